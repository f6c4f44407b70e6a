// The text of a table as a person wrote it: CREATE TABLE and ALTER TABLE cut into columns,
// constraints and their parts, each with the comments that stand beside it. By tokens alone, so
// that nothing of the text is lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shale {

// What follows the type of a column.
struct ColumnPiece {
  enum class Kind : unsigned char {
    not_null,
    null,
    value,  // DEFAULT
    check,
    primary,
    unique,
    references,
    generated,  // also an identity
    collate,
    other,
  };
  Kind kind = Kind::other;
  std::string name{};  // behind CONSTRAINT, without quotes; empty: unnamed
  std::string text{};  // verbatim, with CONSTRAINT and its name
};

// A column, a constraint or a LIKE between the parentheses of CREATE TABLE.
struct TableElement {
  enum class Kind : unsigned char { column, constraint, like };
  Kind kind = Kind::column;
  std::string name{};    // without quotes; of a constraint: empty if it has none
  std::string text{};    // verbatim
  std::string above{};   // comment lines in front of it, without indentation
  std::string behind{};  // a comment on the same line
  // Of a column.
  std::string said_name{};  // its name as written
  std::string type{};
  std::vector<ColumnPiece> pieces{};
  // Of a constraint: "primary", "unique", "check", "foreign", "exclude", and its columns.
  std::string sort{};
  std::vector<std::string> columns{};
};

struct TableText {
  std::string head{};  // through the opening parenthesis
  std::vector<TableElement> elements{};
  std::string tail{};  // from the closing one
  std::string indent{};
};
// None: it has no list of elements of its own (AS, OF, PARTITION OF), or is another statement.
std::optional<TableText> table_text(std::string_view create_table);

// One command of an ALTER TABLE.
struct TableCommand {
  enum class Kind : unsigned char { add, set_default, set_type, alter_constraint, other };
  Kind kind = Kind::other;
  TableElement element{};  // of add
  std::string column{};    // of set_default and set_type, or the constraint; without quotes
  std::string text{};      // the expression, or the type with its COLLATE
};
std::vector<TableCommand> table_commands(std::string_view alter_table);

}  // namespace shale
