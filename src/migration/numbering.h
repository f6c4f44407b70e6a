// The number and the text of the next migration, after the folder's own habit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migration/migration.h"

namespace shale {

enum class Numbering { sequence, date, timestamp };
Result<Numbering> numbering_named(std::string_view name);
Numbering numbering_of(std::string_view version);

// The next one of its kind: 099 and 100, 20251025235959 and 20251026000000.
std::string version_behind(const std::string& version);

// Are both dates, written with more or fewer digits, of which the later one counts as the lower
// number? So it is with 20250625 and 20240101120000.
bool is_later_but_lower(std::string_view lower, std::string_view higher);

struct Habit {
  Numbering numbering = Numbering::sequence;
  std::size_t width = 3;  // digits of a sequence number
  bool one_file = false;
};
// What most of the newest migrations do. An empty folder: 001, two files.
Habit habit_of(const FolderPart& folder);

std::string next_version(const FolderPart& folder, const Habit& habit);

// "Add customer to Saved-Insights" becomes add_customer_to_saved_insights. The Error is for a name
// of which nothing is left.
Result<std::string> file_name_of(std::string_view name);

// "023_add_customer"; with what stands before and behind the numbers of the folder, as in
// db_023.add_customer.
std::string stem_of(const FolderPart& folder, const std::string& version, const std::string& name);

struct NewFile {
  Path path{};
  std::string text{};
};
// The files of a new migration, with their headers; nothing is written.
std::vector<NewFile> new_migration(const FolderPart& folder, const Habit& habit,
                                   const std::string& version, const std::string& name);

}  // namespace shale
