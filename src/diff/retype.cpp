#include "diff/retype.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"

namespace shale {
namespace {

// "orders__old" in 63 bytes.
constexpr std::string_view suffix = "__old";

using Attributes = std::optional<std::vector<std::string>>;

// The attributes of a composite type, which may have none, or the columns of a table, by their
// place. Nullopt: it is neither.
Attributes attributes_of(const Catalog& catalog, std::string_view type) {
  const Object* object = catalog.find("composite type", type);
  std::vector<std::string> names;
  if (const Object* table = catalog.find("table", type)) {
    std::vector<std::pair<int, std::string>> columns;
    for (const Object& column : catalog.of(*find_kind("column")))
      if (column.parent == table) columns.emplace_back(column.address.sub, column.name);
    std::ranges::sort(columns);
    for (const auto& [place, name] : columns) names.push_back(name);
    return names;
  }
  if (object == nullptr) return std::nullopt;
  if (const Text all = attribute_text(*object, "attributes"); !all.empty())
    for (std::string_view name : split(all, ',')) names.emplace_back(name);
  return names;
}

}  // namespace

std::string retype_expression(const Catalog& old, const Catalog& made, const Object& from,
                              const Object& to) {
  const Text type = attribute_text(to, "type");
  const Attributes before = attributes_of(old, attribute_text(from, "type")),
                   after = attributes_of(made, type);
  if (before == after || !before || !after) {
    const bool array_from = attribute_text(from, "type").ends_with("[]"),
               array_to = type.ends_with("[]");
    // One value becomes a list of one.
    if (array_to && !array_from)
      return fmt::format("ARRAY[{}::text::{}]", to.name, type.substr(0, type.size() - 2));
    return fmt::format("{}::text{}::{}", to.name, array_to ? "[]" : "", type);
  }
  std::vector<std::string> values;
  for (const std::string& name : *after)
    values.push_back(std::ranges::find(*before, name) == before->end()
                         ? "NULL"
                         : fmt::format("({}).{}", to.name, name));
  return fmt::format("CASE WHEN {}::text <> '' THEN ROW({})::{} END", to.name, join(values, ", "),
                     type);
}

bool loses_attributes(const Catalog& old, const Catalog& made, const Object& from,
                      const Object& to) {
  const Attributes before = attributes_of(old, attribute_text(from, "type")),
                   after = attributes_of(made, attribute_text(to, "type"));
  if (!before || !after) return before && !before->empty();
  return std::ranges::any_of(*before, [&](const std::string& name) {
    return std::ranges::find(*after, name) == after->end();
  });
}

std::string aside_schema(const Object& table) {
  return quote_name(aside_name(table.schema->name));
}

std::string aside_name(Text sql) {
  std::string name(sql.substr(0, sql.find('(')));
  if (sql.starts_with("\"")) {
    std::size_t end = 1;
    while (sql.substr(end, 1) != "\"" || sql.substr(end, 2) == "\"\"")
      end += sql.substr(end, 1) == "\"" ? 2 : 1;
    name = replace_all(std::string(sql.substr(1, end - 1)), "\"\"", "\"");
  }
  std::size_t keep = std::min(name.size(), 63 - suffix.size());
  while (keep > 0 && keep < name.size() && (static_cast<unsigned char>(name[keep]) & 0xC0) == 0x80)
    --keep;
  return name.substr(0, keep) + std::string(suffix);
}

Statements retype(const Catalog& old, const Catalog& made, const Object& from, const Object& to) {
  Ddl s{fmt::format("{} ALTER COLUMN {} TYPE {}", alter_table(*to.parent), to.name,
                    attribute_text(to, "type")),
        {Hazard::rewrites_table, Hazard::may_fail_on_rows}};
  if (const Text collation = attribute_text(to, "collation"); !collation.empty())
    s.sql += fmt::format(" COLLATE {}", collation);
  // The rows of a foreign table are not here to be cast.
  if (to.parent->kind->name != "foreign table")
    s.sql += " USING " + retype_expression(old, made, from, to);
  if (loses_attributes(old, made, from, to)) s.hazards.push_back(Hazard::loses_values);
  Statements all{std::move(s)};
  // The rest of the change, now that the type is the new one.
  Object settled = with_parents_change(from, from, to, {.retyped = true});
  if (auto rest = to.kind->alter(settled, to))
    for (Ddl& r : *rest) all.push_back(std::move(r));
  return all;
}

// The attribute of a column that says the name of its constraint, however usual.
static constexpr std::string_view not_null_name = "not null name";

Object with_parents_change(const Object& column, const Object& parent_from, const Object& parent_to,
                           Brought brought) {
  Object changed = column;
  std::vector<Text> texts;
  const bool own = &column == &parent_from;
  // A constraint comes under the parent's name.
  const auto is_not_null = [](const Object& o) { return attribute_text(o, "not null") == "t"; };
  const bool comes = !own && !is_not_null(column) && is_not_null(parent_to);
  const bool is_renamed =
      !own && attribute_text(column, not_null_name) == attribute_text(parent_from, not_null_name);
  const auto differs = [&](std::string_view name) {
    return attribute_text(parent_from, name) != attribute_text(parent_to, name);
  };
  // Where NOT NULL is no constraint, before PostgreSQL 18, a parent's goes from ONLY that.
  const bool left_alone = is_not_null(parent_from) && !is_not_null(parent_to) &&
                          attribute_text(parent_from, "not null from").empty() &&
                          !is_partitioned(*parent_from.parent);
  const bool retyped = brought.retyped || differs("type") || differs("collation");
  for (std::size_t i = 0; i < column.kind->attributes.size(); ++i) {
    const std::string_view name = column.kind->attributes[i].name;
    Text text = column.kind->text(column, i);
    if (retyped && (name == "storage" || name == "compression")) text = {};
    if (name == not_null_name && (comes || is_renamed)) text = attribute_text(parent_to, name);
    const bool passed_on = own ? name == "type" || name == "collation"
                               : name == "type" || name == "collation" ||
                                     (name == "not null" && !left_alone) || name == "generated" ||
                                     name == "expression" ||
                                     (name == "identity" && brought.identity);
    if (passed_on && text == attribute_text(parent_from, name))
      text = attribute_text(parent_to, name);
    texts.push_back(text);
  }
  changed.value = column.kind->value(texts);
  return changed;
}

Object as_inherited(std::span<const Object* const> of_parents, const Object& of_child) {
  constexpr std::string_view own[] = {"identity",   "identity options", "identity type",
                                      "statistics", "options",          "foreign options"};
  const Object& first = *of_parents.front();
  Object inherited = first;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < first.kind->attributes.size(); ++i) {
    const std::string_view name = first.kind->attributes[i].name;
    const bool said = std::ranges::find(own, name) != std::end(own);
    const bool of_constraint = name.starts_with("not null ");
    const Object* from = &first;
    if (name == "not null")
      for (const Object* parent : of_parents)
        if (attribute_text(*parent, name) == "t") from = parent;
    texts.push_back(said            ? Text()
                    : of_constraint ? of_child.kind->text(of_child, i)
                                    : from->kind->text(*from, i));
  }
  inherited.value = first.kind->value(texts);
  return inherited;
}

namespace {

using Settings = std::initializer_list<std::pair<std::string_view, Text>>;

// With other texts for some attributes.
Object with(const Object& object, Settings settings) {
  Object other = object;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < object.kind->attributes.size(); ++i) {
    texts.push_back(object.kind->text(object, i));
    for (const auto& [name, text] : settings)
      if (object.kind->attributes[i].name == name) texts.back() = text;
  }
  other.value = object.kind->value(texts);
  return other;
}

}  // namespace

Object as_own(const Object& constraint) {
  return with(constraint, {{"inherited", "f"}});
}

Object as_added(const Object& parent) {
  return with(parent, {{"storage", ""}, {"statistics", ""}, {"options", ""}});
}

bool is_stored_alike(const Object& a, const Object& b) {
  return attribute_text(a, "storage") == attribute_text(b, "storage") &&
         attribute_text(a, "compression") == attribute_text(b, "compression");
}

Object as_merged(const Object& column, const Object& parent) {
  Object merged = column;
  for (const char* name : {"storage", "compression"})
    if (attribute_text(column, name).empty())
      merged = with(merged, {{name, attribute_text(parent, name)}});
  return merged;
}

Object as_usual(const Object& column) {
  return with(column, {{"storage", ""}, {"compression", ""}});
}

Object as_plain(const Object& column) {
  return with(column, {{"identity", ""}, {"identity options", ""}, {"identity type", ""}});
}

Object as_of_type(const Object& column) {
  Object typed = column;
  std::vector<Text> texts;
  for (std::size_t i = 0; i < column.kind->attributes.size(); ++i) {
    const std::string_view name = column.kind->attributes[i].name;
    const bool of_type = name == "type" || name == "collation";
    texts.push_back(of_type ? column.kind->text(column, i) : Text());
  }
  typed.value = column.kind->value(texts);
  return typed;
}

}  // namespace shale
