#include "verify/loss.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "diff/rename.h"
#include "sql/facts.h"

namespace shale {
namespace {

// Each holds all values of those before it in its row.
constexpr std::array<std::array<std::string_view, 4>, 4> ladders = {{
    {"smallint", "integer", "bigint", "numeric"},
    {"real", "double precision", "", ""},
    {"character varying", "text", "", ""},
    {"cidr", "inet", "", ""},
}};

struct SqlType {
  std::string_view base{};
  std::string_view modifier{};  // of (50): 50
  std::string_view rest{};      // [], with time zone

  explicit SqlType(std::string_view sql) {
    const std::size_t open = sql.find('('), close = sql.find(')');
    const std::size_t tail = std::min(sql.find('['), sql.find(" with"));  // of a time zone
    base = sql.substr(0, std::min(open, tail));
    if (open != sql.npos && close != sql.npos && open < close) {
      modifier = sql.substr(open + 1, close - open - 1);
      rest = sql.substr(close + 1);
    } else if (tail != sql.npos) {
      rest = sql.substr(tail);
    }
    // Its values are those of text, in whatever schema the extension is.
    if (base == "citext" || base.ends_with(".citext")) base = "text";
  }
};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_wider(std::string_view from, std::string_view to) {
  return std::ranges::any_of(ladders, [&](const auto& ladder) {
    const auto a = std::ranges::find(ladder, from), b = std::ranges::find(ladder, to);
    return a != ladder.end() && b != ladder.end() && a < b;
  });
}

// What is no wider sort of the same, but says all of it. The blanks that a character(n) loses mean
// nothing.
bool is_kept(std::string_view from, std::string_view to) {
  if (to == "text" || to == "character varying") return true;
  if (to == "double precision") return from == "smallint" || from == "integer";
  return (to == "real" && from == "smallint") || (to == "json" && from == "jsonb");
}

// numeric(12,2) has ten digits before the point.
bool has_digits_for(std::string_view integers, const SqlType& to) {
  if (to.base != "numeric" || to.modifier.empty()) return false;
  const std::vector<std::string_view> parts = split(to.modifier, ',');
  const auto all = number(parts[0]), behind = parts.size() < 2 ? 0 : number(trim(parts[1]));
  const int wanted = integers == "smallint" ? 5 : integers == "integer" ? 10 : 19;
  return (wanted < 19 || integers == "bigint") && all && behind && *all - *behind >= wanted;
}

// Is each value, as text, short enough for a varchar(n)? A character(n) is so without its blanks.
bool has_room_for(const SqlType& from, const SqlType& to) {
  constexpr std::pair<std::string_view, int> longest[] = {
      {"smallint", 6}, {"integer", 11}, {"bigint", 20}, {"boolean", 5}, {"uuid", 36}};
  const auto now = number(to.modifier);
  if (to.base != "character varying" || !now) return false;
  if (from.base == "character") return number(from.modifier).value_or(1) <= *now;
  return std::ranges::any_of(
      longest, [&](const auto& type) { return type.first == from.base && type.second <= *now; });
}

bool is_free_sequence(const Catalog& catalog, const Object& object) {
  return object.kind->name == "sequence" &&
         catalog.at({2, object.address.object, 0}) < 0;  // 2: owned sequences
}

}  // namespace

bool keeps_values(std::string_view from, std::string_view to) {
  if (from == to) return true;
  constexpr std::string_view zoneless = " without time zone";
  if (from.starts_with("timestamp") && contains(from, zoneless) && !contains(to, zoneless))
    return keeps_values(replace_all(std::string(from), zoneless, " with time zone"), to);
  const SqlType a(from), b(to);
  if (a.rest != b.rest) return false;
  if (a.base != b.base)
    return (b.modifier.empty() && (is_wider(a.base, b.base) || is_kept(a.base, b.base))) ||
           has_digits_for(a.base, b) || has_room_for(a, b);
  if (b.modifier.empty()) return a.base != "character";
  const auto old = number(a.modifier), now = number(b.modifier);
  return old && now && *now >= *old;
}

bool had_columns(const Catalog& before, std::string_view table,
                 const std::vector<std::string>& columns) {
  if (columns.empty()) return true;
  const std::string name = quote_name(table);
  bool known = false;
  for (const Object& object : before.of(*find_kind("column"))) {
    if (object.parent == nullptr || object.parent->name != name) continue;
    known = true;
    for (const std::string& column : columns)
      if (object.name == quote_name(column)) return true;
  }
  return !known;
}

std::vector<std::string> losses(const Catalog& before, const Catalog& after) {
  std::vector<std::string> all;
  for (const Object& object : before.objects()) {
    const Object* now = same_object(after, object);
    const std::string_view kind = object.kind->name;
    if (kind == "table" && now == nullptr) {
      all.push_back(fmt::format("table {}: its rows", object.key));
    } else if (is_free_sequence(before, object) && now == nullptr) {
      all.push_back(fmt::format("sequence {}: where it stood", object.key));
    } else if (kind == "column" && object.parent != nullptr &&
               object.parent->kind->name == "table" &&
               same_object(after, *object.parent) != nullptr) {
      const Text old = attribute_text(object, "type");
      if (now == nullptr && attribute_text(object, "generated").empty())
        all.push_back(fmt::format("column {}: its values", object.key));
      else if (now != nullptr && !keeps_values(old, attribute_text(*now, "type")))
        all.push_back(fmt::format("column {}: what {} holds and {} does not", object.key, old,
                                  attribute_text(*now, "type")));
    }
  }
  return all;
}

}  // namespace shale
