// The statements that lead from one catalog to another, in an order that works.
//
// Every object that comes, goes or changes is a vertex or two of one graph; the edges are what
// Postgres records in pg_depend: in the old state for what goes, in the new one for what comes.
// Columns, defaults, constraints stand in their table's CREATE unless a cycle forces them out.
#pragma once

#include <string>
#include <vector>

#include "diff/difference.h"

namespace shale {

// What becomes of the object that a step is about.
enum class Turn : unsigned char {
  none,   // it is about none
  comes,  // also anew
  changes,
  goes,     // or leaves its name for a while
  renamed,  // it has a new name or schema, and is else as it was
};

struct Step {
  Ddl statement{};
  std::string about{};  // "table public.orders"
  std::string why{};    // why it stands where it does: "after type public.status, which it uses"
  Turn turn = Turn::none;
};

struct SchemaPlan {
  std::vector<Step> steps{};
  // What no statement can do, one sentence each. Then the plan does not lead to the other side.
  std::vector<std::string> refused{};

  // The whole as a script, with semicolons.
  std::string sql() const;
};

// Both catalogs have to be read whole.
SchemaPlan make_plan(const Catalog& from, const Catalog& to, const Difference& difference);

}  // namespace shale
