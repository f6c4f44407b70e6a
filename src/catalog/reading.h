// How the queries of the kinds are asked. Only for this folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/assembly.h"

namespace shale {

using Answers = std::vector<std::shared_ptr<const Rows>>;

// All of a database's rows, as the kinds read them.
struct RawCatalog {
  std::string role{}, database{};
  std::vector<std::pair<Address, Oid>> members{};  // of extensions
  std::vector<CatalogRow> rows{};
  std::vector<CatalogAssembly::Depends> depends{};
};

Result<RawCatalog> read_raw(Connection& connection);

// In the transaction that the connection is in, or in one of its own that is rolled back. Settings
// hold meanwhile.
Result<Answers> ask_inside(Connection& connection, const std::vector<std::string>& queries);

}  // namespace shale
