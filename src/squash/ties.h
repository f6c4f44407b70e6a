// What ties two tables to each other: their names, their foreign keys, their births.
#pragma once

#include <vector>

#include "squash/tables.h"

namespace shale {

struct Tie {
  int a = 0, b = 0;  // heads of families, a < b
  double weight = 0;

  bool operator==(const Tie&) const = default;
};

// Those that everything refers to: the projects, the tenants, the users. By table.
std::vector<bool> find_roots(const GroupTables& tables);

// Between families that are no roots, each pair once; enough of them to find what belongs together,
// not all.
std::vector<Tie> find_ties(const GroupTables& tables, const std::vector<bool>& roots);

// How many tables begin with the same word.
std::vector<std::size_t> sizes_of_stems(const GroupTables& tables);

}  // namespace shale
