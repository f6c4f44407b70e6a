// Does a project keep the conventions that it has set for itself?
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "migration/migration.h"
#include "project/conventions.h"

namespace shale {

struct Breach {
  std::string convention{};  // the key in shale.toml
  std::string object{};      // "table public.orders", or a stem
  std::string what{};        // a sentence without a full stop
};

// Of a schema. The connection is to a scratch database that holds it: it is asked what an
// expression means.
Result<std::vector<Breach>> check_schema(const Conventions& conventions, const Catalog& catalog,
                                         Connection& connection);
// Of the files: their downs and numbers.
std::vector<Breach> check_files(const Conventions& conventions, const Folder& folder);
// Comments that a migration has lost, though what they are on is still there.
std::vector<std::string> lost_comments(const Catalog& before, const Catalog& after);

}  // namespace shale
