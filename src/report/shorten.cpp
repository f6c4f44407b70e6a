#include "report/shorten.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

// x IN (…), where Postgres says x = ANY (ARRAY[…]).
std::string with_lists(std::string text) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{" = ANY ((ARRAY[", "]))"},
        {" = ANY (ARRAY[", "])"}}) {
    std::size_t at = 0;
    while ((at = text.find(open, at)) != text.npos) {
      const std::size_t end = text.find(close, at);
      if (end == text.npos) break;
      text.replace(end, close.size(), ")");
      text.replace(at, open.size(), " IN (");
      const std::size_t before = text.rfind('(', at);  // (x) IN
      if (at > 0 && text[at - 1] == ')' && before != text.npos &&
          (before == 0 || text[before - 1] == '(' || text[before - 1] == ' ')) {
        text.erase(at - 1, 1);
        text.erase(before, 1);
      }
    }
  }
  return text;
}

// Without the parentheses around all of it.
std::string_view without_outer(std::string_view text) {
  while (text.size() > 1 && text.front() == '(' && text.back() == ')') {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
      if (depth == 0) return text;
    }
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

}  // namespace

std::string one_line(std::string_view text, std::size_t most) {
  std::string line;
  for (char c : trim(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (utf8_length(line) <= most) return line;
  return line.substr(0, byte_of_character(line, most - 1)) + "…";
}

std::string short_type(std::string_view type) {
  std::string text(type);
  for (const auto& [from, to] : std::array<std::pair<std::string_view, std::string_view>, 6>{{
           {"character varying", "varchar"},
           {"double precision", "float8"},
           {"bit varying", "varbit"},
           {"boolean", "bool"},
           {" without time zone", ""},
           {"character(", "char("},
       }})
    text = replace_all(std::move(text), from, to);
  for (std::string_view base : {"timestamp", "time"}) {
    const std::size_t at = text.find(base), zone = text.find(" with time zone");
    if (at == text.npos || zone == text.npos) continue;
    text.erase(zone, std::string_view(" with time zone").size());
    text.insert(at + base.size(), "tz");
    break;
  }
  return text;
}

std::string short_expression(std::string_view expression) {
  std::string text(expression);
  for (std::string_view cast : {"'::character varying[]", "'::text[]", "'::character varying",
                                "'::text", "'::bpchar", "'::bigint"})
    text = replace_all(std::move(text), cast, "'");
  for (std::string_view cast : {")::text[]", ")::text", "]::text[]"})
    text = replace_all(std::move(text), cast, cast.substr(0, 1));
  return std::string(without_outer(with_lists(std::move(text))));
}

std::string short_definition(std::string_view definition) {
  std::string text = short_expression(definition);
  for (std::string_view word : {"CHECK (", " WHERE ("}) {
    const std::size_t at = text.find(word);
    if (at == text.npos || !text.ends_with(')') || (word == "CHECK (" && at != 0)) continue;
    const std::size_t open = at + word.size() - 1;
    const std::string inner(without_outer(std::string_view(text).substr(open)));
    text = text.substr(0, open) + (at == 0 ? "(" + inner + ")" : inner);
  }
  return text;
}

std::string list_of(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t shown = names.size() <= most + 1 ? names.size() : most;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return shown == names.size() ? text : text + fmt::format(" and {} more", names.size() - shown);
}

std::string plural_kind(std::string_view kind) {
  if (kind.ends_with("privileges") || kind == "statistics") return std::string(kind);
  const bool vowel = kind.size() > 1 && contains("aeiou", kind.substr(kind.size() - 2, 1));
  if (kind.ends_with('y') && !vowel) return std::string(kind.substr(0, kind.size() - 1)) + "ies";
  if (kind.ends_with('x') || kind.ends_with("ss")) return std::string(kind) + "es";
  return std::string(kind) + "s";
}

std::string count_kind(std::size_t n, std::string_view kind) {
  return fmt::format("{} {}", n, n == 1 ? std::string(kind) : plural_kind(kind));
}

std::string shown_rows(double rows) {
  std::string digits = fmt::format("{:.0f}", rows);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, " ");
  return "about " + digits + (rows == 1 ? " row" : " rows");
}

}  // namespace shale
