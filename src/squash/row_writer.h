// Rows as a person writes them: INSERT statements of up to a hundred. Only for this folder.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "squash/row_compare.h"

namespace shale {

// A value as SQL, by the name of its type.
std::string value_literal(std::string_view type, std::string_view text);

struct WriteOptions {
  std::set<std::size_t> later{};  // columns that are NULL until all tables of a circle have rows
  bool together = false;          // all rows in one statement: they refer to each other
  std::string order{};            // SQL; with `join`, empty: the table's own
  std::string join{};
  std::string together_from{};  // as SQL, from the first row for which it is true on
};

struct WrittenRows {
  std::string sql{};
  std::string updates{};  // that fill the later columns
};
// Marks the columns that were made anew.
Result<WrittenRows> write_rows(Connection& first, Connection& second, RowTable& table,
                               const WriteOptions& options);

// How rows that refer to rows of their own table are written, so that none comes before it.
Result<WriteOptions> self_order(Connection& first, const RowTable& table,
                                const std::vector<RowLink>& links);

}  // namespace shale
