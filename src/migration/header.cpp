#include "migration/header.h"

#include <array>

#include "base/text.h"
#include "migration/sections.h"

namespace shale {
namespace {

constexpr std::array<std::string_view, 7> known_directives = {
    "no-transaction", "where", "replaces", "was", "down", "ignore", "prints"};

struct CommentLine {
  std::string_view text;
  std::size_t offset;  // of the line's first byte in the file
  std::size_t at;      // of the text's first byte
};

// The lines of the comments before the first statement, without their comment signs.
std::vector<CommentLine> top_comment_lines(std::string_view text) {
  std::vector<CommentLine> found;
  bool block = false;
  std::size_t offset = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (offset < text.size()) {
    const std::size_t newline = text.find('\n', offset);
    const std::size_t end = newline == text.npos ? text.size() : newline;
    std::string_view line = trim(text.substr(offset, end - offset));
    const auto add = [&](std::string_view part) {
      part = trim(part);
      found.push_back({part, offset, static_cast<std::size_t>(part.data() - text.data())});
    };
    if (block || line.starts_with("/*")) {
      if (!block) line.remove_prefix(2);
      const std::size_t close = line.find("*/");
      block = close == line.npos;
      std::string_view inside = trim(line.substr(0, close));
      while (inside.starts_with('*')) inside.remove_prefix(1);
      add(inside);
      if (!block && !trim(line.substr(close + 2)).empty()) break;
    } else if (line.starts_with("--")) {
      add(line.substr(2));
    } else if (!line.empty()) {
      break;
    }
    offset = end + 1;
  }
  return found;
}

// The same of a program: lines that begin with #, // or --.
std::vector<CommentLine> program_comment_lines(std::string_view text) {
  std::vector<CommentLine> found;
  for (std::string_view whole : split(text, '\n')) {
    const std::string_view line = trim(whole);
    if (line.starts_with("#!") || line.empty()) continue;
    const std::size_t sign = line.starts_with('#')                              ? 1
                             : line.starts_with("//") || line.starts_with("--") ? 2
                                                                                : 0;
    if (sign == 0) break;
    const std::string_view part = trim(line.substr(sign));
    found.push_back({part, static_cast<std::size_t>(whole.data() - text.data()),
                     static_cast<std::size_t>(part.data() - text.data())});
  }
  return found;
}

// "Migration 022: title" has the key "migration" and the value "title".
bool take_field(std::string_view line, std::string_view key, std::string_view& value) {
  if (line.size() <= key.size() || !same_ignoring_case(line.substr(0, key.size()), key))
    return false;
  std::string_view rest = line.substr(key.size());
  const std::size_t colon = rest.find(':');
  if (colon == rest.npos) return false;
  const std::string_view number = trim(rest.substr(0, colon));
  if (!number.empty() && !is_digits(number)) return false;
  value = trim(rest.substr(colon + 1));
  return true;
}

// Names of migrations start with their number; "None" and prose are no names.
void add_dependencies(std::string_view value, std::vector<std::string>& out) {
  std::string plain;
  int depth = 0;
  for (char c : value) {
    if (c == '(') ++depth;
    if (depth == 0) plain += c;
    if (c == ')' && depth > 0) --depth;
  }
  for (std::string_view part : split(plain, ',')) {
    part = trim(part);
    part = part.substr(0, part.find_first_of(" \t;"));
    if (!part.empty() && part.front() >= '0' && part.front() <= '9') out.emplace_back(part);
  }
}

// "001_a..030_z". Stems may have blanks in them.
std::optional<Replaces> range_in(std::string_view words) {
  const std::size_t dots = words.find("..");
  if (dots == words.npos) return std::nullopt;
  Replaces range{std::string(trim(words.substr(0, dots))),
                 std::string(trim(words.substr(dots + 2)))};
  const bool good = !range.first.empty() && !range.last.empty() && !contains(range.last, "..");
  return good ? std::optional(std::move(range)) : std::nullopt;
}

}  // namespace

Status take_directive(std::string_view words, Place place, Directives& out) {
  const std::vector<std::string_view> parts = [&] {
    std::vector<std::string_view> kept;
    for (std::string_view part : split(words, ' '))
      if (!trim(part).empty()) kept.push_back(trim(part));
    return kept;
  }();
  const std::string_view name = parts.empty() ? "" : parts[0];
  if (name == "no-transaction" && parts.size() == 1) {
    out.no_transaction = true;
  } else if (name == "where" && parts.size() == 3 && parts[1] == "extension") {
    out.extensions.emplace_back(parts[2]);
  } else if (name == "was" && parts.size() == 2) {
    out.was.emplace_back(parts[1]);
  } else if (name == "prints" && parts.size() == 2 && parts[1] == "sql") {
    out.prints_sql = true;
  } else if (auto range = range_in(trim(words).substr(name.size())); name == "replaces" && range) {
    if (out.replaces && *out.replaces != *range)
      return Error{.what = "a file is of one squash, and this is the second that it names",
                   .hint = "keep one of the lines that begin with -- shale: replaces",
                   .place = std::move(place)};
    out.replaces = std::move(range);
  } else if (name != "down" && name != "ignore") {
    const std::string meant = nearest(name, {known_directives.begin(), known_directives.end()});
    return Error{.what = "this is not a directive: -- shale: " + std::string(words),
                 .hint = meant.empty() || meant == name
                             ? "known are: no-transaction, where extension NAME, replaces "
                               "FIRST..LAST, was STEM, down; "
                               "of a program: prints sql"
                             : "did you mean " + meant + "?",
                 .place = std::move(place)};
  }
  return ok();
}

std::string_view directive_of(std::string_view line) {
  line = trim(line);
  if (!line.starts_with("--")) return {};
  line = trim(line.substr(2));
  if (!line.starts_with("shale:")) return {};
  return trim(line.substr(6));
}

namespace {

Result<TopComment> read_lines(const std::vector<CommentLine>& all, std::string_view text,
                              const Path& file) {
  TopComment out;
  bool in_dependencies = false;
  for (const CommentLine& line : all) {
    std::string_view value;
    if (asks_for_no_transaction(line.text)) out.directives.no_transaction = true;
    const bool continues = in_dependencies && !line.text.empty() && !contains(line.text, ":");
    if (line.text.starts_with("shale:")) {
      const std::string_view words = trim(line.text.substr(6));
      if (words == "down") break;
      CHECK(take_directive(words, place_at(shown(file), text, line.at), out.directives));
    } else if (continues) {
      add_dependencies(line.text, out.header.dependencies);
      continue;
    } else if (take_field(line.text, "dependencies", value) ||
               take_field(line.text, "depends on", value)) {
      add_dependencies(value, out.header.dependencies);
      in_dependencies = true;
      continue;
    } else if (take_field(line.text, "migration", value)) {
      out.header.title = value;
    } else if (take_field(line.text, "purpose", value)) {
      out.header.purpose = value;
    } else if (take_field(line.text, "rollback", value)) {
      out.header.rollback = value;
    }
    in_dependencies = false;
  }
  return out;
}

}  // namespace

Result<TopComment> read_top_comment(std::string_view text, const Path& file) {
  return read_lines(top_comment_lines(text), text, file);
}

Result<TopComment> read_program_comment(std::string_view text, const Path& file) {
  return read_lines(program_comment_lines(text), text, file);
}

}  // namespace shale
