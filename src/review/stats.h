// How many rows the tables of a database that lives have: counts, and no data.
#pragma once

#include <string>

#include "pg/connection.h"
#include "review/scene.h"

namespace shale {

// As the server estimates them (pg_class.reltuples); tables that were never analyzed are left out.
Result<RowCounts> rows_of_tables(Connection& connection);

// {"tables": {"public.orders": 1200000}}
std::string stats_json(const RowCounts& rows);
// The same, read. The Error says what is wrong with it.
Result<RowCounts> stats_from(const std::string& json, const std::string& file);

}  // namespace shale
