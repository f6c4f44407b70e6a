// Walks the parse tree of one statement as it is written down, a message of protobuf: nothing is
// unpacked that nobody asks for. The fields' names and types are
// those that protobuf-c keeps of each node, so that a node which no row names is still looked into.
#pragma once

#include <protobuf-c/protobuf-c.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/facts.h"

namespace shale {

// The name of a field, as the program's text has it: it lies at one place for good, by which it is
// known again without a look at its letters.
class FieldName {
 public:
  template <std::size_t size>
  consteval FieldName(const char (&text)[size]) : text_(text, size - 1) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// A node, and the fields of it by name. What it shows lies in the parse tree, and lives as long.
class TreeNode {
 public:
  TreeNode() = default;
  // Looks through PgQuery.Node, which only wraps another.
  TreeNode(const ProtobufCMessageDescriptor* type, std::string_view message);

  explicit operator bool() const { return type_ != nullptr; }
  std::string_view kind() const;  // "CreateStmt", "RangeVar", …

  // Of a field that is not there or not set: no node, an empty text, false, 0.
  TreeNode node(FieldName field) const;
  std::vector<TreeNode> nodes(FieldName field) const;
  std::string_view text(FieldName field) const;
  std::string_view word(FieldName field) const;  // the name of an enumeration's value
  bool flag(FieldName field) const;
  int number(FieldName field) const;

  // Every node below this one, in the order of the fields, with the field that it stands in.
  std::vector<std::pair<std::string_view, TreeNode>> children() const;
  void each_child(const std::function<void(std::string_view, const TreeNode&)>& look) const;

 private:
  const ProtobufCMessageDescriptor* type_ = nullptr;
  std::string_view message_{};
};

// The name of an object, out of whatever names it: a list of strings, a RangeVar, a TypeName, an
// ObjectWithArgs, a RoleSpec.
std::vector<std::string> name_parts(const TreeNode& node);
std::vector<std::string> name_parts(const std::vector<TreeNode>& nodes);
// Is the relation that a statement makes one of its session alone?
bool is_temporary(const TreeNode& relation);

// The objects that a statement touches, in the order of the text, without repeats.
std::vector<ObjectUse> objects_of(const TreeNode& statement);

}  // namespace shale
