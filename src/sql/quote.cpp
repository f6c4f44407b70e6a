// quote_name and quote_literal, after the server's quote_ident and quote_literal.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "sql/facts.h"
#include "sql/lexer.h"

namespace shale {
namespace {

// Every keyword of PostgreSQL 12 to 18 that is not unreserved: quote_ident quotes those, because
// somewhere they can't stand for a name.
constexpr auto keywords = std::to_array<std::string_view>({
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "bigint",
    "binary",
    "bit",
    "boolean",
    "both",
    "case",
    "cast",
    "char",
    "character",
    "check",
    "coalesce",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "dec",
    "decimal",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "exists",
    "extract",
    "false",
    "fetch",
    "float",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "greatest",
    "group",
    "grouping",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "inout",
    "int",
    "integer",
    "intersect",
    "interval",
    "into",
    "is",
    "isnull",
    "join",
    "json",
    "json_array",
    "json_arrayagg",
    "json_exists",
    "json_object",
    "json_objectagg",
    "json_query",
    "json_scalar",
    "json_serialize",
    "json_table",
    "json_value",
    "lateral",
    "leading",
    "least",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "merge_action",
    "national",
    "natural",
    "nchar",
    "none",
    "normalize",
    "not",
    "notnull",
    "null",
    "nullif",
    "numeric",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "out",
    "outer",
    "overlaps",
    "overlay",
    "placing",
    "position",
    "precision",
    "primary",
    "real",
    "references",
    "returning",
    "right",
    "row",
    "select",
    "session_user",
    "setof",
    "similar",
    "smallint",
    "some",
    "substring",
    "symmetric",
    "system_user",
    "table",
    "tablesample",
    "then",
    "time",
    "timestamp",
    "to",
    "trailing",
    "treat",
    "trim",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "values",
    "varchar",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
    "xmlattributes",
    "xmlconcat",
    "xmlelement",
    "xmlexists",
    "xmlforest",
    "xmlnamespaces",
    "xmlparse",
    "xmlpi",
    "xmlroot",
    "xmlserialize",
    "xmltable",
});
static_assert(std::ranges::is_sorted(keywords));

bool is_plain_name(std::string_view name) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto continues = [&](char c) { return starts(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && starts(name.front()) && std::ranges::all_of(name, continues) &&
         !std::ranges::binary_search(keywords, name);
}

// The text between two quotes, with each of them inside written twice.
std::string in_quotes(std::string_view text, char quote) {
  std::string result;
  result += quote;
  for (const char c : text) {
    if (c == quote) result += c;
    result += c;
  }
  result += quote;
  return result;
}

}  // namespace

std::string quote_name(std::string_view name) {
  return is_plain_name(name) ? std::string(name) : in_quotes(name, '"');
}

std::string quote_literal(std::string_view value) {
  if (value.find('\\') == value.npos) return in_quotes(value, '\'');
  std::string escaped;
  for (const char c : value) escaped.append(c == '\\' ? 2 : 1, c);
  return in_quotes(escaped, '\'').insert(0, 1, 'E');
}

std::string meant_name(std::string_view said) {
  std::string name;
  if (said.size() > 1 && said.starts_with('"')) {
    said = said.substr(1, said.size() - 2);
    for (std::size_t i = 0; i < said.size(); ++i) {
      name += said[i];
      if (said[i] == '"') ++i;
    }
  } else {
    name = lower(said);
  }
  std::size_t end = 63;
  if (name.size() <= end) return name;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end);
}

std::string without_public(std::string_view sql) {
  std::string text;
  Lexer lexer(sql);
  std::size_t copied = 0;
  Token before, token = lexer.next();
  while (token.kind != TokenKind::end) {
    const Token next = lexer.next();
    const bool behind_dot = before.kind == TokenKind::other && lexer.text_of(before) == ".";
    if (token.kind == TokenKind::word && lexer.text_of(token) == "public" && !behind_dot &&
        next.kind == TokenKind::other && lexer.text_of(next) == "." && next.begin == token.end) {
      text += sql.substr(copied, token.begin - copied);
      copied = next.end;
    }
    before = token;
    token = next;
  }
  return text + std::string(sql.substr(copied));
}

}  // namespace shale
