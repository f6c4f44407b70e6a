#include "migration/migration.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/text.h"
#include "migration/format.h"
#include "sql/facts.h"

namespace shale {
namespace {

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

bool before(const Migration& a, const Migration& b) {
  const auto order = compare_versions(a.version, b.version);
  return order != 0 ? order < 0 : a.stem < b.stem;
}

// Does the name that somebody wrote under "Dependencies:" mean this migration?
bool is_meant(std::string_view written, const Migration& migration) {
  for (std::string_view suffix : {".up.sql", ".sql"})
    if (written.ends_with(suffix)) written.remove_suffix(suffix.size());
  return written == migration.stem;
}

bool needs(const Migration& migration, const Migration& other) {
  return std::ranges::any_of(migration.header.dependencies,
                             [&](const std::string& written) { return is_meant(written, other); });
}

// Orders migrations of one version: the first by name that needs none of those that are left.
Status order_group(std::vector<Migration>::iterator begin, std::vector<Migration>::iterator end) {
  for (auto place = begin; place != end; ++place) {
    const auto next = std::find_if(place, end, [&](const Migration& candidate) {
      return std::none_of(place, end, [&](const Migration& other) {
        return &other != &candidate && needs(candidate, other);
      });
    });
    if (next == end) {
      std::string names;
      for (auto it = place; it != end; ++it) names += (names.empty() ? "" : ", ") + it->stem;
      return Error{.what = "these migrations depend on each other in a circle: " + names,
                   .hint = "break it in their \"Dependencies:\" lines"};
    }
    std::rotate(place, next, next + 1);
  }
  return ok();
}

}  // namespace

std::string_view name_of(Direction direction) {
  return direction == Direction::up ? "up" : "down";
}

std::string raw_checksum(std::string_view text) {
  if (text.find('\r') == text.npos) return sha256(text);
  return sha256(replace_all(std::string(text), "\r\n", "\n"));
}

std::string tokens_checksum(std::string_view text) {
  return sha256(tokens_of(text));
}

std::weak_ordering compare_versions(std::string_view a, std::string_view b) {
  a = without_zeros(a);
  b = without_zeros(b);
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

const Migration* Folder::find(std::string_view stem) const {
  const auto found = std::ranges::find(migrations, stem, &Migration::stem);
  return found == migrations.end() ? nullptr : &*found;
}

Status put_in_order(std::vector<Migration>& migrations) {
  std::ranges::sort(migrations, before);
  for (auto begin = migrations.begin(); begin != migrations.end();) {
    const auto end = std::find_if(begin, migrations.end(), [&](const Migration& m) {
      return compare_versions(m.version, begin->version) != 0;
    });
    if (end - begin > 1) CHECK(order_group(begin, end));
    begin = end;
  }
  return ok();
}

Result<std::string> read_sql_file(const Path& path) {
  TRY(text, read_file(path));
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return Error{.what = shown(path) + " is UTF-16, not UTF-8",
                 .hint = "convert it: iconv -f UTF-16 -t UTF-8"};
  if (const std::size_t nul = text.find('\0'); nul != text.npos)
    return Error{
        .what = "this file has a NUL byte; it is not SQL text",
        .hint = "is it a binary file (a compressed dump, say) with the name of a migration?",
        .place = place_at(shown(path), text, nul)};
  std::size_t bad = 0;
  if (!is_utf8(text, &bad)) {
    Place place = place_at(shown(path), std::string_view(text).substr(0, bad), bad);
    place.text.clear();  // what can't be read can't be shown
    return Error{.what = "this file is not UTF-8 here",
                 .hint = "convert it, for example: iconv -f LATIN1 -t UTF-8",
                 .place = std::move(place)};
  }
  return text;
}

Status check_directives(std::string_view text, const Path& file) {
  CHECK(check_sections(text, file));
  if (!contains(text, "shale:")) return ok();
  const auto script = Script::split(std::string(text));
  if (!script) return ok();  // read_source says what is wrong with it
  std::size_t top = 0;       // the gap whose directives are about the whole
  for (const DirectiveLine& line : directive_lines(*script)) {
    if (line.words == "down") {
      top = line.gap;
      continue;
    }
    const Place place = place_at(shown(file), text, text.find("shale:", line.offset));
    Directives said;
    CHECK(take_directive(line.words, place, said));
    const bool of_the_whole = said.no_transaction || !said.extensions.empty() ||
                              said.replaces.has_value() || !said.was.empty();
    if (of_the_whole && line.gap != top)
      return Error{
          .what = "this directive stands behind a statement: -- shale: " + std::string(line.words),
          .hint = "it is about the whole migration: put it above the first statement",
          .place = place};
  }
  return ok();
}

Result<Source> read_source(const Migration& migration, Direction direction) {
  if (direction == Direction::down && !migration.has_down())
    return Error{.what = migration.stem + " has no down",
                 .hint = "write " + migration.stem + ".down.sql, or a \"-- shale: down\" section"};
  const bool own_file = direction == Direction::down && migration.down.has_value();
  const Path& path = own_file ? *migration.down : migration.up;
  const bool is_kept = !own_file && migration.text != nullptr;
  TRY(text, is_kept ? Result<std::string>(*migration.text) : read_sql_file(path));
  if (!own_file && migration.down_in_file) {
    const std::size_t cut = down_section(text).value_or(text.size());
    if (direction == Direction::up) {
      text.resize(cut);
    } else {
      // Blanks in place of the up part, and of shale's directive: every position stays what it is
      // in the file. What stands in another tool's line is about the down.
      const bool ours = !directive_of(lines(std::string_view(text).substr(cut)).front()).empty();
      const std::size_t begin = ours ? std::min(text.find('\n', cut), text.size()) : cut;
      std::ranges::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin),
                             text.begin(), [](char c) { return c == '\n' ? c : ' '; });
    }
  }
  TRY(script, Script::split(std::move(text), shown(path)));
  return Source{std::move(script)};
}

Result<Folder> read_folder(const Path& root, Texts texts) {
  TRY(listing, list_folder(root));
  listing.texts = texts;
  const Format* best = nullptr;
  int most = 0;
  for (const Format* format : formats()) {
    const int fit = format->fits(listing);
    if (fit > most) {
      most = fit;
      best = format;
    }
  }
  if (best == nullptr) return Folder{.root = root};
  TRY(folder, best->read(std::move(listing)));
  folder.root = root;
  folder.format = best->name;
  CHECK(put_in_order(folder.migrations));
  return folder;
}

Status check_versions(const Folder& folder) {
  if (!folder.migrations.empty() || folder.strays.empty()) return ok();
  Error error{.what = "none of the SQL files in " + shown(folder.root) + " has a version",
              .hint =
                  "a migration's name starts with its number: 001_name.sql, or "
                  "001_name.up.sql with 001_name.down.sql"};
  error.notes.push_back(folder.strays.front());
  return error;
}

}  // namespace shale
