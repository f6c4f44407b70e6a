// The columns and constraints that statements about tables, types and domains name, for
// touches.cpp.
#pragma once

#include "sql/touches.h"
#include "sql/tree.h"

namespace shale {

std::string space_of(std::string_view kind);  // "relation" for a table
Touch touch_of(TouchKind what, std::string space, const std::vector<std::string>& name);

// All that it speaks of: without one of these it goes.
std::vector<std::string> columns_of_index(const TreeNode& index);

void add_table(Touches& found, const TreeNode& statement);
void add_table_as(Touches& found, const TreeNode& statement);
void add_foreign_table(Touches& found, const TreeNode& statement);
void add_composite_type(Touches& found, const TreeNode& statement);
void add_domain(Touches& found, const TreeNode& statement);
void add_domain_change(Touches& found, const TreeNode& statement);
void add_table_changes(Touches& found, const TreeNode& statement);

}  // namespace shale
