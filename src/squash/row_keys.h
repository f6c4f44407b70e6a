// The primary keys of rows, and the statements that delete rows by them. Only for this folder.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/result.h"
#include "pg/connection.h"

namespace shale {

// Of a table, as SQL that stands in an IN list.
struct RowKeys {
  std::string columns{};
  std::set<std::string> rows{};
};
// Nullopt: the table has no primary key. Every row is read.
Result<std::optional<RowKeys>> row_keys(Connection& connection, const std::string& table);

// DELETE of what was not there before, with its semicolon; "": nothing, or more than a thousand
// rows.
std::string delete_statement(const std::string& table, const RowKeys& before, const RowKeys& after);

}  // namespace shale
