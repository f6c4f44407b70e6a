// What a statement does to a sketch. Only for this folder.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sketch/sketch.h"

namespace shale {

class SketchChange {
 public:
  explicit SketchChange(Sketch& sketch) : sketch_(sketch) {}
  void take(const TreeNode& s);
  void assume(const TreeNode& s);

 private:
  SketchedTable* find(const TreeNode& relation) { return sketch_.find(relation.text("relname")); }
  SketchedTable* assumed(const std::vector<std::string>& name);
  SketchedTable* assumed(const TreeNode& relation) { return assumed(name_parts(relation)); }
  void assume_column(SketchedTable& table, const TreeNode& command);
  SketchedColumn& column_of(SketchedTable& table, std::string_view name);
  void create(const TreeNode& s);
  void create_as(const TreeNode& s);
  void be_child(SketchedTable& table, const std::string& parent);
  void add_column(SketchedTable& table, const TreeNode& definition);
  void add_constraint(SketchedTable& table, const TreeNode& s, const std::string& of_column);
  void add_index(SketchedTable& table, SketchedIndex index);
  void index(const TreeNode& s);
  void alter(const TreeNode& s);
  void alter(SketchedTable& table, const TreeNode& command);
  void drop_column(SketchedTable& table, std::string_view name);
  void drop_constraint(SketchedTable& table, std::string_view name);
  void drop_indexes(SketchedTable& table, const std::function<bool(const SketchedIndex&)>& which);
  void rename_index(SketchedTable& table, std::string_view from, const std::string& to);
  void rename(const TreeNode& s);
  void rename_type(std::vector<std::string> name, const std::string& to);
  void rename_column(SketchedTable& table, std::string_view from, const std::string& to);
  void rename_table(SketchedTable& table, const std::string& to);
  void drop(const TreeNode& s);
  void function(const TreeNode& s);
  void domain(const TreeNode& s);
  Sketch& sketch_;
};

}  // namespace shale
