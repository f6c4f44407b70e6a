// What the bodies of functions name: the catalog does not say what a body in quotes uses.
#pragma once

#include <vector>

#include "catalog/catalog.h"

namespace shale {

struct Mentions {
  std::vector<Edge> needed{};  // must be there when the function is made
  std::vector<Edge> named{};   // must be there when it runs
};

// Of functions and procedures in SQL and PL/pgSQL; the used ones are tables, views, sequences and
// routines.
Mentions mentions_in_bodies(const Catalog& catalog);

}  // namespace shale
