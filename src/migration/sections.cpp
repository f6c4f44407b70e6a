#include "migration/sections.h"

#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/header.h"

namespace shale {
namespace {

// The lines of other tools, behind their two dashes and in small letters; options may follow. They
// know nothing of statements: a line counts wherever it stands.
struct Marks {
  std::string_view tool, up, down;
};
constexpr Marks others[] = {
    {"goose", "+goose up", "+goose down"},
    {"sql-migrate", "+migrate up", "+migrate down"},
    {"dbmate", "migrate:up", "migrate:down"},
    {"tern", "", "-- create above / drop below ----"},
};

bool begins_with(std::string_view comment, std::string_view mark) {
  return comment.size() >= mark.size() &&
         same_ignoring_case(comment.substr(0, mark.size()), mark) &&
         (comment.size() == mark.size() || comment[mark.size()] == ' ' ||
          comment[mark.size()] == '\t');
}

bool is_mark(std::string_view line, std::string_view mark) {
  return !mark.empty() && line.starts_with("--") && begins_with(trim(line.substr(2)), mark);
}

std::size_t offset_in(std::string_view text, std::string_view line) {
  return static_cast<std::size_t>(line.data() - text.data());
}

struct Section {
  const Marks* marks = nullptr;
  std::size_t begin = 0;  // of its line
};

// The first down of another tool.
std::optional<Section> others_down(std::string_view text) {
  for (std::string_view line : lines(text))
    for (const Marks& marks : others)
      if (is_mark(line, marks.down)) return Section{&marks, offset_in(text, line)};
  return std::nullopt;
}

Status check_others(std::string_view text, const Path& file) {
  for (std::string_view line : lines(text))
    if (is_mark(line, "+goose envsub on"))
      return Error{.what = "goose fills variables of the environment in here; shale does not",
                   .hint = "write their values into the file",
                   .place = place_at(shown(file), text, offset_in(text, line))};
  const std::optional<Section> down = others_down(text);
  if (!down) return ok();
  for (std::string_view line : lines(text.substr(down->begin)))
    if (is_mark(line, down->marks->up))
      return Error{
          .what = fmt::format("behind the down of {}, this file goes up again", down->marks->tool),
          .hint = "put what goes up above, and what goes down below",
          .place = place_at(shown(file), text, offset_in(text, line))};
  return ok();
}

// Is a line of a gap, and all behind it, inside of a block comment? `depth` is that before the
// line.
int block_depth_behind(std::string_view line, int depth) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view two = line.substr(i, 2);
    if (depth == 0 && two == "--") break;
    if (two != "/*" && (two != "*/" || depth == 0)) continue;
    depth += two == "/*" ? 1 : -1;
    ++i;
  }
  return depth;
}

}  // namespace

std::vector<DirectiveLine> directive_lines(const Script& script) {
  std::vector<DirectiveLine> found;
  std::size_t offset = 0;
  for (std::size_t i = 0; i <= script.statements().size(); ++i) {
    const std::string_view gap = script.gap(i);
    int depth = 0;
    for (std::string_view line : split(gap, '\n')) {
      const std::size_t at = offset + static_cast<std::size_t>(line.data() - gap.data());
      const bool own = at == 0 || script.text()[at - 1] == '\n';
      const std::string_view words = directive_of(line);
      if (own && depth == 0 && !words.empty()) found.push_back({std::string(words), at, i});
      depth = block_depth_behind(line, depth);
    }
    if (i < script.statements().size()) offset = script.statements()[i].whole_end;
  }
  return found;
}

std::optional<std::size_t> down_section(std::string_view text) {
  if (const std::optional<Section> down = others_down(text)) return down->begin;
  if (!contains(text, "shale:") || !contains(text, "down")) return std::nullopt;
  const auto script = Script::split(std::string(text));
  if (!script) return std::nullopt;  // read_source says what is wrong with it
  for (const DirectiveLine& line : directive_lines(*script))
    if (line.words == "down") return line.offset;
  return std::nullopt;
}

bool asks_for_no_transaction(std::string_view comment) {
  // The whole line: "no-transaction needed here" is said to people.
  for (std::string_view whole :
       {"+goose no transaction", "atlas:txmode none", "no-transaction", "-- tern: disable-tx ----"})
    if (same_ignoring_case(comment, whole)) return true;
  for (const Marks& marks : others)
    for (std::string_view mark : {marks.up, marks.down})
      if (!mark.empty() && begins_with(comment, mark)) {
        const std::string options = lower(comment.substr(mark.size()));
        return contains(options, "notransaction") || contains(options, "transaction:false");
      }
  return false;
}

// Shale's own directive inside of a statement is none: the statement before it lacks its semicolon,
// and the down would be sent as a part of the up.
Status check_sections(std::string_view text, const Path& file) {
  CHECK(check_others(text, file));
  if (!contains(text, "shale:")) return ok();
  const auto script = Script::split(std::string(text));
  if (!script) return ok();  // read_source says what is wrong with it
  for (const DirectiveLine& line : directive_lines(*script))
    if (line.words == "down") return ok();
  for (std::string_view line : split(text, '\n')) {
    if (directive_of(line) != "down") continue;
    const std::size_t at = offset_in(text, line);
    return Error{.what = "this directive stands inside of a statement",
                 .hint = "end the statement before it with a semicolon",
                 .place = place_at(shown(file), text, text.find("shale:", at))};
  }
  return ok();
}

}  // namespace shale
