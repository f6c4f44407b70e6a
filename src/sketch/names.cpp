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
  drop_indexes(table, [&](const SketchedIndex& i) { return names(i.columns) || names(i.within); });
}

void SketchChange::drop_constraint(SketchedTable& table, std::string_view name) {
  std::erase_if(table.constraints, [&](const SketchedConstraint& c) { return c.name == name; });
  drop_indexes(table, [&](const SketchedIndex& i) { return i.constraint == name; });
}

// Names of indexes are looked up without their table: both are changed here, and nowhere else.
void SketchChange::drop_indexes(SketchedTable& table,
                                const std::function<bool(const SketchedIndex&)>& which) {
  for (const SketchedIndex& index : table.indexes)
    if (which(index)) sketch_.index_tables_.erase(index.name);
  std::erase_if(table.indexes, which);
}

// A key and its index have one name.
void SketchChange::rename_index(SketchedTable& table, std::string_view from,
                                const std::string& to) {
  for (SketchedConstraint& constraint : table.constraints)
    if (constraint.name == from) constraint.name = to;
  for (SketchedIndex& index : table.indexes) {
    if (index.name != from) continue;
    sketch_.index_tables_.erase(index.name);
    index.name = to;
    if (!index.constraint.empty()) index.constraint = to;
    sketch_.index_tables_.insert_or_assign(to, table.name);
  }
}

void SketchChange::rename(const TreeNode& s) {
  const std::string_view what = s.word("rename_type");
  const std::string from(s.node("relation").text("relname")), to(s.text("newname"));
  if (what == "OBJECT_TYPE") return rename_type(name_parts(s.node("object")), to);
  if (what == "OBJECT_INDEX") {
    if (const SketchedTable* of = sketch_.table_of_index(from))
      rename_index(*sketch_.find(of->name), from, to);
    return;
  }
  SketchedTable* table = sketch_.find(from);
  if (table == nullptr) return;
  if (what == "OBJECT_TABLE" || what == "OBJECT_MATVIEW") return rename_table(*table, to);
  if (what == "OBJECT_TABCONSTRAINT") return rename_index(*table, s.text("subname"), to);
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
  for (SketchedIndex& index : table.indexes)
    change(index.columns), change(index.within), change(index.where_not_null);
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
      if (const SketchedTable* of = sketch_.table_of_index(name.back()))
        drop_indexes(*sketch_.find(of->name),
                     [&](const SketchedIndex& i) { return i.name == name.back(); });
  }
}

}  // namespace shale
