#include "organize/survey.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/format.h"

namespace shale {
namespace {

bool in_archive(const Path& inside) {
  return std::ranges::any_of(inside.parent_path(),
                             [](const Path& part) { return part == "archive"; });
}

bool is_program(const Path& file) {
  constexpr std::string_view endings[] = {".sh", ".py", ".js", ".ts", ".mjs", ".rb", ".pl", ".php"};
  return is_executable(file) ||
         std::ranges::find(endings, file.extension().string()) != std::end(endings);
}

bool is_sql(const Path& file) {
  return lower(file.extension().string()) == ".sql";
}

// A down without its up, or one that somebody wrote with a dash: nobody knows where it belongs.
bool is_down(const Path& file) {
  const std::string name = lower(file.stem().string());
  return name.ends_with("down");
}

std::string name_without_number(std::string_view stem) {
  const std::size_t at = stem.find_first_not_of("0123456789_-. ");
  return std::string(at == stem.npos ? stem : stem.substr(at));
}

class Surveyor {
 public:
  Surveyor(const Folder& folder, const OrganizeOptions& options)
      : folder_(folder), options_(options) {}

  Result<Survey> run() {
    for (const Migration& migration : folder_.migrations) CHECK(take(migration));
    CHECK(take_others());
    return std::move(survey_);
  }

 private:
  Path inside(const Path& file) const { return file.lexically_relative(folder_.root); }

  // Somebody put it there: that is its place.
  void choose(Entry& entry, const Path& file, bool runner) {
    const Classification seen = classify(entry.deeds, entry.name);
    entry.category = runner ? Category::runner : seen.category;
    entry.reason = runner ? "a program" : seen.reason;
    if (options_.layout.kind != LayoutKind::categories) return;
    const auto there = category_of_folder(inside(file).parent_path());
    if (!there || *there == entry.category || (*there == Category::archive && entry.runs)) return;
    entry.category = *there;
    entry.reason = "somebody put it there; " + entry.reason;
  }

  void note_makers(const Entry& entry) {
    for (const std::string& table : entry.deeds.tables) makers_[table] = entry.stem;
    for (const std::string& schema : entry.deeds.schemas)
      makers_.try_emplace("schema " + schema, entry.stem);
    for (const auto& [from, to] : entry.deeds.tables_renamed) makers_[to] = entry.stem;
  }

  std::vector<std::string> needs_of(const Entry& entry) const {
    std::set<std::string> stems;
    const auto add = [&](const std::string& key) {
      const auto maker = makers_.find(key);
      if (maker != makers_.end() && maker->second != entry.stem) stems.insert(maker->second);
    };
    for (const std::string& table : entry.deeds.used) add(table);
    for (const std::string& table : entry.deeds.tables)
      if (const std::size_t dot = table.find('.'); dot != table.npos)
        add("schema " + table.substr(0, dot));
    std::vector<std::string> ordered;
    for (const Entry& before : survey_.entries)
      if (stems.contains(before.stem)) ordered.push_back(before.stem);
    return ordered;
  }

  Status take(const Migration& migration) {
    Entry entry{
        .stem = migration.stem,
        .now = migration.stem,
        .name = migration.name,
        .version = migration.version,
        .title = migration.header.title.empty() ? migration.header.purpose : migration.header.title,
        .was = migration.directives.was};
    std::string down;
    TRY(text, read_file(migration.up));
    entry.lines = lines(text).size();
    if (!migration.runner) {
      TRY(source, read_source(migration, Direction::up));
      entry.deeds = deeds_of(source.script, tables_);
      texts_.emplace(source.tokens(), migration.stem);
      if (migration.has_down()) {
        TRY(undo, read_source(migration, Direction::down));
        std::set<std::string> tables = tables_;
        down = sentence_of(deeds_of(undo.script, tables));
      }
    }
    choose(entry, migration.up, migration.runner);
    entry.files.push_back({inside(migration.up), inside(migration.up)});
    if (migration.down) entry.files.push_back({inside(*migration.down), inside(*migration.down)});
    survey_.needs.push_back(needs_of(entry));
    survey_.downs.push_back(std::move(down));
    note_makers(entry);
    survey_.entries.push_back(std::move(entry));
    return ok();
  }

  Status take_others() {
    std::set<Path> known;
    for (const Entry& entry : survey_.entries)
      for (const OrganizedFile& file : entry.files) known.insert(file.from);
    TRY(listing, list_folder(folder_.root));
    for (const Path& file : listing.files) {
      const Path within = inside(file);
      if (known.contains(within) || in_archive(within)) continue;
      if (is_sql(file) && !is_down(file)) CHECK(take_stray(file));
      if (!is_sql(file) && is_program(file)) CHECK(take_program(file));
    }
    return ok();
  }

  void add_other(Entry entry, const Path& file) {
    entry.runs = false;
    entry.stem = entry.now = file.filename().string();
    entry.files.push_back({inside(file), inside(file)});
    survey_.needs.emplace_back();
    survey_.downs.emplace_back();
    survey_.entries.push_back(std::move(entry));
  }

  // SQL without a number. It can't be read: it stays where it is.
  Status take_stray(const Path& file) {
    const auto text = read_sql_file(file);
    auto script = text ? Script::split(*text, shown(file)) : Result<Script>(text.error());
    if (!script) {
      survey_.remarks.push_back(shown(file) + " can't be read: " + script.error().what);
      return ok();
    }
    Entry entry{.name = name_without_number(file.stem().string()), .lines = lines(*text).size()};
    TRY(top, read_top_comment(*text, file));
    entry.title = top.header.title;
    std::set<std::string> tables = tables_;
    entry.deeds = deeds_of(*script, tables);
    entry.runs = false;
    choose(entry, file, false);
    if (const auto same = texts_.find(tokens_checksum(*text)); same != texts_.end()) {
      entry.category = Category::archive;
      entry.reason = "says the same as " + same->second;
    } else {
      survey_.remarks.push_back(
          fmt::format("{} has no number and does not run; give it one if it should", shown(file)));
    }
    add_other(std::move(entry), file);
    return ok();
  }

  Status take_program(const Path& file) {
    TRY(text, read_file(file));
    Entry entry{.name = name_without_number(file.stem().string()),
                .title = first_sentence(text),
                .lines = lines(text).size()};
    choose(entry, file, true);
    entry.reason = "a program without a number: people run it";
    add_other(std::move(entry), file);
    return ok();
  }

  // Of the comment or docstring that a program begins with.
  static std::string first_sentence(std::string_view text) {
    std::string said;
    for (std::string_view line : lines(text)) {
      line = trim(line);
      if (line.starts_with("#!")) continue;
      const std::size_t begin = line.find_first_not_of("#/*\"'- ");
      if (begin == line.npos || (begin == 0 && said.empty())) {
        if (said.empty() && line.empty()) continue;
        break;
      }
      said += (said.empty() ? "" : " ") + std::string(trim(line.substr(begin)));
      if (const std::size_t end = said.find(". "); end != said.npos) said.resize(end);
      if (contains(said, ".") && (said.ends_with('.') || contains(said, ". "))) break;
    }
    while (!said.empty() && contains(".\"' ", said.substr(said.size() - 1))) said.pop_back();
    return said;
  }

  const Folder& folder_;
  const OrganizeOptions& options_;
  Survey survey_;
  std::set<std::string> tables_;               // that are there, by now
  std::map<std::string, std::string> makers_;  // table, or "schema x": the stem that made it
  std::map<std::string, std::string> texts_;   // checksum of tokens: stem
};

}  // namespace

Result<Survey> survey(const Folder& folder, const OrganizeOptions& options) {
  return Surveyor(folder, options).run();
}

}  // namespace shale
