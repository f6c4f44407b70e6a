// How large the tables of a database that lives are: counts and sizes, and no data.
#pragma once

#include <string>

#include "pg/connection.h"
#include "review/table_size.h"

namespace shale {

// As the server last counted them (pg_class.reltuples and relpages), so that no table is waited
// for; those that were never analyzed are left out.
Result<TableSizes> sizes_of_tables(Connection& connection);

// {"tables": {"public.orders": {"rows": 1200000, "bytes": 156000000, "index_bytes": 54000000}}}
std::string stats_json(const TableSizes& sizes);
// The same, read; a number alone is that of the rows. The Error says what is wrong with it.
Result<TableSizes> stats_from(const std::string& json, const std::string& file);

}  // namespace shale
