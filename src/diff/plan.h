// The statements that lead from one catalog to another, in an order that works.
//
// Every object that comes, goes or changes is a vertex or two of one graph; the edges are what
// Postgres records in pg_depend: in the old state for what goes, in the new one for what comes.
// Columns, defaults, constraints stand in their table's CREATE unless a cycle forces them out.
#pragma once

#include <functional>
#include <span>
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
  // The object of `to` (of what goes: of `from`), and what is folded into its statement: columns,
  // defaults, constraints. Steps of one unit come from one object, and stand together.
  const Object* object = nullptr;
  std::vector<const Object*> members{};
  int unit = -1;
};

struct PlanOptions {
  // For tables that are in use: no statement holds a strong lock while it works on rows, where
  // Postgres has a way. It takes more statements, and several transactions.
  bool safe = false;
  // Where an object should stand: those with a lower place come before those with a higher one, as
  // far as they don't need each other. What goes, goes the other way round. A foreign key that has
  // a higher place than its table has a statement of its own.
  std::function<long(const Object&)> place{};
};

struct SchemaPlan {
  std::vector<Step> steps{};
  bool safe = false;  // made so; its texts say where each transaction begins and ends
  // What no statement can do, one sentence each. Then the plan does not lead to the other side.
  std::vector<std::string> refused{};

  // The whole as a script, with semicolons.
  std::string sql() const;
};

// Both catalogs have to be read whole.
SchemaPlan make_plan(const Catalog& from, const Catalog& to, const Difference& difference,
                     const PlanOptions& options = {});

// The steps in as few transactions as can be; a part of one step whose boundary is outside is in
// none. The plan has to outlive it.
std::vector<std::span<const Step>> transactions_of(const SchemaPlan& plan);

}  // namespace shale
