// Gathers the objects of one parse tree. `objects.cpp` has the table of statements, and
// `object_forms.cpp` the statements that a row can't say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/facts.h"
#include "sql/tree.h"

namespace shale {

class Collector {
 public:
  // Looks at a node and all below it.
  void visit(const TreeNode& node);
  // Looks at what is below a node, but for the fields that are named, with blanks between them.
  void visit_below(const TreeNode& node, std::string_view except);

  void add(ObjectRole role, std::string_view kind, const TreeNode& named);
  void add(ObjectRole role, std::string_view kind, std::vector<std::string> name);
  // An object of COMMENT, DROP and their kin, whose type the tree gives as OBJECT_….
  void add_typed(ObjectRole role, std::string_view object_type, const TreeNode& object);

  std::vector<ObjectUse> objects() &&;

 private:
  struct Found {
    ObjectUse use{};
    int location = 0;
  };

  bool visit_row(const TreeNode& node);
  void visit_name(const TreeNode& node);
  void note_location(const TreeNode& node);

  std::vector<Found> found_{};
  std::vector<std::string> queries_{};  // the names that WITH gives, innermost last
  int location_ = 0;                    // of the last node that has one
};

// The statements that say only by a field of theirs what they name. Each adds what it knows; the
// fields that it has dealt with, separated by blanks, are in its row.
struct StatementForm {
  std::string_view statement{};
  std::string_view fields{};
  void (*add)(Collector&, const TreeNode&) = nullptr;
};
const StatementForm* form_of(std::string_view statement);

}  // namespace shale
