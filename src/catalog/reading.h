// How the queries of the kinds are asked. Only for this folder.
#pragma once

#include <functional>
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
  std::vector<std::vector<CatalogRow>> rows{};     // of each kind that was asked, in their order
  std::vector<CatalogAssembly::Depends> depends{};

  std::size_t count() const {
    std::size_t all = 0;
    for (const std::vector<CatalogRow>& of_kind : rows) all += of_kind.size();
    return all;
  }
};

// Plans that serve for whatever is asked next: until the transaction ends.
inline constexpr std::string_view generic_plans_query =
    "select set_config('plan_cache_mode', 'force_generic_plan', true)";

// The first transaction that is not seen, or one's own.
inline constexpr std::string_view next_transaction =
    "coalesce(pg_current_xact_id_if_assigned()::text,"
    " pg_snapshot_xmax(pg_current_snapshot())::text)";

// All that is asked for a catalog, in order: whose it is, members of extensions, what uses what,
// the kinds. The server's version is as 150020.
struct CatalogQuery {
  std::string sql{};
  int cost = 1;  // see Kind::query_cost
  bool opens_tables = false;
  Presence presence{};  // of its kind
};
std::vector<CatalogQuery> catalog_queries(int version);
// As SQL, what is asked of this database: how much there is, and those that may find something.
Result<std::vector<std::string>> asked_queries(Connection& connection);

// All of it. Of the options: on_one_connection, again, copy_of (see remembered.h). `meanwhile`, if
// any, is done first, with the connection, while answers that were kept are taken apart beside it.
Result<RawCatalog> read_raw(Connection& connection, const CatalogOptions& options,
                            const std::function<Status()>& meanwhile = {});
// Of that only what uses what.
Result<std::vector<CatalogAssembly::Depends>> read_depends(Connection& connection);

// In the transaction that the connection is in, or in one of its own that is rolled back. Settings
// hold meanwhile.
Result<Answers> ask_inside(Connection& connection, const std::vector<std::string>& queries);

}  // namespace shale
