// The rows that migrations leave in a fresh database, as INSERT statements.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "pg/connection.h"
#include "verify/rows.h"

namespace shale {

struct TableRows {
  std::string table{};  // as the catalog has it: "public.orders"
  long long rows = 0;
  // INSERT statements, and what keeps triggers and keys from meddling with them.
  std::string before{}, inserts{}, after{};
  std::string sql() const { return before + inserts + after; }
  // What switches off all that would meddle with a DELETE of these rows, and on again.
  std::string delete_off{}, delete_on{};
  // As SQL: what the statements make anew. The proof does not compare them.
  std::vector<std::string> volatile_columns{};
};

struct InsertedRows {
  // In foreign-key order: a table behind those that it refers to. Of a circle, the columns that
  // close it are filled behind the last table of it.
  std::vector<TableRows> tables{};
  std::string setvals{};    // sequences that do not stand at their start
  std::string refreshes{};  // materialized views with rows: what reads tables is refreshed behind
  // One sentence each: what was volatile and how it is made anew; what could not be kept and why.
  std::vector<std::string> remarks{};
};

// `first` and `second` are databases in which the same migrations were replayed; the catalog is
// that of the first. Both are only read. The statements are to run in one transaction, behind all
// that makes the schema: the tables, then the sequences, then the refreshes.
Result<InsertedRows> inserted_rows(Connection& first, Connection& second, const Catalog& catalog);

// A fingerprint of all rows for the proof, by table, over the columns that are not volatile; of
// what has none, nothing. Two databases hold the same rows if theirs are equal. "sequence x" is
// where one stands, "materialized view x" has only a count.
Result<std::map<std::string, RowState>> row_states(Connection& connection, const Catalog& catalog,
                                                   const InsertedRows& rows);

}  // namespace shale
