// What a statement would do to tables that others use, told from its text and a sketch of the
// schema: the locks that it takes and the work that it does under them.
//
// The model is that of the manual (explicit-locking, ALTER TABLE, CREATE TABLE) and of
// AlterTableGetLockLevel() in tablecmds.c; tests/data/lock_matrix.jsonl, measured on PostgreSQL 14
// to 18, is what it is held against.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sketch/lock_mode.h"
#include "sketch/sketch.h"

namespace shale {

struct Foretold {
  std::map<std::string, LockMode> locks{};  // of tables, by their bare names
  std::vector<Work> work{};
  bool unsure = false;  // something was guessed: a type or a function that no text tells of
};

// Before the statement is taken into the sketch.
Foretold foretell(const Sketch& sketch, const TreeNode& statement);

}  // namespace shale
