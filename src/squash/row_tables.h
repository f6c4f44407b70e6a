// Tables that have rows: their columns, keys, foreign keys, and what stands in the way of an
// INSERT. Only for this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "pg/connection.h"

namespace shale {

// What becomes of a column whose value is another one after each replay.
enum class RowFate {
  keep,    // the first replay's value
  leave,   // its default makes it anew
  now,     // now(), where the value is a time of the replay
  random,  // gen_random_uuid()
};

struct RowColumn {
  std::string name{};      // as SQL
  std::string type{};      // the name of Postgres's own type below it: "int4"; else empty
  std::string fallback{};  // its default, as SQL; empty: none
  bool not_null = false, identity = false, always = false;  // always: GENERATED ALWAYS AS IDENTITY
  bool is_unique = false;                                   // a unique index has it
  // Found by comparing two replays.
  long long differing = 0;  // rows
  RowFate fate = RowFate::keep;
  bool is_linked = false;  // other rows refer to it
  std::string fresh{};     // as SQL: is the value one that its fate makes? Empty: it always is
  bool all_anew = false;   // in every row: an INSERT need not name it
  bool made_anew = false;  // in at least one row
  bool is_stale = false;   // a time that is not that of the replay was kept
};

// Statements that keep a trigger or a rule from meddling, and those that let it again.
struct RowSwitch {
  std::string off{}, on{};
  bool is_rule = false;
};

struct RowTable {
  std::string key{};                             // as the catalog has it
  std::string name{};                            // as people write it: without public
  bool is_tree = false;                          // partitioned
  bool is_forced = false;                        // FORCE ROW LEVEL SECURITY
  std::vector<std::string> deferred{};           // constraints that are checked at the end, as SQL
  std::vector<RowColumn> columns{};              // without generated ones
  std::vector<std::vector<std::size_t>> keys{};  // unique and not null; the primary key first
  std::vector<RowSwitch> on_insert{}, on_update{}, on_delete{};
  std::vector<std::string> members{};  // itself and its partitions
  // Found by comparing two replays.
  long long rows = 0;
  std::string order{};  // ORDER BY …, so that the rows of both replays come in pairs
  bool is_paired = true;

  bool has_fates() const;
  std::size_t column(std::string_view column_name) const;  // its place; npos: none
  std::string from() const { return (is_tree ? "" : "only ") + key; }
};
inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);

// A foreign key between two tables with rows, by which at least one row refers to another.
struct RowLink {
  std::string constraint{};  // as SQL, as SET CONSTRAINTS takes it
  std::size_t from = 0, to = 0;
  std::vector<std::size_t> columns{}, referred{};
  bool is_full = false, is_deferrable = false;
};

struct RowTables {
  std::vector<RowTable> tables{};  // in the order of their names
  std::vector<RowLink> links{};
  std::vector<std::string> remarks{};
};

// Opens a transaction in which values come in one form.
Result<Transaction> begin_reading(Connection& connection);
// In a transaction that is read in.
Result<RowTables> read_row_tables(Connection& connection, const Catalog& catalog);
// Of what the catalog knows, what has rows; the root of a partitioned table.
Result<std::vector<std::string>> tables_with_rows(Connection& connection, const Catalog& catalog);
// Their columns, without generated ones.
Status read_row_columns(Connection& connection, std::vector<RowTable>& tables);
std::vector<RowTable> row_tables_of(const std::vector<std::string>& keys);
// 'a', 'b'
std::string literals(const std::vector<std::string>& texts);

// ALTER TABLE … DISABLE TRIGGER and the like, for each of the tables.
Status read_row_switches(Connection& connection, std::vector<RowTable>& tables);
// What of the database is in no table that is read, one sentence each.
Result<std::vector<std::string>> rows_beyond(Connection& connection);

}  // namespace shale
