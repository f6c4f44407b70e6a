#include "organize/organize.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/squash_proof.h"
#include "organize/cut.h"
#include "organize/headers.h"
#include "organize/index.h"
#include "organize/renumber.h"
#include "organize/survey.h"

namespace shale {
namespace {

std::string comment_sign(const Path& program) {
  constexpr std::string_view slashes[] = {".js", ".ts", ".mjs", ".php", ".go"};
  return std::ranges::find(slashes, program.extension().string()) != std::end(slashes) ? "//" : "#";
}

class Organizer {
 public:
  Organizer(const Folder& folder, const OrganizeOptions& options)
      : folder_(folder), options_(options) {}

  Result<Organized> run() {
    TRY(proof, read_squash_proof(folder_.root));
    if (proof)
      for (const SquashProof::File& file : proof->files) of_squash_.insert(file.stem);
    TRY(seen, survey(folder_, options_));
    survey_ = std::move(seen);
    remarks_ = survey_.remarks;
    CHECK(cut_long_ones());
    if (options_.renumber) give_numbers();
    for (std::size_t i = 0; i < survey_.entries.size(); ++i) CHECK(settle(i));
    name_what_is_long();
    Organized organized{.entries = std::move(survey_.entries), .remarks = std::move(remarks_)};
    if (options_.index) CHECK(write_index(organized));
    return organized;
  }

 private:
  Entry& entry(std::size_t i) { return survey_.entries[i]; }

  const Migration* migration_of(const Entry& entry) const {
    return entry.runs ? folder_.find(entry.stem) : nullptr;
  }

  bool is_pending(const Entry& entry) const { return options_.pending.contains(entry.stem); }

  // One that no database has is cut; its parts follow it, and get numbers of their own.
  Status cut_long_ones() {
    if (!options_.renumber) return ok();
    for (std::size_t i = 0; i < survey_.entries.size(); ++i) {
      const Migration* migration = migration_of(entry(i));
      if (migration == nullptr || migration->runner || !is_pending(entry(i)) ||
          entry(i).lines <= options_.max_lines)
        continue;
      if (migration->has_down()) {
        say(fmt::format("{} is not cut: its down would have to be cut with it", entry(i).stem));
        continue;
      }
      TRY(source, read_source(*migration, Direction::up));
      Cut cut = cut_script(source.script, options_.max_lines);
      if (!cut.why_not.empty()) {
        say(fmt::format("{} is not cut: {}", entry(i).stem, cut.why_not));
        continue;
      }
      insert_parts(i, std::move(cut.parts));
      i += cuts_.at(entry(i).stem) - 1;
    }
    return ok();
  }

  void insert_parts(std::size_t i, std::vector<std::string> parts) {
    cuts_[entry(i).stem] = parts.size();
    entry(i).files.front().text = parts.front();
    entry(i).lines = lines(parts.front()).size();
    for (std::size_t k = 1; k < parts.size(); ++k) {
      Entry part = entry(i);
      const std::string ending = fmt::format("_part_{}", k + 1);
      part.stem = part.now = entry(i).stem + ending;
      part.name += ending;
      part.title = fmt::format("{}, part {}", part.title.empty() ? part.name : part.title, k + 1);
      part.lines = lines(parts[k]).size();
      const Path beside = part.files.front().from.parent_path();
      part.files = {{.from = {}, .to = beside / (part.stem + ".sql"), .text = parts[k]}};
      const auto at = static_cast<std::ptrdiff_t>(i + k);
      survey_.entries.insert(survey_.entries.begin() + at, std::move(part));
      survey_.needs.insert(survey_.needs.begin() + at, {entry(i + k - 1).stem});
      survey_.downs.insert(survey_.downs.begin() + at, "");
    }
  }

  // In the order in which they run, parts included.
  void give_numbers() {
    Folder order;
    for (const Entry& entry : survey_.entries)
      if (entry.runs) order.migrations.push_back({.stem = entry.stem, .version = entry.version});
    Renumbering numbers = renumber(order, of_squash_);
    for (std::string& remark : numbers.remarks) say(std::move(remark));
    for (Entry& entry : survey_.entries) {
      const auto found = numbers.versions.find(entry.stem);
      if (!entry.runs || found == numbers.versions.end()) continue;
      entry.now = with_version(entry.stem, entry.version, found->second);
      // "010" is of "010_x" alone, and "065_a" is not of "065_a_b".
      stems_[entry.stem] = entry.now;
      if (!is_pending(entry)) entry.was.insert(entry.was.begin(), entry.stem);
      entry.version = found->second;
    }
  }

  Status settle(std::size_t i) {
    Entry& it = entry(i);
    const Migration* migration = migration_of(it);
    for (std::size_t k = 0; k < it.files.size(); ++k) {
      OrganizedFile& file = it.files[k];
      TRY(text, text_of(file, it, i, migration, k == 0));
      if (text) file.text = std::move(*text);
      file.to = place_of(file, it, migration);
    }
    if (it.files.front().text) it.lines = lines(*it.files.front().text).size();
    return ok();
  }

  Path place_of(const OrganizedFile& file, const Entry& entry, const Migration* migration) {
    const Path& old = file.from.empty() ? file.to : file.from;
    std::string name = old.filename().string();
    if (const auto renamed = stems_.find(entry.stem); renamed != stems_.end())
      name = with_version(name, migration != nullptr ? migration->version : old_version(entry),
                          entry.version);
    Path place = options_.move ? folder_of(options_.layout, entry.category, entry.name, entry.deeds)
                               : old.parent_path();
    place /= name;
    if (taken_.insert(place).second) return place;
    say(fmt::format("{} stays where it is: there is another {}", old.string(), place.string()));
    taken_.insert(old);
    return old;
  }

  // Of a part: that of what it was cut from.
  static std::string old_version(const Entry& entry) {
    return entry.stem.substr(0, entry.stem.find_first_not_of("0123456789"));
  }

  // The file's text by now; none: as it is.
  Result<std::optional<std::string>> text_of(const OrganizedFile& file, const Entry& entry,
                                             std::size_t i, const Migration* migration, bool up) {
    std::string old;
    if (!file.from.empty()) {
      TRY(read, read_file(folder_.root / file.from));
      old = std::move(read);
    }
    std::string text = file.text.value_or(old);
    const bool renumbered = stems_.contains(entry.stem);
    if (entry.category == Category::runner) {
      if (renumbered && !is_pending(entry))
        text = with_former_name(text, entry.stem, comment_sign(file.from));
      warn_of_names(text, file.from);
    } else if (!of_squash_.contains(entry.stem) && entry.category != Category::archive) {
      if (renumbered && migration != nullptr)
        text = with_new_number(text, migration->version, entry.version);
      if (!stems_.empty()) text = with_new_names(text, stems_);
      if (up && options_.headers) CHECK(complete(text, entry, i, migration));
      if (up && renumbered && !is_pending(entry)) text = with_former_name(text, entry.stem, "--");
    }
    if (!file.text && text == old) return std::optional<std::string>();
    return std::optional(std::move(text));
  }

  Status complete(std::string& text, const Entry& entry, std::size_t i,
                  const Migration* migration) const {
    TRY(top, read_top_comment(text, entry.files.front().from));
    text = with_header(text, top.header,
                       {.version = entry.version,
                        .name = entry.name,
                        .purpose = sentence_of(entry.deeds),
                        .dependencies = dependencies(i),
                        .rollback = rollback(entry, i, migration)});
    return ok();
  }

  std::string dependencies(std::size_t i) const {
    std::vector<std::string> files;
    for (const std::string& stem : survey_.needs[i]) {
      const auto renamed = stems_.find(stem);
      files.push_back((renamed == stems_.end() ? stem : renamed->second) + ".sql");
    }
    return files.empty() ? "none" : join(files, ", ");
  }

  std::string rollback(const Entry& entry, std::size_t i, const Migration* migration) const {
    if (migration == nullptr || !migration->has_down()) return "none";
    const std::string where =
        migration->down_in_file ? "the down section below" : entry.now + ".down.sql";
    const std::string& what = survey_.downs[i];
    return what.empty() ? where : where + " (" + what + ")";
  }

  // A program that names a file by a name that it has no more.
  void warn_of_names(const std::string& text, const Path& program) {
    for (const auto& [old, now] : stems_)
      if (contains(text, old + "."))
        say(fmt::format("{} names {}, which is {} by now", program.string(), old, now));
  }

  void name_what_is_long() {
    for (const Entry& entry : survey_.entries)
      if (entry.lines > options_.max_lines && entry.category != Category::archive && entry.runs)
        say(fmt::format("{} has {}, the limit is {}", entry.now, count_of(entry.lines, "line"),
                        options_.max_lines));
  }

  Status write_index(Organized& organized) const {
    const Path path = folder_.root / index_name;
    std::string old;
    std::error_code failed;
    if (std::filesystem::exists(path, failed)) {
      TRY(text, read_file(path));
      old = std::move(text);
    }
    TRY(text, index_of(organized, options_.max_lines, old));
    if (text != old)
      organized.index = OrganizedFile{.from = old.empty() ? Path() : Path(index_name),
                                      .to = index_name,
                                      .text = std::move(text)};
    return ok();
  }

  void say(std::string remark) { remarks_.push_back(std::move(remark)); }

  const Folder& folder_;
  const OrganizeOptions& options_;
  Survey survey_;
  std::set<std::string> of_squash_;           // stems that keep their name and their text
  std::map<std::string, std::string> stems_;  // old and new, of those that change
  std::map<std::string, std::size_t> cuts_;   // stem: how many parts
  std::set<Path> taken_;                      // places
  std::vector<std::string> remarks_;
};

}  // namespace

std::vector<const OrganizedFile*> Organized::changes() const {
  std::vector<const OrganizedFile*> all;
  for (const Entry& entry : entries)
    for (const OrganizedFile& file : entry.files)
      if (file.changes()) all.push_back(&file);
  if (index) all.push_back(&*index);
  return all;
}

Result<Organized> organize(const Folder& folder, const OrganizeOptions& options) {
  return Organizer(folder, options).run();
}

}  // namespace shale
