// Which of the catalog's queries are worth asking of a database. Only for this folder.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/reading.h"

namespace shale {

// What is asked first: how much there is.
inline constexpr std::string_view count_query =
    "select count(*) from pg_catalog.pg_class where oid >= 16384";

// The numbers of the queries that may find something. Of a large catalog all: going through it
// twice would cost more than queries that find nothing.
Result<std::vector<std::size_t>> worth_asking(Connection& connection, long long relations,
                                              const std::vector<CatalogQuery>& queries,
                                              Connection::Plans plans);

}  // namespace shale
