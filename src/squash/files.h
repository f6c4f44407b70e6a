// The files of a squash, with their headers and numbers.
#pragma once

#include <string>
#include <vector>

#include "squash/effects.h"
#include "squash/groups.h"
#include "squash/press.h"
#include "squash/rows.h"
#include "squash/squash.h"

namespace shale {

struct FileParts {
  const Folder& originals;
  const Folder& rest;  // what stays as it is behind them
  const Pressed& pressed;
  const Grouping& grouping;
  const Catalog& catalog;
  const InsertedRows& rows;
  const std::string& rows_down;
  const Effects& effects;
  std::string range{};  // of the originals, as the header says it
};

// In their order: roles and the like, the groups, the rows, what else is outside, programs.
Result<std::vector<SquashedFile>> squashed_files(const FileParts& parts);

// Takes away the rows that the originals insert, by their keys; all rows of a table whose keys are
// made anew, or that has none.
Result<std::string> rows_down(Connection& connection, const InsertedRows& rows);

}  // namespace shale
