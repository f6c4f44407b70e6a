// Which values of an INSERT or a COPY stand in its text, and are the same wherever it runs.
#pragma once

#include <string>
#include <vector>

#include "sql/tree.h"

namespace shale {

struct GivenValues {
  std::vector<std::string> columns{};  // that it names; empty: those of the table, in their order
  // For each of them: does its value stand in the text, in every row? Not where it is DEFAULT, a
  // call of a function, or read from somewhere. Columns behind these get none.
  std::vector<bool> written{};
  bool passes_over = false;  // ON CONFLICT: rows that are there stay as they are
  bool operator==(const GivenValues&) const = default;
};
// Of an InsertStmt or a CopyStmt: all data of a COPY stand in its text.
GivenValues given_values(const TreeNode& statement);

}  // namespace shale
