// The rows that a migration puts into tables that were there before it, and the DELETEs that take
// them out again.
//
// A row is told from others by values that stand in the migration's text. A key that the server
// made (an identity, a serial, a random uuid, now(), what a query read elsewhere) is another one in
// the next database, where a DELETE by the one seen here would hit somebody else's row.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "pg/connection.h"
#include "verify/rows.h"

namespace shale {

class NewRows {
 public:
  // In a database where the migration has not run. Every row of its tables is read.
  static Result<NewRows> watch(Connection& connection, const RowWrites& writes);

  // In the same database after it: rows that refer to others go first.
  Result<std::string> deletes(Connection& connection);
  // What no DELETE is written for and why, one sentence each; to be asked behind deletes().
  const std::vector<std::string>& left() const { return left_; }

 private:
  struct Table {
    std::string name{};                  // as SQL
    std::vector<std::string> columns{};  // as SQL: what tells its rows apart; empty: nothing does
    bool is_key = false;                 // unique and not null
    bool passes_over = false;            // the migration leaves what is there
    std::set<std::string> rows{};        // those that were there, as in their DELETE
  };

  std::string statement(const Table& table, const std::set<std::string>& now);

  std::vector<Table> tables_{};
  std::vector<std::string> left_{};
};

}  // namespace shale
