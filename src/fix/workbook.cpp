#include "fix/workbook.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/numbering.h"
#include "organize/headers.h"
#include "organize/renumber.h"

namespace shale {
namespace {

std::string version_of(std::string_view stem) {
  const std::size_t begin = std::min(stem.find_first_of("0123456789"), stem.size());
  const std::size_t end = std::min(stem.find_first_not_of("0123456789", begin), stem.size());
  return std::string(stem.substr(begin, end - begin));
}

// "-- Dependencies: 001_a.sql" with one more; where there is no such line, text as it is.
std::string with_dependency(std::string text, const std::string& stem) {
  std::size_t at = 0;
  for (std::string_view line : lines(text)) {
    const std::size_t begin = static_cast<std::size_t>(line.data() - text.data());
    const std::string small = lower(line);
    if (!trim(line).starts_with("--")) break;
    if (small.starts_with("-- dependencies:")) {
      if (contains(line, stem)) return text;
      at = begin + line.size();
      const bool none = trim(small.substr(16)).starts_with("none");
      const std::string more = stem + ".sql";
      if (none) return text.replace(begin + 16, line.size() - 16, " " + more);
      return text.insert(at, ", " + more);
    }
  }
  return text;
}

// Is there a line of dependencies that lacks one of these?
bool needs_more(const std::string& text, const Remedy& remedy) {
  return std::ranges::any_of(remedy.dependencies, [&](const std::string& stem) {
    return with_dependency(text, stem) != text;
  });
}

bool overlap(const Remedy::Edit& a, const Remedy::Edit& b) {
  return a.begin < b.end && b.begin < a.end;
}

}  // namespace

Result<Workbook> Workbook::open(const Newcomers& newcomers, std::set<std::string> fixed) {
  TRY(folder, TemporaryFolder::make());
  Workbook book(newcomers, std::move(folder));
  for (const Migration& migration : newcomers.added.migrations)
    CHECK(book.take(
        migration, !fixed.contains(migration.stem) && !newcomers.between.contains(migration.stem)));
  CHECK(book.write());
  return book;
}

Status Workbook::take(const Migration& migration, bool touched) {
  Sheet sheet{.stem = migration.stem,
              .was = migration.stem,
              .home = migration.up.parent_path(),
              .first_up_path = migration.up,
              .touched = touched,
              .runner = migration.runner};
  TRY(text, read_file(migration.up));
  sheet.up_ending = migration.up.filename().string().substr(migration.stem.size());
  sheet.up = sheet.first_up = std::move(text);
  if (migration.down) {
    TRY(down, read_file(*migration.down));
    sheet.down = sheet.first_down = std::move(down);
    sheet.first_down_path = *migration.down;
  }
  sheets_.push_back(std::move(sheet));
  return ok();
}

Status Workbook::write() const {
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path(), failed))
    std::filesystem::remove(entry.path(), failed);
  for (const Sheet& sheet : sheets_) {
    const Path up = folder_.path() / (sheet.stem + sheet.up_ending);
    CHECK(write_file(up, sheet.up));
    if (sheet.runner) std::filesystem::permissions(up, std::filesystem::perms::owner_all, failed);
    if (sheet.down) CHECK(write_file(folder_.path() / (sheet.stem + ".down.sql"), *sheet.down));
  }
  return ok();
}

Result<Newcomers> Workbook::newcomers() const {
  CHECK(write());
  TRY(folder, read_folder(folder_.path()));
  Newcomers now = newcomers_;
  now.added.migrations = std::move(folder.migrations);
  return now;
}

Workbook::Sheet* Workbook::find(std::string_view stem) {
  const auto found = std::ranges::find(sheets_, stem, &Sheet::stem);
  return found == sheets_.end() ? nullptr : &*found;
}

// From the last to the first, so that places stay what they are. Of two that overlap the first
// finding's counts; the other one speaks again, or is settled by then.
std::size_t Workbook::edit(Sheet& sheet, const std::vector<const Finding*>& findings) {
  std::vector<Remedy::Edit> edits;
  std::size_t applied = 0;
  std::vector<std::string> behind;
  for (const Finding* finding : findings) {
    const Remedy& remedy = finding->remedy;
    const bool clashes = std::ranges::any_of(remedy.edits, [&](const Remedy::Edit& e) {
      return std::ranges::any_of(edits, [&](const Remedy::Edit& o) { return overlap(e, o); });
    });
    if (clashes || !remedy.does_something() || !remedy.new_stem.empty()) continue;
    // What did not settle it once will not do it a second time.
    if (!tried_.insert(finding->rule + " " + finding->message).second) continue;
    edits.insert(edits.end(), remedy.edits.begin(), remedy.edits.end());
    behind.insert(behind.end(), remedy.behind.begin(), remedy.behind.end());
    if (remedy.edits.empty() && remedy.behind.empty() && !needs_more(sheet.up, remedy)) continue;
    done_.push_back(fmt::format("{}: {} [{}]", sheet.stem, finding->message, finding->rule));
    ++applied;
  }
  std::ranges::sort(edits, std::greater(), &Remedy::Edit::begin);
  for (const Remedy::Edit& e : edits) sheet.up.replace(e.begin, e.end - e.begin, e.text);
  for (const Finding* finding : findings)
    for (const std::string& stem : finding->remedy.dependencies)
      sheet.up = with_dependency(std::move(sheet.up), stem);
  if (!behind.empty()) put_behind(Sheet(sheet), behind);
  return applied;
}

std::string Workbook::next_free_version() const {
  Folder all = newcomers_.before;
  const Habit habit = habit_of(all);
  for (const Sheet& sheet : sheets_)
    all.migrations.push_back({.stem = sheet.stem, .version = version_of(sheet.stem)});
  for (const std::string& stem : reserved_)
    all.migrations.push_back({.stem = stem, .version = version_of(stem)});
  std::ranges::stable_sort(all.migrations, [](const Migration& a, const Migration& b) {
    return compare_versions(a.version, b.version) < 0;
  });
  return next_version(all, habit);
}

// Each statement on its own: none of them waits, or makes others wait, for another's lock.
void Workbook::put_behind(const Sheet& sheet, const std::vector<std::string>& statements) {
  std::string text;
  for (const std::string& statement : statements) text += "\n" + statement + "\n";
  if (const auto known = behind_.find(sheet.stem); known != behind_.end()) {
    find(known->second)->up += text;
    return;
  }
  const std::string version = next_free_version();
  const std::string old = version_of(sheet.stem);
  const std::string stem = with_version(sheet.stem, old, version) + "_follow_up";
  std::string title = replace_all(stem.substr(stem.find(version) + version.size()), "_", " ");
  title.erase(0, title.find_first_not_of(" -."));
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  const std::string header = fmt::format(
      "-- Migration {}: {}\n-- Purpose: what {} needs, without a lock that others would wait for\n"
      "-- Dependencies: {}.sql\n-- Rollback: {}.down.sql\n"
      "-- shale: no-transaction\n",
      version, title, sheet.stem, sheet.stem, stem);
  behind_[sheet.stem] = stem;
  sheets_.push_back(
      {.stem = stem, .home = sheet.home, .up_ending = sheet.up_ending, .up = header + text});
}

void Workbook::rename(Sheet& sheet, const std::string& stem) {
  const std::string old = sheet.stem;
  sheet.up = with_new_number(sheet.up, version_of(old), version_of(stem));
  if (sheet.down) sheet.down = with_new_number(*sheet.down, version_of(old), version_of(stem));
  sheet.stem = stem;
  for (Sheet& other : sheets_) {
    if (!other.touched) continue;
    other.up = with_new_names(other.up, {{old, stem}});
    if (other.down) other.down = with_new_names(*other.down, {{old, stem}});
  }
  for (auto& [of, behind] : behind_)
    if (behind == old) behind = stem;
  if (const auto behind = behind_.find(old); behind != behind_.end()) {
    behind_[stem] = behind->second;
    behind_.erase(old);
  }
}

Result<std::size_t> Workbook::apply(const std::vector<Finding>& findings) {
  std::size_t applied = 0;
  // What gets a new number keeps it from what is written now.
  reserved_.clear();
  for (const Finding& finding : findings)
    if (!finding.remedy.new_stem.empty()) reserved_.insert(finding.remedy.new_stem);
  std::map<std::string, std::vector<const Finding*>> by_stem;
  // Notes are for people, but for what is only a line of a header.
  for (const Finding& finding : findings)
    if (finding.remedy.does_something() &&
        (finding.severity > Severity::note || finding.remedy.edits.empty()))
      by_stem[finding.stem].push_back(&finding);
  for (const auto& [stem, own] : by_stem) {
    Sheet* sheet = find(stem);
    if (sheet == nullptr || !sheet->touched || sheet->runner) continue;
    applied += edit(*sheet, own);
  }
  for (const Finding& finding : findings) {
    const std::string& stem = finding.remedy.new_stem;
    Sheet* sheet = stem.empty() ? nullptr : find(finding.stem);
    if (sheet == nullptr || !sheet->touched || find(stem) != nullptr) continue;
    done_.push_back(
        fmt::format("{} is {}: {} [{}]", sheet->stem, stem, finding.message, finding.rule));
    rename(*sheet, stem);
    ++applied;
  }
  return applied;
}

Status Workbook::add_downs(const std::vector<MigrationImpact>& impact) {
  for (const MigrationImpact& one : impact) {
    Sheet* sheet = find(one.stem);
    if (sheet == nullptr || !sheet->touched || sheet->down || one.drafted_down.empty()) continue;
    sheet->down = fmt::format("-- Rollback {}: takes back {}\n\n{}", version_of(sheet->stem),
                              sheet->stem, one.drafted_down);
    if (!sheet->down->ends_with('\n')) *sheet->down += '\n';
    done_.push_back(fmt::format("{} has a down, which was run and compared", sheet->stem));
  }
  return ok();
}

Result<std::vector<FixedFile>> Workbook::changes() const {
  std::vector<FixedFile> files;
  for (const Sheet& sheet : sheets_) {
    const Path up = up_path(sheet), down = sheet.home / (sheet.stem + ".down.sql");
    std::error_code failed;
    for (const auto& [old, now] :
         {std::pair(sheet.first_up_path, up), std::pair(sheet.first_down_path, down)})
      if (old != now && (sheet.down || now == up) && std::filesystem::exists(now, failed))
        return Error{.what = shown(now) + " is there already",
                     .hint = "move it away, and try again"};
    if (sheet.first_up_path != up || sheet.up != sheet.first_up)
      files.push_back({sheet.first_up_path, up, sheet.up});
    if (sheet.down && (sheet.first_down_path != down || sheet.down != sheet.first_down))
      files.push_back({sheet.first_down_path, down, *sheet.down});
  }
  return files;
}

void Workbook::put_right(Review& review) const {
  const std::string here = folder_.path().string() + "/";
  const auto right = [&](Place& place) {
    if (!place.file.starts_with(here)) return;
    const std::string name = place.file.substr(here.size());
    for (const Sheet& sheet : sheets_)
      if (name.starts_with(sheet.stem + ".")) place.file = shown(sheet.home / name);
  };
  for (Finding& finding : review.findings) right(finding.place);
  for (Finding& finding : review.suppressed) right(finding.place);
}

}  // namespace shale
