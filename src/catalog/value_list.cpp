#include "catalog/value_list.h"

#include <array>
#include <optional>

namespace shale {
namespace {

constexpr std::string_view list_open = "(ARRAY[", bare_open = "ARRAY[", list_close = "])::text[]",
                           value_close = ")::text";
constexpr std::array<std::string_view, 2> types{"::character varying", "::name"};

bool skip(std::string_view text, std::size_t& at, std::string_view what) {
  if (text.substr(at, what.size()) != what) return false;
  at += what.size();
  return true;
}

// 'it''s', E'\\' and their type.
bool skip_value(std::string_view text, std::size_t& at) {
  skip(text, at, "E");
  if (!skip(text, at, "'")) return false;
  for (;; at += 2) {
    at = text.find('\'', at);
    if (at == std::string_view::npos) return false;
    if (text.substr(at + 1, 1) != "'") break;
  }
  ++at;
  for (std::string_view type : types)
    if (skip(text, at, type)) return true;
  return false;
}

// The values between the brackets, each as `cast` says; "": it is another sort of list.
std::string values(std::string_view text, std::size_t& at, bool cast) {
  std::string found;
  do {
    if (cast && !skip(text, at, "(")) return "";
    const std::size_t begin = at;
    if (!skip_value(text, at)) return "";
    found += found.empty() ? "" : ", ";
    found += text.substr(begin, at - begin);
    if (cast && !skip(text, at, value_close)) return "";
  } while (skip(text, at, ", "));
  return found;
}

// At `at`, behind "ANY (" or "ALL (": the list in its plain form, and `at` behind it.
std::optional<std::string> plain_list(std::string_view text, std::size_t& at, bool both) {
  std::size_t end = at;
  std::string list;
  if (skip(text, end, list_open)) {
    list = values(text, end, false);
    if (!skip(text, end, list_close)) return std::nullopt;
  } else if (both && skip(text, end, bare_open)) {
    list = values(text, end, true);
    if (!skip(text, end, "]")) return std::nullopt;
  }
  if (list.empty()) return std::nullopt;
  at = end;
  return "ARRAY[" + list + "]";
}

std::string rewritten(std::string_view text, bool both) {
  std::string result;
  std::size_t done = 0, at = 0;
  while ((at = text.find(" (", at)) != std::string_view::npos) {
    const std::string_view before = text.substr(at < 4 ? 0 : at - 4, 4);
    at += 2;
    if (before != " ANY" && before != " ALL") continue;
    const std::size_t begin = at;
    if (const auto list = plain_list(text, at, both)) {
      result += text.substr(done, begin - done);
      result += *list;
      done = at;
    }
  }
  result += text.substr(done);
  return result;
}

}  // namespace

bool may_have_value_list(std::string_view expression) {
  return expression.find("ARRAY[") != std::string_view::npos;
}

std::string as_stored(std::string_view expression) {
  return rewritten(expression, false);
}

std::string in_one_form(std::string_view expression) {
  return rewritten(expression, true);
}

}  // namespace shale
