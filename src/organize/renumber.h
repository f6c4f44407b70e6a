// New numbers for migrations that share one, in the order in which they run.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "migration/migration.h"

namespace shale {

struct Renumbering {
  std::map<std::string, std::string> versions{};  // by stem: the new ones, and only those
  std::vector<std::string> remarks{};             // numbers that stay shared, and why
};

// The first of those that share a number keeps it; the next takes the next one, and what is in its
// way moves on, until there is a gap. `fixed`: stems that keep their number whatever happens.
// Dates of a day are shared by habit and stay.
Renumbering renumber(const Folder& folder, const std::set<std::string>& fixed);

// "012_unify" with the version 013 is "013_unify"; "db_012.unify" is "db_013.unify". Of any name
// that begins with the stem: its ending stays.
std::string with_version(std::string_view name, std::string_view version,
                         std::string_view new_version);

}  // namespace shale
