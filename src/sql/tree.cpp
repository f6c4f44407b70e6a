#include "sql/tree.h"

#include <cstdint>

namespace shale {
namespace {

const void* member(const ProtobufCMessage* message, unsigned offset) {
  return reinterpret_cast<const char*>(message) + offset;
}

template <class T>
const T& at(const ProtobufCMessage* message, unsigned offset) {
  return *static_cast<const T*>(member(message, offset));
}

bool is_set(const ProtobufCMessage* message, const ProtobufCFieldDescriptor& field) {
  if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) == 0) return true;
  return at<std::uint32_t>(message, field.quantifier_offset) == field.id;
}

using Messages = ProtobufCMessage* const*;

}  // namespace

TreeNode::TreeNode(const ProtobufCMessage* message) : message_(message) {
  while (message_ != nullptr && kind() == "Node") {
    const ProtobufCMessage* inner = nullptr;
    for (unsigned i = 0; i < message_->descriptor->n_fields; ++i) {
      const ProtobufCFieldDescriptor& field = message_->descriptor->fields[i];
      if (!is_set(message_, field)) continue;
      inner = at<const ProtobufCMessage*>(message_, field.offset);
      break;
    }
    message_ = inner;
  }
}

std::string_view TreeNode::kind() const {
  return message_ == nullptr ? "" : message_->descriptor->short_name;
}

const void* TreeNode::find(const char* field, ProtobufCType type) const {
  if (message_ == nullptr) return nullptr;
  const auto* found = protobuf_c_message_descriptor_get_field_by_name(message_->descriptor, field);
  if (found == nullptr || found->type != type) return nullptr;
  return member(message_, found->offset);
}

TreeNode TreeNode::node(const char* field) const {
  const void* found = find(field, PROTOBUF_C_TYPE_MESSAGE);
  return TreeNode(found == nullptr ? nullptr : *static_cast<const ProtobufCMessage* const*>(found));
}

std::vector<TreeNode> TreeNode::nodes(const char* field) const {
  std::vector<TreeNode> found;
  if (find(field, PROTOBUF_C_TYPE_MESSAGE) == nullptr) return found;
  const auto* row = protobuf_c_message_descriptor_get_field_by_name(message_->descriptor, field);
  if (row->label != PROTOBUF_C_LABEL_REPEATED) return {node(field)};
  const auto count = at<std::size_t>(message_, row->quantifier_offset);
  const auto list = at<Messages>(message_, row->offset);
  for (std::size_t i = 0; i < count; ++i) found.emplace_back(list[i]);
  return found;
}

std::string_view TreeNode::text(const char* field) const {
  const void* found = find(field, PROTOBUF_C_TYPE_STRING);
  const char* value = found == nullptr ? nullptr : *static_cast<const char* const*>(found);
  return value == nullptr ? "" : value;
}

std::string_view TreeNode::word(const char* field) const {
  const void* found = find(field, PROTOBUF_C_TYPE_ENUM);
  if (found == nullptr) return "";
  const auto* row = protobuf_c_message_descriptor_get_field_by_name(message_->descriptor, field);
  const auto* values = static_cast<const ProtobufCEnumDescriptor*>(row->descriptor);
  const auto* value = protobuf_c_enum_descriptor_get_value(values, *static_cast<const int*>(found));
  return value == nullptr ? "" : value->name;
}

bool TreeNode::flag(const char* field) const {
  const void* found = find(field, PROTOBUF_C_TYPE_BOOL);
  return found != nullptr && *static_cast<const protobuf_c_boolean*>(found) != 0;
}

int TreeNode::number(const char* field) const {
  const void* found = find(field, PROTOBUF_C_TYPE_INT32);
  return found == nullptr ? 0 : *static_cast<const std::int32_t*>(found);
}

std::vector<std::pair<std::string_view, TreeNode>> TreeNode::children() const {
  std::vector<std::pair<std::string_view, TreeNode>> found;
  each_child(
      [&](std::string_view field, const TreeNode& child) { found.emplace_back(field, child); });
  return found;
}

void TreeNode::each_child(
    const std::function<void(std::string_view, const TreeNode&)>& look) const {
  if (message_ == nullptr) return;
  for (unsigned i = 0; i < message_->descriptor->n_fields; ++i) {
    const ProtobufCFieldDescriptor& field = message_->descriptor->fields[i];
    if (field.type != PROTOBUF_C_TYPE_MESSAGE || !is_set(message_, field)) continue;
    const auto show = [&](const ProtobufCMessage* message) {
      if (const TreeNode child(message); child) look(field.name, child);
    };
    if (field.label != PROTOBUF_C_LABEL_REPEATED) {
      show(at<const ProtobufCMessage*>(message_, field.offset));
      continue;
    }
    const auto count = at<std::size_t>(message_, field.quantifier_offset);
    const auto list = at<Messages>(message_, field.offset);
    for (std::size_t n = 0; n < count; ++n) show(list[n]);
  }
}

std::vector<std::string> name_parts(const std::vector<TreeNode>& nodes) {
  std::vector<std::string> parts;
  for (const TreeNode& node : nodes) {
    for (std::string& part : name_parts(node)) parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<std::string> name_parts(const TreeNode& node) {
  const std::string_view kind = node.kind();
  if (kind == "String") return {std::string(node.text("sval"))};
  if (kind == "List") return name_parts(node.nodes("items"));
  if (kind == "TypeName") return name_parts(node.nodes("names"));
  if (kind == "ObjectWithArgs") return name_parts(node.nodes("objname"));
  if (kind == "AccessPriv") return {std::string(node.text("priv_name"))};
  if (kind == "RoleSpec" && !node.text("rolename").empty()) {
    return {std::string(node.text("rolename"))};
  }
  if (kind != "RangeVar") return {};
  if (node.text("schemaname").empty()) return {std::string(node.text("relname"))};
  return {std::string(node.text("schemaname")), std::string(node.text("relname"))};
}

}  // namespace shale
