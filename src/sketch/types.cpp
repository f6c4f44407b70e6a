#include "sketch/types.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// What the parser calls it, and what format_type() prints, around a modifier if there is one.
struct Spelling {
  std::string_view said{}, printed{}, behind{};
};
constexpr Spelling spellings[] = {
    {"int2", "smallint"},
    {"int4", "integer"},
    {"int8", "bigint"},
    {"smallserial", "smallint"},
    {"serial2", "smallint"},
    {"serial", "integer"},
    {"serial4", "integer"},
    {"bigserial", "bigint"},
    {"serial8", "bigint"},
    {"bool", "boolean"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"varchar", "character varying"},
    {"bpchar", "character"},
    {"varbit", "bit varying"},
    {"timestamp", "timestamp", " without time zone"},
    {"timestamptz", "timestamp", " with time zone"},
    {"time", "time", " without time zone"},
    {"timetz", "time", " with time zone"},
};
// Others of its own, which are printed as they are called.
constexpr std::string_view plain[] = {
    "text",      "numeric", "uuid",      "json",      "jsonb",    "bytea",     "date",
    "interval",  "inet",    "cidr",      "macaddr",   "macaddr8", "xml",       "money",
    "bit",       "oid",     "name",      "tsvector",  "tsquery",  "point",     "line",
    "lseg",      "box",     "path",      "polygon",   "circle",   "int4range", "int8range",
    "numrange",  "tsrange", "tstzrange", "daterange", "regclass", "regtype",   "regproc",
    "xid",       "tid",     "cid",       "xid8",      "pg_lsn",   "jsonpath",  "\"char\"",
    "int2vector"};

const Spelling* spelling_of(std::string_view name) {
  const auto* found = std::ranges::find(spellings, name, &Spelling::said);
  return found == std::end(spellings) ? nullptr : found;
}

std::string modifiers_of(const TreeNode& type_name) {
  std::vector<std::string> all;
  for (const TreeNode& modifier : type_name.nodes("typmods"))
    if (modifier.kind() == "AConst")
      all.push_back(std::to_string(modifier.node("ival").number("ival")));
  return all.empty() ? "" : fmt::format("({})", join(all, ","));
}

// "character varying", and 20; of numeric(10,2) 10 and 2.
struct Printed {
  std::string base{};
  std::optional<int> first{}, second{};
};

Printed parts_of(std::string_view type) {
  const std::size_t open = type.find('('), close = type.find(')');
  if (open == type.npos || close == type.npos) return {std::string(type)};
  Printed parts{std::string(type.substr(0, open)) + std::string(type.substr(close + 1))};
  int number = 0;
  const std::string_view inside = type.substr(open + 1, close - open - 1);
  const char* end = inside.data() + inside.size();
  const auto [rest, error] = std::from_chars(inside.data(), end, number);
  if (error != std::errc()) return parts;
  parts.first = number;
  if (rest != end && std::from_chars(rest + 1, end, number).ec == std::errc())
    parts.second = number;
  return parts;
}

// Those whose modifier is a bound that may grow without a look at the rows.
bool is_bounded(std::string_view base) {
  constexpr std::string_view all[] = {"character varying",
                                      "bit varying",
                                      "timestamp without time zone",
                                      "timestamp with time zone",
                                      "time without time zone",
                                      "time with time zone",
                                      "interval"};
  return std::ranges::find(all, base) != std::end(all);
}

bool keeps_rows_of_one_base(const Printed& from, const Printed& to) {
  if (from.base == "numeric")
    return !to.first || (from.first && *to.first >= *from.first &&
                         from.second.value_or(0) == to.second.value_or(0));
  // Of times and intervals no modifier is the largest one.
  constexpr int microseconds = 6;
  const bool of_time = from.base.starts_with("time") || from.base == "interval";
  if (is_bounded(from.base))
    return !to.first || (of_time && *to.first == microseconds) ||
           (from.first && *to.first >= *from.first);
  return from.first == to.first;
}

// Between two that are stored alike.
bool keeps_rows(const Printed& from, const Printed& to) {
  if (to.first) return false;
  constexpr std::pair<std::string_view, std::string_view> alike[] = {
      {"character varying", "text"},
      {"text", "character varying"},
      {"xml", "text"},
      {"cidr", "inet"},
      {"integer", "oid"},
      {"timestamp without time zone", "timestamp with time zone"},
      {"timestamp with time zone", "timestamp without time zone"}};
  return std::ranges::find(alike, std::pair<std::string_view, std::string_view>(
                                      from.base, to.base)) != std::end(alike);
}

// Of Postgres's own functions, those that stand in defaults and are the same for all rows.
bool is_known_stable(std::string_view name) {
  constexpr std::string_view all[] = {"now",
                                      "transaction_timestamp",
                                      "statement_timestamp",
                                      "date_trunc",
                                      "timezone",
                                      "to_char",
                                      "to_timestamp",
                                      "to_date",
                                      "lower",
                                      "upper",
                                      "concat",
                                      "concat_ws",
                                      "md5",
                                      "length",
                                      "coalesce",
                                      "array_fill",
                                      "jsonb_build_object",
                                      "json_build_object",
                                      "jsonb_build_array",
                                      "json_build_array",
                                      "to_jsonb",
                                      "to_json",
                                      "date_part",
                                      "make_interval",
                                      "make_date",
                                      "make_timestamptz",
                                      "current_setting",
                                      "decode",
                                      "encode",
                                      "age",
                                      "abs",
                                      "round",
                                      "floor",
                                      "ceil",
                                      "int4range",
                                      "int8range",
                                      "numrange",
                                      "tsrange",
                                      "tstzrange",
                                      "daterange",
                                      "hstore",
                                      "to_tsvector",
                                      "uuid_nil",
                                      "replace",
                                      "substring",
                                      "substr",
                                      "trim",
                                      "btrim",
                                      "extract",
                                      "pg_current_xact_id",
                                      "txid_current",
                                      "current_database",
                                      "inet_client_addr",
                                      "array_append",
                                      "array_cat",
                                      "string_to_array",
                                      "jsonb_set",
                                      "power"};
  return std::ranges::find(all, name) != std::end(all);
}

void walk(const TreeNode& node, const auto& look) {
  if (!node) return;
  look(node);
  for (const auto& [field, child] : node.children()) walk(child, look);
}

}  // namespace

std::string printed_name(const std::vector<std::string>& parts) {
  std::string name;
  for (const std::string& part : parts) name += (name.empty() ? "" : ".") + quote_name(part);
  return name;
}

std::string printed_type(const TreeNode& type_name) {
  std::vector<std::string> name = name_parts(type_name);
  if (name.empty()) return "";
  const bool own = name.size() == 1 || name.front() == "pg_catalog";
  std::string type;
  if (const Spelling* known = own ? spelling_of(name.back()) : nullptr)
    type = fmt::format("{}{}{}", known->printed, modifiers_of(type_name), known->behind);
  else if (own && std::ranges::find(plain, name.back()) != std::end(plain))
    type = name.back() + modifiers_of(type_name);
  else
    type = printed_name(name);
  return type_name.nodes("array_bounds").empty() ? type : type + "[]";
}

bool is_serial(const TreeNode& type_name) {
  const std::vector<std::string> name = name_parts(type_name);
  return !name.empty() && contains(name.back(), "serial") && spelling_of(name.back()) != nullptr;
}

bool is_own_type(std::string_view type) {
  while (type.ends_with("[]")) type.remove_suffix(2);
  const std::string base = parts_of(type).base;
  return std::ranges::find(plain, base) != std::end(plain) ||
         std::ranges::any_of(spellings, [&](const Spelling& s) {
           return base == std::string(s.printed) + std::string(s.behind);
         });
}

TypeChange type_change(std::string_view from, std::string_view to) {
  if (from.empty() || to.empty()) return TypeChange::unknown;
  if (from == to) return TypeChange::nothing;
  Printed a = parts_of(from), b = parts_of(to);
  // citext is stored as text is, in whatever schema the extension is.
  for (Printed* type : {&a, &b})
    if (type->base == "citext" || type->base.ends_with(".citext")) type->base = "text";
  // An array is stored as its elements are, but for their type's number in it.
  const bool arrays = from.ends_with("[]") || to.ends_with("[]");
  if (!arrays && (a.base == b.base ? keeps_rows_of_one_base(a, b) : keeps_rows(a, b)))
    return TypeChange::nothing;
  return is_own_type(from) && is_own_type(to) ? TypeChange::rewrite : TypeChange::unknown;
}

bool is_volatile(const TreeNode& expression, const KnownFunctions& known) {
  bool found = false;
  walk(expression, [&](const TreeNode& node) {
    if (node.kind() != "FuncCall") return;
    const std::vector<std::string> name = name_parts(node.nodes("funcname"));
    found |= !name.empty() && !is_known_stable(name.back()) &&
             std::ranges::find(known.stable, name.back()) == known.stable.end();
  });
  return found;
}

std::string name_in_index(const TreeNode& element) {
  if (!element.text("name").empty()) return std::string(element.text("name"));
  TreeNode expression = element.node("expr");
  while (expression.kind() == "TypeCast" || expression.kind() == "CollateClause")
    expression = expression.node("arg");
  if (expression.kind() == "FuncCall") {
    const std::vector<std::string> name = name_parts(expression.nodes("funcname"));
    if (!name.empty()) return name.back();
  }
  if (expression.kind() == "ColumnRef") {
    const std::vector<std::string> name = name_parts(expression.nodes("fields"));
    if (!name.empty()) return name.back();
  }
  if (expression.kind() == "CoalesceExpr") return "coalesce";
  if (expression.kind() == "CaseExpr") return "case";
  return "expr";
}

std::vector<std::string> strings_of(const std::vector<TreeNode>& names) {
  std::vector<std::string> all;
  for (const TreeNode& name : names) all.emplace_back(name.text("sval"));
  return all;
}

std::vector<std::string> columns_named(const TreeNode& expression) {
  std::vector<std::string> all;
  walk(expression, [&](const TreeNode& node) {
    if (node.kind() != "ColumnRef") return;
    if (std::vector<std::string> name = name_parts(node.nodes("fields")); !name.empty())
      all.push_back(std::move(name.back()));
  });
  return all;
}

// Does it say nothing but that columns are not NULL?
static bool is_only_not_null(const TreeNode& expression) {
  if (expression.kind() == "BoolExpr" && expression.word("boolop") == "AND_EXPR")
    return std::ranges::all_of(expression.nodes("args"), is_only_not_null);
  return expression.kind() == "NullTest" && expression.word("nulltesttype") == "IS_NOT_NULL" &&
         expression.node("arg").kind() == "ColumnRef";
}

std::vector<std::string> only_not_null(const TreeNode& expression) {
  return is_only_not_null(expression) ? columns_not_null(expression) : std::vector<std::string>();
}

std::vector<std::string> columns_not_null(const TreeNode& expression) {
  std::vector<std::string> all;
  if (expression.kind() == "BoolExpr" && expression.word("boolop") == "AND_EXPR")
    for (const TreeNode& part : expression.nodes("args"))
      for (std::string& column : columns_not_null(part)) all.push_back(std::move(column));
  if (expression.kind() == "NullTest" && expression.word("nulltesttype") == "IS_NOT_NULL" &&
      expression.node("arg").kind() == "ColumnRef")
    if (std::vector<std::string> name = name_parts(expression.node("arg").nodes("fields"));
        !name.empty())
      all.push_back(std::move(name.back()));
  return all;
}

}  // namespace shale
