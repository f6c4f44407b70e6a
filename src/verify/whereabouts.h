// Where a database really is among its migrations: its schema is held against the one that each
// statement leaves behind.
#pragma once

#include <string>
#include <vector>

#include "diff/difference.h"
#include "migration/migration.h"
#include "run/observer.h"
#include "server/server.h"

namespace shale {

// A database as it is, and what of it was looked at.
struct Live {
  Catalog catalog{};
  std::vector<std::string> schemas{};   // the managed ones
  std::vector<std::string> left_out{};  // tables of other tools, and their sequences
};

struct Whereabouts {
  // The migration that is on its way, or the last one that is complete. Null: before the first.
  const Migration* migration = nullptr;
  std::size_t done = 0;  // of its statements
  std::size_t total = 0;
  // The statements behind `done` up to here change nothing that a schema shows: they may have run
  // or not.
  std::size_t perhaps = 0;
  Place place{};              // of the statement that comes next; empty: there is none
  Catalog expected{};         // the schema at that point
  Catalog before{}, after{};  // of the migration
  Difference difference{};    // left: expected, right: the database

  bool complete() const { return done == total; }
};

// Looks from the state before migrations[first] to that after migrations[last - 1]; `first` ==
// `last` is not allowed. `live` has to outlive the result. Programs count as one statement.
Result<Whereabouts> find_whereabouts(const Server& server, const Folder& folder, std::size_t first,
                                     std::size_t last, const Live& live, Observer& observer);

}  // namespace shale
