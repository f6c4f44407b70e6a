// Walks the parse tree of one statement by the descriptions that protobuf-c keeps of each node, so
// that a node which no row below names is still looked into. One entry point: objects_of.
#pragma once

#include <protobuf-c/protobuf-c.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/facts.h"

namespace shale {

// A node, and the fields of it by name. All of it is owned by the parse tree.
class TreeNode {
 public:
  // Looks through PgQuery.Node, which only wraps another.
  explicit TreeNode(const ProtobufCMessage* message);

  explicit operator bool() const { return message_ != nullptr; }
  std::string_view kind() const;  // "CreateStmt", "RangeVar", …

  TreeNode node(const char* field) const;
  std::vector<TreeNode> nodes(const char* field) const;
  std::string_view text(const char* field) const;
  std::string_view word(const char* field) const;  // the name of an enumeration's value
  bool flag(const char* field) const;
  int number(const char* field) const;

  // Every node below this one, in the order of the fields, with the field that it stands in.
  std::vector<std::pair<std::string_view, TreeNode>> children() const;
  void each_child(const std::function<void(std::string_view, const TreeNode&)>& look) const;

 private:
  const void* find(const char* field, ProtobufCType type) const;

  const ProtobufCMessage* message_ = nullptr;
};

// The name of an object, out of whatever names it: a list of strings, a RangeVar, a TypeName, an
// ObjectWithArgs, a RoleSpec.
std::vector<std::string> name_parts(const TreeNode& node);
std::vector<std::string> name_parts(const std::vector<TreeNode>& nodes);

// The objects that a statement touches, in the order of the text, without repeats.
std::vector<ObjectUse> objects_of(const TreeNode& statement);

}  // namespace shale
