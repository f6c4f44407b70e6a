#include "kinds/text.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/text.h"

namespace shale {
namespace {

// {a=1,b=2} as name and value, in its order.
std::vector<std::pair<std::string, std::string>> pairs_of(Text array) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string& item : parse_array(array)) {
    const std::size_t equals = item.find('=');
    all.emplace_back(item.substr(0, equals),
                     equals == std::string::npos ? "" : item.substr(equals + 1));
  }
  return all;
}

// toast.autovacuum_enabled: each part is a name.
std::string option_name(const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return quote_name(name);
  return quote_name(name.substr(0, dot)) + "." + quote_name(name.substr(dot + 1));
}

}  // namespace

std::string unquoted(std::string_view name) {
  if (!name.starts_with("\"")) return std::string(name);
  return replace_all(std::string(name.substr(1, name.size() - 2)), "\"\"", "\"");
}

std::string passing_name(std::string_view name, std::string_view prefix) {
  constexpr std::size_t most = 63, mark = 8;
  std::string whole = std::string(prefix) + unquoted(name);
  if (whole.size() <= most) return quote_name(whole);
  std::size_t keep = most - mark - 1;
  while ((static_cast<unsigned char>(whole[keep]) & 0xC0) == 0x80) --keep;
  return quote_name(whole.substr(0, keep) + "_" + sha256(whole).substr(0, mark));
}

Object under_name(const Object& object, Text name) {
  Object other = object;
  other.name = name;
  other.key.replace(other.key.size() - object.name.size(), object.name.size(), name);
  return other;
}

const Object& table_of(const Object& object) {
  const Object* table = object.parent;
  while (table->parent != nullptr && table->address.sub != 0) table = table->parent;
  return *table;
}

Text text_of(const Object& object, std::string_view attribute) {
  const std::span<const Attribute> all = object.kind->attributes;
  const auto found = std::ranges::find(all, attribute, &Attribute::name);
  return found == all.end()
             ? Text()
             : object.kind->text(object, static_cast<std::size_t>(found - all.begin()));
}

bool is_partitioned(const Object& table) {
  return !text_of(table, "partition key").empty();
}

std::string alter_only(const Object& table) {
  const std::string alter = alter_table(table);
  if (!yes(text_of(table, "children"))) return alter;
  return alter.substr(0, alter.size() - table.key.size()) + "ONLY " + table.key;
}

std::string alter_table(const Object& table) {
  return (table.kind->name == "foreign table"       ? "ALTER FOREIGN TABLE "
          : table.kind->name == "view"              ? "ALTER VIEW "
          : table.kind->name == "materialized view" ? "ALTER MATERIALIZED VIEW "
                                                    : "ALTER TABLE ") +
         table.key;
}

namespace {

std::string assignments(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : pairs)
    parts.push_back(option_name(name) + "=" + quote_literal(value));
  return comma(parts);
}

std::string option_names(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : pairs) parts.push_back(option_name(name));
  return comma(parts);
}

}  // namespace

std::string storage_options(Text array) {
  return assignments(pairs_of(array));
}

// Postgres keeps what isn't named in its place and puts what is at the end. Where that would give
// another order than wanted, all are set anew, so that a dump reads the same.
std::vector<std::string> change_storage_options(Text from, Text to) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  Pairs before = pairs_of(from), after = pairs_of(to);
  const auto has_name = [](const Pairs& pairs, const std::string& name) {
    return std::ranges::find(pairs, name, &std::pair<std::string, std::string>::first) !=
           pairs.end();
  };
  Pairs set, reset, result;
  std::ranges::copy_if(after, std::back_inserter(set),
                       [&](const auto& p) { return std::ranges::find(before, p) == before.end(); });
  std::ranges::copy_if(before, std::back_inserter(reset),
                       [&](const auto& p) { return !has_name(after, p.first); });
  std::ranges::copy_if(before, std::back_inserter(result),
                       [&](const auto& p) { return std::ranges::find(after, p) != after.end(); });
  result.insert(result.end(), set.begin(), set.end());
  if (set.empty() && reset.empty()) return {};
  if (result != after) reset = before, set = after;
  std::vector<std::string> all;
  if (!reset.empty()) all.push_back("RESET (" + option_names(reset) + ")");
  if (!set.empty()) all.push_back("SET (" + assignments(set) + ")");
  return all;
}

std::string foreign_options(Text array) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : pairs_of(array))
    parts.push_back(quote_name(name) + " " + quote_literal(value));
  return comma(parts);
}

std::string change_foreign_options(Text from, Text to) {
  const auto before = pairs_of(from), after = pairs_of(to);
  std::vector<std::string> parts;
  const auto by_name = [](const auto& all, const std::string& name) {
    return std::ranges::find(all, name, &std::pair<std::string, std::string>::first);
  };
  for (const auto& [name, value] : before)
    if (by_name(after, name) == after.end()) parts.push_back("DROP " + quote_name(name));
  for (const auto& [name, value] : after) {
    const auto old = by_name(before, name);
    if (old == before.end())
      parts.push_back("ADD " + quote_name(name) + " " + quote_literal(value));
    else if (old->second != value)
      parts.push_back("SET " + quote_name(name) + " " + quote_literal(value));
  }
  return comma(parts);
}

Ddl with_secrets(std::string sql, const std::vector<std::string>& secrets) {
  Ddl statement{std::move(sql)};
  statement.shown = statement.sql;
  for (const std::string& secret : secrets)
    statement.shown = replace_all(std::move(statement.shown), quote_literal(secret), "'***'");
  return statement;
}

std::string comma(const std::vector<std::string>& parts) {
  return join(parts, ", ");
}

std::string in_lines(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += fmt::format("\n  {}{}", parts[i], i + 1 < parts.size() ? "," : "");
  return text + "\n";
}

std::vector<std::string> clauses_of(Members members) {
  std::vector<std::string> parts;
  for (const Member& member : members) parts.push_back(member.clause());
  return parts;
}

}  // namespace shale
