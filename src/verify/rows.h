// The rows that a migration writes, as far as its statements say.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "migration/migration.h"
#include "pg/connection.h"
#include "sql/given_values.h"

namespace shale {

struct RowWrites {
  std::set<std::string> tables{};  // as SQL, as written: what INSERT, UPDATE and the like name
  // Those of them that rows are put into, with what each statement says of them.
  std::map<std::string, std::vector<GivenValues>> inserted{};
  // What changes or removes rows that were there.
  struct Overwrite {
    std::string said{};                  // "update shop.orders (file:line)"
    std::string table{};                 // as written, without quotes: "orders"
    std::vector<std::string> columns{};  // of an UPDATE; empty: the whole row
  };
  std::vector<Overwrite> overwrites{};
  bool may_write = false;  // it does, or something in it could: DO, CALL, SELECT of a function
};
// Of one direction. Nothing for a runner.
Result<RowWrites> row_writes(const Migration& migration, Direction direction);

// A fingerprint of the rows of each of the tables that are there, and their number.
struct RowState {
  long long count = 0;
  std::string hash{};
  bool operator==(const RowState&) const = default;
};
Result<std::map<std::string, RowState>> rows_of(Connection& connection,
                                                const std::set<std::string>& tables);

// Where all sequences stand, as statements that put them there again, if they are there.
Result<std::string> sequence_positions(Connection& connection);

}  // namespace shale
