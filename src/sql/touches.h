// What a statement makes, changes, drops or renames, down to columns, constraints and the like:
// finer than Facts, for those who follow objects through the statements of a folder. One entry
// point: touches_of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shale {

enum class TouchKind : unsigned char { makes, changes, drops, renames, moves };

struct Touch {
  TouchKind what = TouchKind::changes;
  // Where its name is unique: "relation" (tables, views, indexes, sequences), "type", "routine";
  // else its kind: "schema", "extension", …
  std::string space{};
  std::string schema{};  // as written; empty if it wasn't
  std::string name{};    // empty: an index that Postgres names, see label
  // "column", "default", "constraint", "trigger", "policy", "rule", "comment", "privileges",
  // "comment of column", "label" of an enum; "parent": what it inherits from. Empty: the whole.
  std::string part_space{};
  std::string part{};
  std::string to{};        // the new name; of moves: the new schema
  bool if_absent = false;  // it makes nothing if there is one
  bool partly = false;     // LIKE, INHERITS, AS: it has parts that the text doesn't name
  // Of what Postgres names: "key", "pkey", "check", … and the columns that go into the name.
  std::string label{};
  std::vector<std::string> columns{};
  std::vector<std::string> under{};  // of a constraint or index: the columns with which it goes
  // Of a routine: its types as they are called, without schemas. None: not said.
  std::optional<std::vector<std::string>> arguments{};
  std::string table_schema{}, table{};  // of an index
};

struct Touches {
  std::vector<Touch> all{};  // in the order in which they come about
  // It may do anything: DO, CALL, what the parser doesn't understand.
  bool opaque = false;
  std::vector<std::string> calls{};                       // functions, without schemas
  std::optional<std::vector<std::string>> search_path{};  // that it sets
};
Touches touches_of(std::string_view statement);

// The name that Postgres makes up: at most 63 bytes, the longer of both shortened first.
std::string made_up_name(std::string_view table, std::string_view columns, std::string_view label);

}  // namespace shale
