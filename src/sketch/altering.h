// ALTER TABLE, foretold. Only for this folder.
#pragma once

#include <set>

#include "sketch/foretell.h"

namespace shale {

// The table gets a new file, and its indexes too.
void rewrite_table(const SketchedTable& table, Foretold& told);

class AlterForetelling {
 public:
  AlterForetelling(const Sketch& sketch, Foretold& told) : sketch_(sketch), told_(told) {}
  void run(const TreeNode& statement);

 private:
  void command(const SketchedTable& table, const TreeNode& command);
  void add_column(const SketchedTable& table, const TreeNode& definition);
  void add_constraint(const SketchedTable& table, const TreeNode& constraint,
                      const std::string& of_column, bool has_values);
  void add_key(const SketchedTable& table, const TreeNode& constraint,
               const std::string& of_column);
  void change_type(const SketchedTable& table, const TreeNode& command);
  TypeChange change_of_types(std::string from, std::string to) const;
  void set_not_null(const SketchedTable& table, std::string_view column);
  void attach(const SketchedTable& table, const TreeNode& command);
  void validate(const SketchedTable& table, std::string_view constraint);
  void drop_constraint(const SketchedTable& table, const TreeNode& command);
  void lock(const std::string& table, LockMode mode);
  void scan(const SketchedTable& table);
  bool is_proven_not_null(const SketchedTable& table, std::string_view column) const;

  const Sketch& sketch_;
  Foretold& told_;
  std::set<std::string> rewritten_{}, read_{};  // by this statement
  std::set<std::string> dropped_{};             // constraints
  std::set<std::string> unproven_{};            // that it adds NOT VALID
};

}  // namespace shale
