#include "sql/given_values.h"

#include <algorithm>

namespace shale {
namespace {

bool is_written(const TreeNode& value) {
  if (value.kind() == "AConst") return true;
  if (value.kind() == "TypeCast") return is_written(value.node("arg"));
  return value.kind() == "AArrayExpr" && std::ranges::all_of(value.nodes("elements"), is_written);
}

bool is_star(const TreeNode& value) {
  const std::vector<TreeNode> fields = value.nodes("fields");
  return value.kind() == "ColumnRef" && !fields.empty() && fields.back().kind() == "AStar";
}

// Another row or branch: what is not written in it is not written.
void join(std::vector<bool>& all, const std::vector<bool>& row, bool is_first) {
  if (is_first) {
    all = row;
    return;
  }
  all.resize(std::min(all.size(), row.size()));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = all[i] && row[i];
}

std::vector<bool> written_by(const TreeNode& query) {
  std::vector<bool> all;
  if (const TreeNode left = query.node("larg")) {
    all = written_by(left);
    join(all, written_by(query.node("rarg")), false);
    return all;
  }
  const std::vector<TreeNode> rows = query.nodes("values_lists");
  for (const TreeNode& row : rows) {
    std::vector<bool> values;
    for (const TreeNode& value : row.nodes("items")) values.push_back(is_written(value));
    join(all, values, &row == &rows.front());
  }
  for (const TreeNode& target : query.nodes("target_list")) {
    if (is_star(target.node("val"))) break;  // how many columns it stands for is not known
    all.push_back(is_written(target.node("val")));
  }
  return all;
}

}  // namespace

GivenValues given_values(const TreeNode& statement) {
  constexpr std::size_t most_columns = 1600;  // of a table
  GivenValues given;
  if (statement.kind() == "CopyStmt") {
    given.columns = name_parts(statement.nodes("attlist"));
    given.written.assign(given.columns.empty() ? most_columns : given.columns.size(), true);
    return given;
  }
  for (const TreeNode& column : statement.nodes("cols"))
    given.columns.emplace_back(column.text("name"));
  given.written = written_by(statement.node("select_stmt"));
  given.passes_over = static_cast<bool>(statement.node("on_conflict_clause"));
  return given;
}

}  // namespace shale
