#include "kinds/column_type.h"

#include <charconv>

namespace shale {
namespace {

struct SizedType {
  Text name;
  int length = 0;  // 0: any
  Text rest;       // ",2)": the scale of a numeric
};

SizedType sized_type(Text text) {
  SizedType t{.name = text.substr(0, text.find('('))};
  if (t.name.size() == text.size()) return t;
  const Text behind = text.substr(t.name.size() + 1);
  const char* end = behind.data() + behind.size();
  const char* stop = std::from_chars(behind.data(), end, t.length).ptr;
  t.rest = {stop, static_cast<std::size_t>(end - stop)};
  return t;
}

bool is_number(Text type) {
  return width_of_integer(type) > 0 || type.starts_with("numeric") || type == "real" ||
         type == "double precision";
}

}  // namespace

bool only_widens(Text from, Text to) {
  if (from.ends_with("]") || to.ends_with("]")) return false;
  const SizedType a = sized_type(from), b = sized_type(to);
  const bool text = a.name == "character varying" || a.name == "text";
  if (text && b.name == "text") return true;
  if (text && b.name == "character varying" && b.length == 0 && b.rest.empty()) return true;
  if (a.name != b.name ||
      (a.name != "character varying" && a.name != "bit varying" && a.name != "numeric"))
    return false;
  if (b.length == 0) return b.rest.empty();
  return a.length > 0 && a.length <= b.length && a.rest == b.rest;
}

bool casts_by_itself(Text from, Text to) {
  return from == to || to == "text" || (is_number(from) && is_number(to));
}

int width_of_integer(Text type) {
  return type == "bigint" ? 8 : type == "integer" ? 4 : type == "smallint" ? 2 : 0;
}

}  // namespace shale
