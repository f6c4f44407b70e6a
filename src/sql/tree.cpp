#include "sql/tree.h"

#include <pg_query/pg_query.pb-c.h>

#include <array>
#include <cstdint>
#include <optional>

namespace shale {
namespace {

// One field as it lies in a message: a tag, which is its number and how it is written, and a value.
// https://protobuf.dev/programming-guides/encoding/
struct Field {
  unsigned number = 0;
  std::uint64_t value = 0;   // of a number, a flag, or a value of an enumeration
  std::string_view bytes{};  // of a text or a message
};

class Fields {
 public:
  explicit Fields(std::string_view message) : rest_(message) {}

  // False: there are no more.
  bool next(Field& field) {
    if (rest_.empty()) return false;
    const std::uint64_t tag = varint();
    field.number = static_cast<unsigned>(tag >> 3U);
    field.value = 0;
    field.bytes = {};
    switch (tag & 7U) {
      case 0:
        field.value = varint();
        return true;
      case 1:
        return take(8, field.bytes);
      case 2:
        return take(varint(), field.bytes);
      case 5:
        return take(4, field.bytes);
      default:
        return false;
    }
  }

 private:
  std::uint64_t varint() {
    if (!rest_.empty() && static_cast<unsigned char>(rest_.front()) < 0x80U) {  // most are short
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      return byte;
    }
    std::uint64_t value = 0;
    for (unsigned shift = 0; !rest_.empty() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80U) break;
    }
    return value;
  }
  bool take(std::uint64_t size, std::string_view& bytes) {
    if (size > rest_.size()) return false;
    bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }

  std::string_view rest_;
};

// libpg_query numbers the fields of each message from 1, without gaps.
const ProtobufCFieldDescriptor* row_of(const ProtobufCMessageDescriptor* type, unsigned number) {
  if (number - 1 < type->n_fields && type->fields[number - 1].id == number)
    return &type->fields[number - 1];
  return protobuf_c_message_descriptor_get_field(type, number);
}

const ProtobufCMessageDescriptor* type_of(const ProtobufCFieldDescriptor& row) {
  return static_cast<const ProtobufCMessageDescriptor*>(row.descriptor);
}

// The field of this name; null: messages of this type have none. The same few names are asked for
// again and again: the last answers are kept, by the place of the name.
const ProtobufCFieldDescriptor* row_named(const ProtobufCMessageDescriptor* type, FieldName name) {
  struct Kept {
    const ProtobufCMessageDescriptor* type = nullptr;
    const char* name = nullptr;
    const ProtobufCFieldDescriptor* row = nullptr;
  };
  constexpr std::size_t places = 1024;
  thread_local std::array<Kept, places> all{};
  const std::string_view text = name.text();
  const std::size_t hash = (reinterpret_cast<std::uintptr_t>(type) >> 4U) * 31 +
                           reinterpret_cast<std::uintptr_t>(text.data());
  Kept& kept = all[(hash ^ (hash >> 10U)) % places];
  if (kept.type == type && kept.name == text.data()) return kept.row;
  kept = {.type = type, .name = text.data()};
  for (unsigned i = 0; i < type->n_fields && kept.row == nullptr; ++i)
    if (text == type->fields[i].name) kept.row = &type->fields[i];
  return kept.row;
}

struct Found {
  const ProtobufCFieldDescriptor* row = nullptr;
  Field field{};
};

// None: it is not written, which stands for 0, false, an empty text, or no node.
std::optional<Found> find(const ProtobufCMessageDescriptor* type, std::string_view message,
                          FieldName name, ProtobufCType of) {
  Found found;
  if (type == nullptr) return std::nullopt;
  found.row = row_named(type, name);
  if (found.row == nullptr || found.row->type != of) return std::nullopt;
  // They lie in the order of their numbers.
  for (Fields fields(message); fields.next(found.field) && found.field.number <= found.row->id;)
    if (found.field.number == found.row->id) return found;
  return std::nullopt;
}

// Null ones, too: an element of a list that is left out.
template <class Look>
void each_node(const ProtobufCMessageDescriptor* type, std::string_view message, const Look& look) {
  Field field;
  for (Fields fields(message); fields.next(field);) {
    const ProtobufCFieldDescriptor* row = row_of(type, field.number);
    if (row != nullptr && row->type == PROTOBUF_C_TYPE_MESSAGE)
      look(*row, TreeNode(type_of(*row), field.bytes));
  }
}

}  // namespace

TreeNode::TreeNode(const ProtobufCMessageDescriptor* type, std::string_view message)
    : type_(type), message_(message) {
  while (type_ == &pg_query__node__descriptor) {
    Field field;
    const bool wraps = Fields(message_).next(field);
    const ProtobufCFieldDescriptor* row = wraps ? row_of(type_, field.number) : nullptr;
    type_ = row == nullptr ? nullptr : type_of(*row);
    message_ = field.bytes;
  }
}

std::string_view TreeNode::kind() const {
  return type_ == nullptr ? "" : type_->short_name;
}

TreeNode TreeNode::node(FieldName field) const {
  const auto found = find(type_, message_, field, PROTOBUF_C_TYPE_MESSAGE);
  return found ? TreeNode(type_of(*found->row), found->field.bytes) : TreeNode();
}

std::vector<TreeNode> TreeNode::nodes(FieldName field) const {
  std::vector<TreeNode> all;
  if (type_ == nullptr) return all;
  const ProtobufCFieldDescriptor* row = row_named(type_, field);
  if (row == nullptr || row->type != PROTOBUF_C_TYPE_MESSAGE) return all;
  Field found;
  for (Fields fields(message_); fields.next(found);)
    if (found.number == row->id) all.emplace_back(type_of(*row), found.bytes);
  return all;
}

std::string_view TreeNode::text(FieldName field) const {
  const auto found = find(type_, message_, field, PROTOBUF_C_TYPE_STRING);
  return found ? found->field.bytes : std::string_view();
}

std::string_view TreeNode::word(FieldName field) const {
  const auto found = find(type_, message_, field, PROTOBUF_C_TYPE_ENUM);
  if (!found) return {};
  const auto* values = static_cast<const ProtobufCEnumDescriptor*>(found->row->descriptor);
  const auto* value =
      protobuf_c_enum_descriptor_get_value(values, static_cast<int>(found->field.value));
  return value == nullptr ? "" : value->name;
}

bool TreeNode::flag(FieldName field) const {
  const auto found = find(type_, message_, field, PROTOBUF_C_TYPE_BOOL);
  return found && found->field.value != 0;
}

int TreeNode::number(FieldName field) const {
  const auto found = find(type_, message_, field, PROTOBUF_C_TYPE_INT32);
  return found ? static_cast<int>(found->field.value) : 0;
}

std::vector<std::pair<std::string_view, TreeNode>> TreeNode::children() const {
  std::vector<std::pair<std::string_view, TreeNode>> found;
  each_child(
      [&](std::string_view field, const TreeNode& child) { found.emplace_back(field, child); });
  return found;
}

void TreeNode::each_child(
    const std::function<void(std::string_view, const TreeNode&)>& look) const {
  each_node(type_, message_, [&](const ProtobufCFieldDescriptor& row, const TreeNode& child) {
    if (child) look(row.name, child);
  });
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

bool is_temporary(const TreeNode& relation) {
  return relation.text("relpersistence") == "t" || relation.text("schemaname") == "pg_temp";
}

}  // namespace shale
