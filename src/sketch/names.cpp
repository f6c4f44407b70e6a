// What gives things of a sketch other names, and takes them away.
#include "sketch/change.h"

#include <algorithm>
#include <utility>

namespace shale {

void SketchChange::drop_column(SketchedTable& table, std::string_view name) {
  const auto names = [&](const std::vector<std::string>& columns) {
    return std::ranges::find(columns, name) != columns.end();
  };
  std::erase_if(table.columns, [&](const SketchedColumn& c) { return c.name == name; });
  std::erase_if(table.constraints, [&](const SketchedConstraint& c) { return names(c.columns); });
  for (const SketchedIndex& index : table.indexes)
    if (names(index.columns) || names(index.within)) sketch_.index_tables_.erase(index.name);
  std::erase_if(table.indexes,
                [&](const SketchedIndex& i) { return names(i.columns) || names(i.within); });
}

void SketchChange::drop_constraint(SketchedTable& table, std::string_view name) {
  std::erase_if(table.constraints, [&](const SketchedConstraint& c) { return c.name == name; });
  std::erase_if(table.indexes, [&](const SketchedIndex& i) { return i.constraint == name; });
}

void SketchChange::rename(const TreeNode& s) {
  const std::string_view what = s.word("rename_type");
  const std::string from(s.node("relation").text("relname")), to(s.text("newname"));
  if (what == "OBJECT_TYPE") return rename_type(name_parts(s.node("object")), to);
  if (what == "OBJECT_INDEX") {
    const auto known = sketch_.index_tables_.find(from);
    SketchedTable* table =
        known == sketch_.index_tables_.end() ? nullptr : sketch_.find(known->second);
    if (table == nullptr) return;
    for (SketchedIndex& index : table->indexes)
      if (index.name == from) index.name = to;
    sketch_.index_tables_.insert_or_assign(to, table->name);
    return void(sketch_.index_tables_.erase(from));
  }
  SketchedTable* table = sketch_.find(from);
  if (table == nullptr) return;
  if (what == "OBJECT_TABLE" || what == "OBJECT_MATVIEW") return rename_table(*table, to);
  if (what == "OBJECT_TABCONSTRAINT")
    for (SketchedConstraint& constraint : table->constraints)
      if (constraint.name == s.text("subname")) constraint.name = to;
  if (what == "OBJECT_COLUMN") rename_column(*table, s.text("subname"), to);
}

void SketchChange::rename_type(std::vector<std::string> name, const std::string& to) {
  const std::string from = printed_name(name);
  if (name.empty()) return;
  name.back() = to;
  for (auto& [table_name, table] : sketch_.tables_)
    for (SketchedColumn& column : table.columns)
      if (column.type == from) column.type = printed_name(name);
}

void SketchChange::rename_column(SketchedTable& table, std::string_view from,
                                 const std::string& to) {
  const auto change = [&](std::vector<std::string>& names) {
    std::ranges::replace(names, std::string(from), to);
  };
  for (SketchedColumn& column : table.columns)
    if (column.name == from) column.name = to;
  for (SketchedConstraint& constraint : table.constraints)
    change(constraint.columns), change(constraint.not_null);
  for (SketchedIndex& index : table.indexes) change(index.columns), change(index.within);
}

void SketchChange::rename_table(SketchedTable& table, const std::string& to) {
  const std::string from = table.name;
  for (const SketchedIndex& index : table.indexes)
    sketch_.index_tables_.insert_or_assign(index.name, to);
  for (SketchedConstraint& constraint : table.constraints)
    if (constraint.type == 'f') {
      auto& all = sketch_.referring_[constraint.refers];
      std::ranges::replace(all, from, to);
    }
  for (const std::string& other : sketch_.referring_[from])
    if (SketchedTable* referring = sketch_.find(other))
      for (SketchedConstraint& constraint : referring->constraints)
        if (constraint.refers == from) constraint.refers = to;
  sketch_.referring_[to] = std::exchange(sketch_.referring_[from], {});
  for (const std::string& child : sketch_.children_[from])
    if (SketchedTable* of = sketch_.find(child)) of->parent = to;
  sketch_.children_[to] = std::exchange(sketch_.children_[from], {});
  if (!table.parent.empty()) std::ranges::replace(sketch_.children_[table.parent], from, to);
  auto moved = sketch_.tables_.extract(from);
  moved.key() = moved.mapped().name = to;
  sketch_.tables_.erase(to);
  sketch_.tables_.insert(std::move(moved));
}

void SketchChange::drop(const TreeNode& s) {
  const std::string_view what = s.word("remove_type");
  for (const TreeNode& object : s.nodes("objects")) {
    const std::vector<std::string> name = name_parts(object);
    if (name.empty()) continue;
    if (what == "OBJECT_TABLE" || what == "OBJECT_MATVIEW") sketch_.drop(name.back());
    if (what == "OBJECT_INDEX")
      if (const auto known = sketch_.index_tables_.find(name.back());
          known != sketch_.index_tables_.end()) {
        if (SketchedTable* table = sketch_.find(known->second))
          std::erase_if(table->indexes,
                        [&](const SketchedIndex& i) { return i.name == name.back(); });
        sketch_.index_tables_.erase(known);
      }
  }
}

}  // namespace shale
