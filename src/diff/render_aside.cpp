// What waits under another name while its successor is made: set aside, copied out, dropped.
#include <fmt/format.h>

#include "base/index.h"
#include "diff/render.h"
#include "diff/retype.h"
#include "kinds/column_type.h"
#include "kinds/text.h"

namespace shale {

Statements Renderer::set_aside(const Action& action) const {
  const Object& object = old(action.from);
  if (is_table(object)) {
    std::string sql =
        fmt::format("CREATE SCHEMA IF NOT EXISTS {0};\nALTER TABLE {1} SET SCHEMA {0}",
                    aside_schema(object), object.key);
    // What its type loses meanwhile it would lose, too.
    if (!attribute_text(object, "of type").empty())
      sql += fmt::format(";\nALTER TABLE {}.{} NOT OF", aside_schema(object), object.name);
    return one(std::move(sql));
  }
  Statements all;
  const auto rename = [&](const std::string& target, Text name) {
    all.push_back({fmt::format("ALTER {} RENAME TO {}", target, quote_name(aside_name(name)))});
  };
  for (const Companion& c : object.kind->companions(object)) rename(c.target, c.name);
  rename(is_type(object) ? "TYPE " + object.key : object.kind->target(object), object.name);
  return all;
}

// Of a table that was set aside: has it columns that the new one lacks, or computes?
bool Renderer::leaves_columns(const Action& action) const {
  const Object& table = old(action.from);
  return std::ranges::any_of(fates_.from->of(*find_kind("column")), [&](const Object& column) {
    if (column.parent != &table || !attribute_text(column, "generated").empty()) return false;
    const int after = fates_.to_of[at(fates_.from->index_of(column))];
    return after < 0 || !attribute_text(made(after), "generated").empty();
  });
}

Statements Renderer::copy(const Action& action) const {
  const Object &from = old(action.from), &to = made(action.to);
  std::vector<std::string> columns, values;
  bool loses = false;
  for (const Object& column : fates_.to->of(*find_kind("column"))) {
    if (column.parent != &to || !attribute_text(column, "generated").empty()) continue;
    const Object* source =
        fates_.from->find(*column.kind, from.key + "." + std::string(column.name));
    if (source == nullptr) continue;
    const Text before = attribute_text(*source, "type"), after = attribute_text(column, "type");
    columns.emplace_back(column.name);
    if (fates_.retyped[at(fates_.from->index_of(*source))]) {
      values.push_back(retype_expression(*fates_.from, *fates_.to, *source, column));
      loses = loses || loses_attributes(*fates_.from, *fates_.to, *source, column);
    } else {
      values.push_back(before == after ? columns.back()
                                       : cast_expression(column.name, before, after));
      loses = loses || (before != after && !only_widens(before, after));
    }
  }
  if (columns.empty()) return {};
  std::vector<Hazard> hazards{Hazard::rewrites_table, Hazard::may_fail_on_rows};
  if (loses) hazards.push_back(Hazard::loses_values);
  return one(fmt::format("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE\nSELECT {} FROM {}.{}",
                         to.key, comma(columns), comma(values), aside_schema(from), from.name),
             std::move(hazards));
}

Statements Renderer::drop_aside(const Action& action) const {
  const Object& object = old(action.from);
  // Its schema goes when the last that waits there is gone: see Planner::write.
  if (is_table(object))
    return one(fmt::format("DROP TABLE {}.{}", aside_schema(object), object.name),
               leaves_columns(action) ? std::vector{Hazard::loses_values} : std::vector<Hazard>());
  const std::string_view kind = object.kind->name;
  const std::string_view word = kind == "domain"      ? "DOMAIN"
                                : kind == "collation" ? "COLLATION"
                                                      : "TYPE";
  const bool cascade = object.kind->drop(object).front().sql.ends_with(" CASCADE");
  return one(fmt::format("DROP {} {}.{}{}", word, object.schema->key,
                         quote_name(aside_name(object.name)), cascade ? " CASCADE" : ""));
}

}  // namespace shale
