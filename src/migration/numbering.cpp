#include "migration/numbering.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "base/clock.h"
#include "base/text.h"

namespace shale {
namespace {

// 20251025: eight digits that are a day. 20251025093000: fourteen that begin with one.
bool is_date(std::string_view digits) {
  if (digits.size() < 8 || !is_digits(digits)) return false;
  const int year = std::stoi(std::string(digits.substr(0, 4)));
  const int month = std::stoi(std::string(digits.substr(4, 2)));
  const int day = std::stoi(std::string(digits.substr(6, 2)));
  return year >= 1990 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// Digits plus one, at any length: "099" becomes "100".
std::string incremented(std::string digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] != '9') {
      ++digits[i];
      return digits;
    }
    digits[i] = '0';
  }
  return "1" + digits;
}

std::string title_of(std::string_view name) {
  std::string title(name);
  std::ranges::replace(title, '_', ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

Result<Numbering> numbering_named(std::string_view name) {
  if (name == "sequence") return Numbering::sequence;
  if (name == "date") return Numbering::date;
  if (name == "timestamp") return Numbering::timestamp;
  return Error{.what = "there is no numbering " + std::string(name),
               .hint = "sequence (023), date (20251025) or timestamp (20251025093000)"};
}

Numbering numbering_of(std::string_view version) {
  if (version.size() == 14 && is_date(version)) return Numbering::timestamp;
  if (version.size() == 8 && is_date(version)) return Numbering::date;
  return Numbering::sequence;
}

bool is_later_but_lower(std::string_view lower, std::string_view higher) {
  return is_date(lower) && is_date(higher) && lower.size() < higher.size() &&
         lower.substr(0, 8) > higher.substr(0, 8);
}

std::string version_behind(const std::string& version) {
  if (numbering_of(version) != Numbering::timestamp) return incremented(version);
  std::tm time{};
  const auto part = [&](std::size_t at, std::size_t n) { return std::stoi(version.substr(at, n)); };
  time.tm_year = part(0, 4) - 1900;
  time.tm_mon = part(4, 2) - 1;
  time.tm_mday = part(6, 2);
  time.tm_hour = part(8, 2);
  time.tm_min = part(10, 2);
  time.tm_sec = part(12, 2) + 1;
  // A clock that never was (hour 25) goes on in its digits.
  if (time.tm_hour > 23 || time.tm_min > 59 || time.tm_sec > 60) return incremented(version);
  const std::time_t seconds = ::timegm(&time);
  std::tm next{};
  ::gmtime_r(&seconds, &next);
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", next.tm_year + 1900, next.tm_mon + 1,
                     next.tm_mday, next.tm_hour, next.tm_min, next.tm_sec);
}

Habit habit_of(const FolderPart& folder) {
  constexpr std::size_t newest = 20;
  Habit habit;
  if (folder.migrations.empty()) return habit;
  const std::size_t n = std::min(newest, folder.migrations.size());
  std::size_t votes[3] = {}, whole = 0;
  for (std::size_t i = folder.migrations.size() - n; i < folder.migrations.size(); ++i) {
    const Migration& migration = folder.migrations[i];
    ++votes[static_cast<std::size_t>(numbering_of(migration.version))];
    if (!lower(migration.up.filename().string()).ends_with(".up.sql")) ++whole;
  }
  habit.numbering = static_cast<Numbering>(std::ranges::max_element(votes) - std::begin(votes));
  habit.one_file = whole * 2 > n;
  if (habit.numbering == Numbering::sequence) {
    std::size_t last = folder.migrations.size() - 1;
    while (numbering_of(folder.migrations[last].version) != Numbering::sequence) --last;
    habit.width = folder.migrations[last].version.size();
  }
  return habit;
}

std::string next_version(const FolderPart& folder, const Habit& habit) {
  std::string last;
  for (const Migration& migration : folder.migrations)
    if (numbering_of(migration.version) == habit.numbering) last = migration.version;
  // Never behind one that is there already: a clock may be wrong, or two be made in one second.
  // Those of one day are put in order by their dependencies.
  if (habit.numbering == Numbering::timestamp) {
    const std::string now = time_stamp();
    return last.empty() || compare_versions(now, last) > 0 ? now : version_behind(last);
  }
  if (habit.numbering == Numbering::date) {
    const std::string today = date_stamp();
    return last.empty() || compare_versions(today, last) > 0 ? today : last;
  }
  if (last.empty()) return std::string(habit.width - 1, '0') + "1";
  std::string next = incremented(last);
  if (next.size() < habit.width) next.insert(0, habit.width - next.size(), '0');
  return next;
}

Result<std::string> file_name_of(std::string_view name) {
  std::string out;
  for (char c : lower(trim(name))) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (plain) out += c;
    if (!plain && !out.empty() && out.back() != '_') out += '_';
  }
  while (out.ends_with('_')) out.pop_back();
  if (!out.empty()) return out;
  return Error{.what = "a migration needs a name", .hint = "shale new add_customer_to_orders"};
}

std::string stem_of(const FolderPart& folder, const std::string& version, const std::string& name) {
  std::string prefix, separator = "_";
  for (const Migration& migration : folder.migrations) {
    if (migration.runner) continue;
    const std::size_t at = migration.stem.find(migration.version);
    const std::string_view behind =
        std::string_view(migration.stem).substr(at + migration.version.size());
    prefix = migration.stem.substr(0, at);
    separator =
        behind.size() > 1 && contains("_-. ", behind.substr(0, 1)) ? behind.substr(0, 1) : "_";
  }
  return prefix + version + separator + name;
}

std::vector<NewFile> new_migration(const FolderPart& folder, const Habit& habit,
                                   const std::string& version, const std::string& name) {
  const std::string stem = stem_of(folder, version, name);
  const std::string last =
      folder.migrations.empty() ? "none" : folder.migrations.back().stem + ".sql";
  const std::string header =
      fmt::format("-- Migration {}: {}\n-- Purpose: \n-- Dependencies: {}\n", version,
                  title_of(name), folder.migrations.empty() ? "none" : last);
  if (habit.one_file)
    return {{folder.root / (stem + ".sql"),
             header + "-- Rollback: the down section below\n\n\n\n-- shale: down\n\n"}};
  return {{folder.root / (stem + ".up.sql"), header + "-- Rollback: " + stem + ".down.sql\n\n"},
          {folder.root / (stem + ".down.sql"),
           fmt::format("-- Rollback {}: {}\n\n", version, title_of(name))}};
}

}  // namespace shale
