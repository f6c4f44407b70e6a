#include "catalog/spelling.h"

#include <algorithm>
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

constexpr std::string_view minus = "(- ";

// Behind a quoted value or name that begins at `at`; at + 1: none does.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote != '\'' && quote != '"') return at + 1;
  const bool escapes = quote == '\'' && at > 0 && text[at - 1] == 'E';
  for (++at; at < text.size(); ++at) {
    if (escapes && text[at] == '\\')
      ++at;
    else if (text[at] == quote && text.substr(at + 1, 1) == text.substr(at, 1))
      ++at;
    else if (text[at] == quote)
      return at + 1;
  }
  return text.size();
}

// The type of a number that is printed without one.
std::string_view type_of(std::string_view number) {
  constexpr std::string_view most = "2147483647";
  const bool is_integer =
      number.find_first_not_of("0123456789") == std::string_view::npos &&
      (number.size() < most.size() || (number.size() == most.size() && number <= most));
  return is_integer ? "integer" : "numeric";
}

// "(- 1)" as "(- 1::integer)"; in one form, both as "'-1'::integer".
std::string with_typed_minus(std::string_view text, bool one_form) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, minus.size()) != minus) {
      at = behind_quoted(text, at);
      continue;
    }
    const std::size_t begin = at + minus.size();
    const std::size_t end = std::min(text.size(), text.find_first_not_of("0123456789.e+", begin));
    at = begin;
    const std::string_view number = text.substr(begin, end - begin);
    if (number.empty() || number.find_first_of("0123456789") != 0) continue;
    const std::string type = "::" + std::string(type_of(number));
    std::string_view rest = text.substr(end);
    if (one_form && rest.starts_with(type)) rest.remove_prefix(type.size());
    if (!rest.starts_with(")")) continue;
    result += text.substr(done, begin - done);
    if (one_form) {
      result.resize(result.size() - minus.size());
      result += "'-" + std::string(number) + "'" + type;
      rest.remove_prefix(1);
    } else {
      result += std::string(number) + type;
    }
    done = at = text.size() - rest.size();
  }
  result += text.substr(done);
  return result;
}

}  // namespace

bool may_be_respelled(std::string_view expression) {
  return expression.find("ARRAY[") != std::string_view::npos ||
         expression.find(minus) != std::string_view::npos;
}

std::string as_stored(std::string_view expression) {
  return with_typed_minus(rewritten(expression, false), false);
}

std::string in_one_form(std::string_view expression) {
  return with_typed_minus(rewritten(expression, true), true);
}

}  // namespace shale
