// Types and expressions, as far as a text tells of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/tree.h"

namespace shale {

// As format_type() prints it: "character varying(20)", "timestamp(3) with time zone". A serial is
// the integer that it makes. A type that is none of Postgres's stands as it is written.
std::string printed_type(const TreeNode& type_name);
// Its parts, quoted where they need it.
std::string printed_name(const std::vector<std::string>& parts);
bool is_serial(const TreeNode& type_name);
// Is it one of those that Postgres brings? A domain may have checks, and then nothing is known.
bool is_own_type(std::string_view type);

enum class TypeChange : unsigned char { nothing, rewrite, unknown };
// What ALTER COLUMN … TYPE does to the rows: measured on 12 to 18, see
// tests/data/lock_matrix.jsonl. Time zones are taken for UTC.
TypeChange type_change(std::string_view from, std::string_view to);

// May the expression be another value for each row? Functions that are neither Postgres's nor told
// of as stable may.
struct KnownFunctions {
  std::vector<std::string> stable{};  // the bare names of functions that texts make so
};
bool is_volatile(const TreeNode& expression, const KnownFunctions& known);

// What stands for an element of an index in the index's name: a column, or what
// FigureIndexColname() makes of an expression.
std::string name_in_index(const TreeNode& element);

// The names in a list of them.
std::vector<std::string> strings_of(const std::vector<TreeNode>& names);

// The columns that an expression names, without the tables before them.
std::vector<std::string> columns_named(const TreeNode& expression);
// Those that it says are not null, and nothing less: a IS NOT NULL AND …
std::vector<std::string> columns_not_null(const TreeNode& expression);
// The same where it says nothing else; else none.
std::vector<std::string> only_not_null(const TreeNode& expression);

}  // namespace shale
