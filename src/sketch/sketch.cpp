#include "sketch/sketch.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/sketched.h"

namespace shale {

const SketchedColumn* SketchedTable::column(std::string_view wanted) const {
  const auto found = std::ranges::find(columns, wanted, &SketchedColumn::name);
  return found == columns.end() ? nullptr : &*found;
}

const SketchedConstraint* SketchedTable::constraint(std::string_view wanted) const {
  const auto found = std::ranges::find(constraints, wanted, &SketchedConstraint::name);
  return found == constraints.end() ? nullptr : &*found;
}

SketchedTable& Sketch::make(const std::vector<std::string>& name) {
  drop(name.back());
  SketchedTable& table = tables_[name.back()];
  table.oid = next();
  table.name = name.back();
  table.schema = name.size() > 1 ? name[name.size() - 2] : "public";
  return table;
}

SketchedTable* Sketch::find(std::string_view name) {
  if (temporary_.contains(name)) return nullptr;
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

void Sketch::drop(const std::string& name) {
  if (temporary_.erase(name) > 0) return;
  const auto found = tables_.find(name);
  if (found == tables_.end()) return;
  for (const SketchedIndex& index : found->second.indexes) index_tables_.erase(index.name);
  for (const SketchedConstraint& constraint : found->second.constraints)
    if (constraint.type == 'f') std::erase(referring_[constraint.refers], name);
  if (!found->second.parent.empty()) std::erase(children_[found->second.parent], name);
  for (const std::string& other : referring_[name])  // CASCADE
    if (SketchedTable* of = other == name ? nullptr : find(other))
      std::erase_if(of->constraints, [&](const SketchedConstraint& c) { return c.refers == name; });
  referring_.erase(name);
  tables_.erase(found);
}

const SketchedTable* Sketch::table(std::string_view name) const {
  if (temporary_.contains(name)) return nullptr;
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

const SketchedTable* Sketch::table_of_index(std::string_view name) const {
  const auto found = index_tables_.find(name);
  return found == index_tables_.end() ? nullptr : table(found->second);
}

const SketchedDomain* Sketch::domain(std::string_view name) const {
  const auto found = domains_.find(name);
  return found == domains_.end() ? nullptr : &found->second;
}

std::vector<const SketchedTable*> Sketch::referring_to(std::string_view name) const {
  std::vector<const SketchedTable*> all;
  const auto found = referring_.find(name);
  if (found == referring_.end()) return all;
  for (const std::string& other : found->second) {
    const SketchedTable* of = table(other);
    // A key that was dropped is still in the list.
    if (of != nullptr && std::ranges::find(all, of) == all.end() &&
        std::ranges::any_of(of->constraints, [&](const auto& c) { return c.refers == name; }))
      all.push_back(of);
  }
  return all;
}

std::vector<const SketchedTable*> Sketch::children_of(std::string_view name) const {
  std::vector<const SketchedTable*> all;
  if (const auto found = children_.find(name); found != children_.end())
    for (const std::string& child : found->second)
      if (const SketchedTable* of = table(child); of != nullptr && of->parent == name)
        all.push_back(of);
  return all;
}

namespace {

std::string quoted_list(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names)
    all.push_back(name.empty() ? std::string("(…)") : quote_name(name));
  return join(all, ", ");
}

std::string definition_of(const SketchedConstraint& c) {
  const std::string columns = quoted_list(c.columns);
  switch (c.type) {
    case 'p':
      return fmt::format("PRIMARY KEY ({})", columns);
    case 'u':
      return fmt::format("UNIQUE ({})", columns);
    case 'x':
      return fmt::format("EXCLUDE ({})", columns);
    case 'f':
      return fmt::format("FOREIGN KEY ({}) REFERENCES {}", columns, quote_name(c.refers));
    default:
      return fmt::format("CHECK (({}))", columns);
  }
}

std::string condition_of(const SketchedIndex& index) {
  if (!index.partial) return "";
  if (index.where_not_null.empty()) return " WHERE (…)";
  std::vector<std::string> parts;
  for (const std::string& column : index.where_not_null)
    parts.push_back(fmt::format("({} IS NOT NULL)", quote_name(column)));
  const std::string all = join(parts, " AND ");
  return parts.size() == 1 ? " WHERE " + all : fmt::format(" WHERE ({})", all);
}

std::string definition_of(const SketchedTable& table, const SketchedIndex& index) {
  return fmt::format("CREATE {}INDEX {} ON {}.{} USING btree ({}){}", index.unique ? "UNIQUE " : "",
                     quote_name(index.name), quote_name(table.schema), quote_name(table.name),
                     quoted_list(index.columns), condition_of(index));
}

std::string_view word(bool yes) {
  return yes ? "t" : "f";
}

void draw(CatalogSketch& into, const SketchedTable& table) {
  const Address self{catalog_oid::relation, table.oid, 0};
  if (table.materialized) {
    into.add("materialized view", self, {}, table.schema, table.name, {});
  } else {
    into.add("table", self, {}, table.schema, table.name,
             {{"persistence", table.unlogged ? "u" : "p"},
              {"partition key", table.partitioned ? "RANGE (…)" : ""}});
  }
  for (const SketchedColumn& column : table.columns) {
    const Address at{catalog_oid::relation, table.oid, static_cast<std::int32_t>(column.number)};
    into.add("column", at, self, "", column.name,
             {{"type", column.type},
              {"not null", word(column.not_null)},
              {"generated", column.stored ? "s" : ""},
              {"identity", column.identity ? "d" : ""}});
    if (column.has_default)
      into.add("default", {catalog_oid::default_value, table.oid * 2000 + column.number, 0}, at, "",
               "", {});
  }
  for (const SketchedConstraint& c : table.constraints) {
    const Address at{catalog_oid::constraint, c.oid, 0};
    if (c.type == 'f')
      into.add("foreign key", at, self, "", c.name,
               {{"definition", definition_of(c)}, {"validated", word(c.valid)}});
    else
      into.add("constraint", at, self, "", c.name,
               {{"type", std::string(1, c.type)},
                {"definition", definition_of(c)},
                {"validated", word(c.valid)}});
  }
  for (const SketchedIndex& index : table.indexes)
    if (index.constraint.empty())
      into.add("index", {catalog_oid::relation, index.oid, 0}, self, table.schema, index.name,
               {{"definition", definition_of(table, index)}, {"valid", "t"}});
  if (!table.parent.empty())
    into.add(
        "inheritance", {2611, table.oid, 1}, self, "", table.parent,
        {{"parent", fmt::format("{}.{}", quote_name(table.schema), quote_name(table.parent))}});
}

}  // namespace

Catalog drawn(const std::vector<const SketchedTable*>& tables) {
  CatalogSketch drawing;
  for (const SketchedTable* table : tables) draw(drawing, *table);
  return drawing.done();
}

Catalog Sketch::catalog_of(const std::set<std::string>& tables) const {
  std::vector<const SketchedTable*> known;
  for (const std::string& name : tables)
    if (const SketchedTable* of = table(name)) known.push_back(of);
  return drawn(known);
}

}  // namespace shale
