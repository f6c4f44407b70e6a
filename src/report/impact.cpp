#include "report/impact.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "report/shorten.h"
#include "sql/lexer.h"

namespace shale {
namespace {

// "numeric(10,2)[]" taken apart.
struct Parsed {
  std::string base{};
  std::optional<int> first{}, second{};  // the modifiers
  bool array = false;
};

std::optional<int> bound_of(std::string_view text) {
  int value = 0;
  text = trim(text);
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc{} || text.empty()) return std::nullopt;
  return value;
}

Parsed parse(std::string_view type) {
  Parsed p;
  if (type.ends_with("[]")) p.array = true, type.remove_suffix(2);
  const std::size_t open = type.find('('), close = type.find(')');
  p.base = std::string(type);
  if (open == type.npos || close == type.npos) return p;
  const std::vector<std::string_view> parts = split(type.substr(open + 1, close - open - 1), ',');
  p.first = bound_of(parts[0]);
  if (parts.size() > 1) p.second = bound_of(parts[1]);
  p.base = std::string(type.substr(0, open)) + std::string(type.substr(close + 1));
  return p;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_text(std::string_view base) {
  return one_of(base, {"text", "character varying", "character", "citext"});
}

int width_of_integer(std::string_view base) {
  return base == "smallint" ? 2 : base == "integer" ? 4 : base == "bigint" ? 8 : 0;
}

std::string_view most_of(int width) {
  return width == 2 ? "32767" : width == 4 ? "2147483647" : "9223372036854775807";
}

struct Pair {
  const TypeSide &a, &b;
  Parsed pa, pb;
  std::string_view a_name, b_name;

  bool bases(std::string_view x, std::string_view y) const { return pa.base == x && pb.base == y; }
  bool either(std::string_view x, std::string_view y) const { return bases(x, y) || bases(y, x); }
};

using Judge = std::optional<Impact> (*)(const Pair& p);

std::optional<Impact> arrays(const Pair& p) {
  if (p.pa.array == p.pb.array) return std::nullopt;
  return Impact{fmt::format("{} holds a list and {} one value: neither reads what the other wrote",
                            p.pa.array ? p.a_name : p.b_name, p.pa.array ? p.b_name : p.a_name),
                true};
}

std::optional<Impact> enums(const Pair& p) {
  const bool a = p.a.sort == TypeSide::Sort::enumeration,
             b = p.b.sort == TypeSide::Sort::enumeration;
  if (a && b) return impact_of_values(p.a.labels, p.b.labels, p.b_name);
  if (a)
    return Impact{fmt::format("any value is let in: {} has no list of allowed ones", p.b_name)};
  if (b) return Impact{fmt::format("{} takes only {}", p.b_name, list_of(p.b.labels, 6)), true};
  return std::nullopt;
}

std::optional<Impact> domains(const Pair& p) {
  const bool a = p.a.sort == TypeSide::Sort::domain, b = p.b.sort == TypeSide::Sort::domain;
  if (a && !b) return Impact{fmt::format("the checks of {} are lost", p.a.type)};
  if (b && !a) return Impact{fmt::format("{} refuses what breaks {}", p.b_name, p.b.type), true};
  return std::nullopt;
}

std::optional<Impact> lengths(const Pair& p) {
  if (!is_text(p.pa.base) || !is_text(p.pb.base)) return std::nullopt;
  if (p.pb.base == "character" && p.pa.base != "character")
    return Impact{fmt::format("{} pads values with blanks to {} characters and refuses longer ones",
                              p.b_name, p.pb.first.value_or(1)),
                  true};
  if (p.pb.base == "citext" || p.pa.base == "citext")
    return Impact{fmt::format("upper and lower case are {} in {}: unique rules and searches differ",
                              p.pb.base == "citext" ? "the same" : "not the same", p.b_name)};
  if (p.pb.first && (!p.pa.first || *p.pb.first < *p.pa.first))
    return Impact{fmt::format("{} refuses values longer than {} characters", p.b_name, *p.pb.first),
                  true};
  if (p.pa.first)
    return Impact{fmt::format("{} lets in values longer than {} characters; {} refuses such",
                              p.b_name, *p.pa.first, p.a_name)};
  return Impact{"no value is refused; programs may see another type"};
}

std::optional<Impact> integers(const Pair& p) {
  const int a = width_of_integer(p.pa.base), b = width_of_integer(p.pb.base);
  if (a == 0 || b == 0) return std::nullopt;
  if (b < a)
    return Impact{
        fmt::format("{} overflows at {}: what is greater is refused", p.b_name, most_of(b)), true};
  return Impact{
      fmt::format("{} holds values beyond {}, which {} refuses", p.b_name, most_of(a), p.a_name)};
}

std::optional<Impact> numerics(const Pair& p) {
  if (!p.pb.base.starts_with("numeric") || p.pa.base != "numeric") return std::nullopt;
  if (!p.pb.first)
    return Impact{fmt::format("{} keeps more digits than {} takes", p.b_name, p.a_name)};
  const int b_scale = p.pb.second.value_or(0), b_whole = *p.pb.first - b_scale;
  if (!p.pa.first)
    return Impact{fmt::format("{} rounds to {} and refuses more than {} before the point", p.b_name,
                              count_of(static_cast<std::size_t>(b_scale), "digit"), b_whole),
                  true};
  const int a_scale = p.pa.second.value_or(0), a_whole = *p.pa.first - a_scale;
  std::vector<std::string> what;
  if (b_scale < a_scale)
    what.push_back(fmt::format("rounds to {} behind the point (from {})",
                               count_of(static_cast<std::size_t>(b_scale), "digit"), a_scale));
  if (b_whole < a_whole)
    what.push_back(fmt::format("refuses more than {} before the point (from {})",
                               count_of(static_cast<std::size_t>(b_whole), "digit"), a_whole));
  if (!what.empty()) return Impact{fmt::format("{} {}", p.b_name, join(what, " and ")), true};
  return Impact{fmt::format("{} keeps more digits than {} takes", p.b_name, p.a_name)};
}

std::optional<Impact> floats(const Pair& p) {
  const auto is_float = [](std::string_view t) { return one_of(t, {"real", "double precision"}); };
  const auto is_exact = [](std::string_view t) {
    return t == "numeric" || width_of_integer(t) > 0;
  };
  if (is_float(p.pa.base) && is_float(p.pb.base))
    return Impact{p.pb.base == "real"
                      ? fmt::format("{} keeps 6 digits where {} keeps 15", p.b_name, p.a_name)
                      : fmt::format("{} keeps 15 digits where {} keeps 6", p.b_name, p.a_name),
                  p.pb.base == "real"};
  if (is_float(p.pb.base) && is_exact(p.pa.base))
    return Impact{
        fmt::format("{} keeps near values, not exact ones: sums drift, = may fail", p.b_name),
        true};
  if (is_exact(p.pb.base) && is_float(p.pa.base))
    return Impact{fmt::format("{} rounds what {} keeps as it is", p.b_name, p.a_name), true};
  if (width_of_integer(p.pb.base) > 0 && p.pa.base == "numeric")
    return Impact{fmt::format("{} rounds away what stands behind the point", p.b_name), true};
  return std::nullopt;
}

std::optional<Impact> times(const Pair& p) {
  const bool a_zone = contains(p.pa.base, "with time zone"),
             b_zone = contains(p.pb.base, "with time zone");
  const auto is_time = [](std::string_view t) {
    return t.starts_with("timestamp") || t.starts_with("time ");
  };
  if (is_time(p.pa.base) && is_time(p.pb.base) && a_zone != b_zone)
    return Impact{fmt::format("{} {}: the instant shifts with the session's time zone",
                              a_zone ? p.b_name : p.a_name, "drops the time zone"),
                  true};
  if (p.pb.base == "date" && p.pa.base.starts_with("timestamp"))
    return Impact{fmt::format("{} cuts off the time of day", p.b_name), true};
  if (p.pa.base == p.pb.base && is_time(p.pa.base))
    return Impact{fmt::format("{} rounds to {} of a second's fraction", p.b_name,
                              count_of(static_cast<std::size_t>(p.pb.first.value_or(6)), "digit")),
                  p.pb.first.value_or(6) < p.pa.first.value_or(6)};
  return std::nullopt;
}

std::optional<Impact> documents(const Pair& p) {
  if (p.bases("jsonb", "json"))
    return Impact{"the operators @> and ? and GIN indexes are lost; equal keys are kept twice"};
  if (p.bases("json", "jsonb"))
    return Impact{"the order of keys and all but the last of equal keys are lost"};
  for (std::string_view json : {"jsonb", "json"}) {
    if (p.pa.base == json && is_text(p.pb.base))
      return Impact{
          fmt::format("{} lets in what is no JSON; its operators and indexes are lost", p.b_name)};
    if (p.pb.base == json && is_text(p.pa.base))
      return Impact{fmt::format("{} refuses what is no JSON", p.b_name), true};
  }
  return std::nullopt;
}

std::optional<Impact> identifiers(const Pair& p) {
  const bool a = p.pa.base == "uuid", b = p.pb.base == "uuid";
  if (a == b) return std::nullopt;
  const std::string_view other = a ? p.pb.base : p.pa.base;
  if (is_text(other))
    return Impact{fmt::format("joins with uuid columns need a cast, no foreign key is possible; "
                              "{} {} what is no uuid",
                              p.b_name, a ? "lets in" : "refuses"),
                  b};
  return Impact{"other keys altogether: no value of one side is a value of the other", true};
}

std::optional<Impact> into_text(const Pair& p) {
  const bool number =
      width_of_integer(p.pa.base) > 0 || one_of(p.pa.base, {"numeric", "real", "double precision"});
  if (is_text(p.pb.base))
    return Impact{fmt::format("{} lets in anything; values sort as text{}; joins need a cast",
                              p.b_name, number ? ", 10 before 9" : "")};
  if (is_text(p.pa.base))
    return Impact{fmt::format("{} refuses what is no {}", p.b_name, short_type(p.pb.base)), true};
  return std::nullopt;
}

std::optional<Impact> dimensions(const Pair& p) {
  if (p.pa.base != p.pb.base || !p.pb.first) return std::nullopt;
  return Impact{
      fmt::format("{} takes only {} of length {}", p.b_name, short_type(p.pb.base), *p.pb.first),
      true};
}

// The first that has something to say.
constexpr Judge judges[] = {arrays, enums, domains,   lengths,     integers,  numerics,
                            floats, times, documents, identifiers, into_text, dimensions};

}  // namespace

Impact impact_of_type(const TypeSide& a, const TypeSide& b, std::string_view a_name,
                      std::string_view b_name) {
  const Pair pair{a, b, parse(a.type), parse(b.type), a_name, b_name};
  for (Judge judge : judges)
    if (std::optional<Impact> impact = judge(pair)) return std::move(*impact);
  return {"values have to be cast; operators, indexes and functions are those of another type",
          true};
}

Impact impact_of_values(const std::vector<std::string>& a, const std::vector<std::string>& b,
                        std::string_view b_name) {
  std::vector<std::string> refused, let_in;
  for (const std::string& v : a)
    if (std::ranges::find(b, v) == b.end()) refused.push_back(v);
  for (const std::string& v : b)
    if (std::ranges::find(a, v) == a.end()) let_in.push_back(v);
  std::vector<std::string> what;
  if (!refused.empty()) what.push_back("refuses " + list_of(refused, 8));
  if (!let_in.empty()) what.push_back("lets in " + list_of(let_in, 8));
  if (what.empty()) return {"the same values in another order: they sort otherwise", false};
  return {fmt::format("{} {}", b_name, join(what, " and ")), !refused.empty()};
}

std::vector<std::string> literals_of(std::string_view expression) {
  std::vector<std::string> all;
  Lexer lexer(expression);
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind != TokenKind::string || token.end - token.begin < 2) continue;
    std::string_view text = lexer.text_of(token);
    text.remove_prefix(text.find('\'') + 1);
    text.remove_suffix(1);
    const std::string value = replace_all(std::string(text), "''", "'");
    if (std::ranges::find(all, value) == all.end()) all.push_back(value);
  }
  return all;
}

}  // namespace shale
