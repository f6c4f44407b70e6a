// A schema by its name, as every command takes it:
//
//   migrations            a folder of migrations, replayed on the local server
//   migrations@022        the same, up to and with a version
//   main:migrations       the same, as it is at a git revision
//   schema.sql            a file of SQL
//   postgresql://…, db    a database; db is the project's own by its URL
//   local                 the project's database on the local server
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/catalog.h"
#include "diff/rename.h"
#include "project/project.h"
#include "run/observer.h"
#include "schema/provenance.h"
#include "server/scratch.h"

namespace shale {

struct Schema {
  std::string name{};   // as it was said
  std::string shown{};  // for people: without secrets
  Catalog catalog{};
  bool live = false;                 // a database that is not ours
  std::vector<std::string> notes{};  // what could not be seen
  std::optional<Replays> replays{};  // none: a database
};

// The Error says what is wrong with the name, or with what it names.
Result<Schema> read_schema(const Settings& settings, std::string_view name, Observer& observer);

// Two schemas, with what is known to have another name in the second one: where both are replays
// that begin with the same migrations, they go on from one database, and every object is followed
// by its oid.
struct SchemaPair {
  Schema a{}, b{};
  std::vector<Rename> renames{};  // from a to b
};
Result<SchemaPair> read_schemas(const Settings& settings, std::string_view a, std::string_view b,
                                Observer& observer);

}  // namespace shale
