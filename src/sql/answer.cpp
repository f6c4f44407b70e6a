#include "sql/answer.h"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef SHALE_PG_QUERY_WRAPPED

// Three fifths of the time of pg_query_parse_protobuf() go into packing the tree that it has
// made, because protobuf-c counts the bytes of each node anew at each level above it. So the linker
// puts the two functions that pack a tree aside (--wrap, see CMakeLists.txt), and the tree is
// written here, in one pass, while the parser still has it. Where they are not put aside, as in a
// shared libpg_query, its own bytes are read.
extern "C" {
std::size_t __real_pg_query__parse_result__get_packed_size(const PgQuery__ParseResult* tree);
std::size_t __real_pg_query__parse_result__pack(const PgQuery__ParseResult* tree,
                                                std::uint8_t* out);
std::size_t __wrap_pg_query__parse_result__get_packed_size(const PgQuery__ParseResult* tree);
std::size_t __wrap_pg_query__parse_result__pack(const PgQuery__ParseResult* tree,
                                                std::uint8_t* out);
}

namespace shale {
namespace {

thread_local std::string* waiting = nullptr;  // for the tree that this thread parses

template <class T>
const T& member(const ProtobufCMessage* message, unsigned offset) {
  return *reinterpret_cast<const T*>(reinterpret_cast<const char*>(message) + offset);
}

void write_varint(std::uint64_t value, std::string& out) {
  for (; value >= 0x80U; value >>= 7U) out += static_cast<char>(0x80U | (value & 0x7fU));
  out += static_cast<char>(value);
}

void write_tag(unsigned number, unsigned wire_type, std::string& out) {
  write_varint(number << 3U | wire_type, out);
}

void write_message(const ProtobufCMessage* message, std::string& out);

// Its length is known when it is written: five bytes are kept for it, which is enough for the
// largest statement that is parsed.
void write_inner(unsigned number, const ProtobufCMessage* inner, std::string& out) {
  constexpr unsigned kept = 5;
  write_tag(number, 2, out);
  const std::size_t at = out.size();
  out.append(kept, '\0');
  write_message(inner, out);
  std::size_t length = out.size() - at - kept;
  for (unsigned i = 0; i < kept; ++i, length >>= 7U)
    out[at + i] = static_cast<char>((i + 1 < kept ? 0x80U : 0U) | (length & 0x7fU));
}

// What is 0, false, empty or null is left out.
void write_field(const ProtobufCFieldDescriptor& row, const ProtobufCMessage* message,
                 std::string& out) {
  switch (row.type) {
    case PROTOBUF_C_TYPE_MESSAGE:
      if (const auto* inner = member<const ProtobufCMessage*>(message, row.offset))
        write_inner(row.id, inner, out);
      break;
    case PROTOBUF_C_TYPE_STRING:
      if (const auto* text = member<const char*>(message, row.offset);
          text != nullptr && *text != '\0') {
        const std::size_t length = std::strlen(text);
        write_tag(row.id, 2, out);
        write_varint(length, out);
        out.append(text, length);
      }
      break;
    case PROTOBUF_C_TYPE_ENUM:
    case PROTOBUF_C_TYPE_INT32:
      if (const auto number = member<std::int32_t>(message, row.offset); number != 0) {
        write_tag(row.id, 0, out);
        write_varint(static_cast<std::uint64_t>(std::int64_t{number}), out);
      }
      break;
    case PROTOBUF_C_TYPE_BOOL:
      if (member<protobuf_c_boolean>(message, row.offset) != 0) {
        write_tag(row.id, 0, out);
        out += '\1';
      }
      break;
    default:  // oids and the like, which nobody asks for
      break;
  }
}

void write_repeated(const ProtobufCFieldDescriptor& row, const ProtobufCMessage* message,
                    std::string& out) {
  if (row.type != PROTOBUF_C_TYPE_MESSAGE) return;
  const auto count = member<std::size_t>(message, row.quantifier_offset);
  const auto* const* list = member<const ProtobufCMessage* const*>(message, row.offset);
  for (std::size_t i = 0; i < count; ++i) write_inner(row.id, list[i], out);
}

void write_message(const ProtobufCMessage* message, std::string& out) {
  const ProtobufCMessageDescriptor& type = *message->descriptor;
  for (unsigned i = 0; i < type.n_fields; ++i) {
    const ProtobufCFieldDescriptor& row = type.fields[i];
    if ((row.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0) {
      // One of the fields from here on, all of which stand at one place. Of a PgQuery.Node, which
      // is nothing else, there are 260.
      const auto chosen = member<std::uint32_t>(message, row.quantifier_offset);
      if (&type == &pg_query__node__descriptor) {
        if (chosen != 0)
          write_field(*protobuf_c_message_descriptor_get_field(&type, chosen), message, out);
        return;
      }
      if (chosen == row.id) write_field(row, message, out);
    } else if (row.label == PROTOBUF_C_LABEL_REPEATED) {
      write_repeated(row, message, out);
    } else {
      write_field(row, message, out);
    }
  }
}

}  // namespace
}  // namespace shale

extern "C" {

std::size_t __wrap_pg_query__parse_result__get_packed_size(const PgQuery__ParseResult* tree) {
  if (shale::waiting == nullptr) return __real_pg_query__parse_result__get_packed_size(tree);
  shale::write_message(&tree->base, *shale::waiting);
  return 0;
}

std::size_t __wrap_pg_query__parse_result__pack(const PgQuery__ParseResult* tree,
                                                std::uint8_t* out) {
  if (shale::waiting == nullptr) return __real_pg_query__parse_result__pack(tree, out);
  return 0;
}

}  // extern "C"

#endif

namespace shale {

ParseAnswer ask_parser(const std::string& statement) {
  ParseAnswer answer;
#ifdef SHALE_PG_QUERY_WRAPPED
  waiting = &answer.tree;
#endif
  const PgQueryProtobufParseResult result = pg_query_parse_protobuf(statement.c_str());
#ifdef SHALE_PG_QUERY_WRAPPED
  waiting = nullptr;
#endif
  if (result.error == nullptr && answer.tree.empty())
    answer.tree.assign(result.parse_tree.data, result.parse_tree.len);
  if (result.error != nullptr) {
    answer.problem = result.error->message;
    answer.position = result.error->cursorpos;
  }
  pg_query_free_protobuf_parse_result(result);
  return answer;
}

}  // namespace shale
