// Two replays of the same migrations compared: what of their rows is another one each time. Only
// for this folder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "squash/row_tables.h"

namespace shale {

// The rows of a query, some hundred at a time, so that a large table costs no memory.
class RowCursor {
 public:
  static Result<RowCursor> open(Connection& connection, std::string_view query);
  RowCursor(RowCursor&& other) noexcept
      : connection_(std::exchange(other.connection_, nullptr)),
        rows_(std::move(other.rows_)),
        at_(other.at_) {}
  RowCursor& operator=(RowCursor&&) = delete;
  ~RowCursor();

  // Moves to the next row; false: there is none.
  Result<bool> next();
  bool is_null(std::size_t column) const { return rows_.is_null(at_, static_cast<int>(column)); }
  std::string_view at(std::size_t column) const { return rows_.at(at_, static_cast<int>(column)); }
  bool same(const RowCursor& other, std::size_t column) const {
    return is_null(column) == other.is_null(column) && at(column) == other.at(column);
  }

 private:
  explicit RowCursor(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
  Rows rows_{};
  int at_ = -1;
};

// Fills in what is found by comparing. In transactions that are read in.
Status compare_replays(Connection& first, Connection& second, const Catalog& catalog,
                       RowTables& tables);

// As SQL: the hash of a column's text (null has one of its own), and that of a row of them.
std::string column_hash(std::string_view column);
std::string row_hash(const RowTable& table, const std::vector<std::size_t>& columns,
                     std::string_view seed = "0");

// Chooses the fate of each column that differs.
Status choose_fates(Connection& first, Connection& second, RowTables& tables);
// Says what became of them, when they have been written.
void say_fates(RowTables& tables);

}  // namespace shale
