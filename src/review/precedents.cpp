#include "review/precedents.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "diff/inherited.h"
#include "kinds/text.h"
#include "review/scene.h"

namespace shale {
namespace {

// "customers", "Customer" and "CUSTOMER" are one: small, without lines, in the singular.
std::string stem_of_name(std::string_view name) {
  std::string stem;
  for (char c : lower(name))
    if (c != '_') stem += c;
  if (stem.ends_with("ies")) return stem.substr(0, stem.size() - 3) + "y";
  for (std::string_view end : {"sses", "xes", "ches", "shes"})
    if (stem.ends_with(end)) return stem.substr(0, stem.size() - 2);
  if (stem.ends_with("s") && !stem.ends_with("ss") && stem.size() > 2) stem.pop_back();
  return stem;
}

// "customer" of "customerId", "customer_id" and "customerid"; "": it does not end so.
std::string pointed_at(std::string_view name) {
  for (std::string_view end : {"_id", "Id", "ID", "_uuid", "Uuid"})
    if (name.size() > end.size() && name.ends_with(end))
      return stem_of_name(name.substr(0, name.size() - end.size()));
  return "";
}

// A table whose rows outlive what they speak of: of those no key is wanted.
bool keeps_what_is_gone(const Object& table) {
  const std::string name = bare(table), small = lower(name);
  for (std::string_view end :
       {"history", "audit", "archive", "backup", "log", "logs", "tombstone", "tombstones"}) {
    if (!small.ends_with(end)) continue;
    const std::size_t at = name.size() - end.size();
    if (at == 0 || name[at - 1] == '_' || name[at] != small[at]) return true;  // not "catalog"
  }
  return false;
}

// resource_id beside resource_type: a row of whichever table that one says.
bool has_type_beside(const Catalog& catalog, const Object& column) {
  const std::string name = bare(column);
  for (const auto& [id, type] : {std::pair("_id", "_type"), std::pair("Id", "Type"),
                                 std::pair("_uuid", "_type"), std::pair("Uuid", "Type")})
    if (name.ends_with(id)) {
      const std::string stem = name.substr(0, name.size() - std::string_view(id).size());
      return column_of(catalog, *column.parent, quote_name(stem + type)) != nullptr;
    }
  return false;
}

struct IndexShape {
  std::vector<std::string> columns{};
  bool unique = false;
  std::string rest{};  // behind the columns: WHERE, INCLUDE; with the method
};

// Of "CREATE UNIQUE INDEX a ON public.t USING btree (x, lower(y)) WHERE …".
std::optional<IndexShape> shape_of(Text definition) {
  const std::size_t method = definition.find(" USING ");
  if (method == definition.npos) return std::nullopt;
  IndexShape shape{.unique = definition.starts_with("CREATE UNIQUE")};
  const std::size_t open = definition.find('(', method);
  if (open == definition.npos) return std::nullopt;
  int depth = 0;
  std::size_t begin = open + 1, i = open;
  for (; i < definition.size(); ++i) {
    if (definition[i] == '(') ++depth;
    if (definition[i] == ')') --depth;
    if ((definition[i] == ',' && depth == 1) || (definition[i] == ')' && depth == 0)) {
      shape.columns.emplace_back(trim(definition.substr(begin, i - begin)));
      begin = i + 1;
    }
    if (depth == 0) break;
  }
  shape.rest =
      std::string(definition.substr(method, open - method)) + std::string(definition.substr(i + 1));
  return shape;
}

// Without its order: "a" of "a DESC NULLS LAST". Another collation or class of operators stays.
std::string column_of_index(std::string element) {
  for (std::string_view order : {" NULLS LAST", " NULLS FIRST", " DESC", " ASC"})
    if (element.ends_with(order)) element.resize(element.size() - order.size());
  return element;
}

// Does it leave out only rows in which one of the columns is NULL? Such a row refers to nothing,
// and no search for a value wants it. `condition` is as the server prints it.
bool leaves_out_only_null(std::string_view condition, const std::vector<std::string>& columns) {
  for (std::string_view part : {"((", "))", "(", ")"}) {
    if (condition.starts_with(part)) condition.remove_prefix(part.size());
    if (condition.ends_with(part)) condition.remove_suffix(part.size());
  }
  constexpr std::string_view end = " IS NOT NULL";
  const std::string parts = replace_all(std::string(condition), ") AND (", "\n");
  return std::ranges::all_of(lines(parts), [&](std::string_view part) {
    return part.ends_with(end) &&
           std::ranges::find(columns, part.substr(0, part.size() - end.size())) != columns.end();
  });
}

// The columns of keys over a table, and of indexes in which every row is that has no NULL in these.
std::vector<std::vector<std::string>> indexed_columns(const Catalog& catalog, const Object& table,
                                                      const std::vector<std::string>& columns) {
  std::vector<std::vector<std::string>> all;
  for (const Object& index : catalog.of(*find_kind("index"))) {
    if (&table_of(index) != &table) continue;
    const auto shape = shape_of(attribute_text(index, "definition"));
    if (!shape) continue;
    const std::size_t where = shape->rest.find(" WHERE ");
    if (where != std::string::npos && !leaves_out_only_null(shape->rest.substr(where + 7), columns))
      continue;
    std::vector<std::string>& names = all.emplace_back();
    for (const std::string& element : shape->columns) names.push_back(column_of_index(element));
  }
  for (const Object& constraint : catalog.of(*find_kind("constraint")))
    if (constraint.parent == &table &&
        (attribute_text(constraint, "type") == "p" || attribute_text(constraint, "type") == "u"))
      all.push_back(columns_in(attribute_text(constraint, "definition")));
  return all;
}

}  // namespace

std::string referred_table(std::string_view definition) {
  const std::size_t at = definition.find(" REFERENCES ");
  if (at == definition.npos) return "";
  const std::string_view rest = definition.substr(at + 12);
  return std::string(rest.substr(0, rest.find('(')));
}

std::string_view delete_action(std::string_view definition) {
  for (std::string_view action : {"CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT"})
    if (contains(definition, " ON DELETE " + std::string(action))) return action;
  return "NO ACTION";
}

Precedents::Precedents(const Catalog& after, const Catalog& before)
    : after_(after), before_(before) {
  for (const Object& constraint : after.of(*find_kind("constraint"))) {
    if (attribute_text(constraint, "type") != "p" || constraint.parent == nullptr) continue;
    const auto columns = columns_in(attribute_text(constraint, "definition"));
    if (columns.size() != 1) continue;
    const Object& table = *constraint.parent;
    if (const Object* key = column_of(after, table, columns[0])) {
      key_of_[&table] = key;
      tables_[stem_of_name(bare(table))].push_back(&table);
    }
  }
  std::set<const Object*> keyed;
  for (const Object& key : before.of(*find_kind("foreign key"))) {
    const Text definition = attribute_text(key, "definition");
    const auto columns = columns_in(definition);
    if (key.parent == nullptr) continue;
    for (const std::string& name : columns) keyed.insert(column_of(before, *key.parent, name));
    if (columns.size() != 1) continue;
    if (const Object* column = column_of(before, *key.parent, columns[0])) {
      keyed_[referred_table(definition) + " " + pointed_at(bare(*column))].push_back(column);
    }
  }
  // A table's own key points at itself.
  for (const Object& constraint : before.of(*find_kind("constraint")))
    if (attribute_text(constraint, "type") == "p" && constraint.parent != nullptr)
      if (const auto columns = columns_in(attribute_text(constraint, "definition"));
          columns.size() == 1)
        keyed.insert(column_of(before, *constraint.parent, columns[0]));
  for (const Object& column : before.of(*find_kind("column")))
    if (const std::string stem = pointed_at(bare(column));
        !stem.empty() && !keyed.contains(&column) && !is_child(before, *column.parent))
      ++keyless_[stem];
}

// The one of its own schema that is called so.
const Object* Precedents::table_called(const std::string& stem, const Object& column) const {
  const auto found = tables_.find(stem);
  if (found == tables_.end()) return nullptr;
  std::vector<const Object*> near;
  for (const Object* table : found->second)
    if (table->schema == column.parent->schema) near.push_back(table);
  return near.size() == 1 ? near[0] : nullptr;
}

std::optional<Reference> Precedents::meant_by(const Object& column) const {
  const std::string stem = pointed_at(bare(column));
  if (stem.empty() || column.parent == nullptr || column.parent->kind->name != "table" ||
      inherited_from(after_, column) != nullptr)
    return std::nullopt;
  const Object* table = table_called(stem, column);
  if (table == nullptr || table == column.parent || keeps_what_is_gone(*column.parent))
    return std::nullopt;
  for (const Object& key : after_.of(*find_kind("foreign key"))) {
    if (key.parent != column.parent) continue;
    const auto columns = columns_in(attribute_text(key, "definition"));
    if (std::ranges::find(columns, column.name) != columns.end()) return std::nullopt;
  }
  Reference reference{.table = table, .key = key_of_.at(table)};
  if (const auto others = keyed_.find(table->key + " " + stem); others != keyed_.end())
    reference.followed_by = others->second;
  if (reference.followed_by.empty() && has_type_beside(after_, column)) return std::nullopt;
  if (const auto without = keyless_.find(stem);
      without != keyless_.end() && without->second > reference.followed_by.size())
    return std::nullopt;
  if (type_of(column) != type_of(*reference.key) && reference.followed_by.empty()) {
    // It may mean another column of the table than its key: one of its own name, or who knows
    // which.
    const Object* named = column_of(after_, *table, column.name);
    if ((named != nullptr && type_of(*named) == type_of(column)) ||
        !lower(reference.key->name).ends_with("id"))
      return std::nullopt;
  }
  return reference;
}

bool is_child(const Catalog& catalog, const Object& table) {
  return !parents_of(catalog, table).empty();
}

const Object& spoken_of(const Scene& scene, const SceneStatement& statement, const Object& table) {
  const Object* child = &table;
  while (!scene.names_table(statement, *child)) {
    const std::vector<const Object*> links = parents_of(scene.before, *child);
    if (links.empty()) return table;
    if (attribute_text(*links[0], "bound") == "DEFAULT" &&
        has_word(lower(statement.text), "partition"))
      return table;
    child = scene.before.find("table", attribute_text(*links[0], "parent"));
    if (child == nullptr) return table;
  }
  return *child;
}

bool is_indexed(const Catalog& catalog, const Object& table,
                const std::vector<std::string>& columns) {
  return std::ranges::any_of(
      indexed_columns(catalog, table, columns), [&](const std::vector<std::string>& all) {
        if (all.size() < columns.size()) return false;
        return std::ranges::all_of(columns, [&](const std::string& column) {
          const auto end = all.begin() + static_cast<std::ptrdiff_t>(columns.size());
          return std::find(all.begin(), end, column) != end;
        });
      });
}

bool is_found_by_some(const Catalog& catalog, const Object& table,
                      const std::vector<std::string>& columns) {
  const auto within = [&](const std::vector<std::string>& unique) {
    return std::ranges::all_of(unique, [&](const std::string& column) {
      return std::ranges::find(columns, column) != columns.end();
    });
  };
  for (const Object& constraint : catalog.of(*find_kind("constraint"))) {
    const Text type = attribute_text(constraint, "type");
    if (constraint.parent == &table && (type == "p" || type == "u") &&
        within(columns_in(attribute_text(constraint, "definition"))))
      return true;
  }
  return std::ranges::any_of(catalog.of(*find_kind("index")), [&](const Object& index) {
    if (&table_of(index) != &table) return false;
    const auto shape = shape_of(attribute_text(index, "definition"));
    if (!shape || !shape->unique || contains(shape->rest, " WHERE ")) return false;
    std::vector<std::string> names;
    for (const std::string& element : shape->columns) names.push_back(column_of_index(element));
    return within(names);
  });
}

const Object* covering_index(const Catalog& catalog, const Object& index) {
  const auto mine = shape_of(attribute_text(index, "definition"));
  if (!mine || contains(mine->rest, "INCLUDE")) return nullptr;
  for (const Object& other : catalog.of(*find_kind("index"))) {
    if (&other == &index || &table_of(other) != &table_of(index)) continue;
    const auto its = shape_of(attribute_text(other, "definition"));
    if (!its || its->rest != mine->rest || its->columns.size() < mine->columns.size()) continue;
    const bool begins =
        std::equal(mine->columns.begin(), mine->columns.end(), its->columns.begin());
    const bool same = its->columns.size() == mine->columns.size();
    // A unique one says more than one that is not; of two alike the later is too much.
    if (begins &&
        (same ? (its->unique || !mine->unique) && other.address < index.address : !mine->unique))
      return &other;
  }
  if (mine->rest != " USING btree ") return nullptr;
  for (const Object& constraint : catalog.of(*find_kind("constraint"))) {
    const Text type = attribute_text(constraint, "type");
    if (constraint.parent != &table_of(index) || (type != "p" && type != "u")) continue;
    const auto its = columns_in(attribute_text(constraint, "definition"));
    if (its.size() < mine->columns.size() || (mine->unique && its.size() != mine->columns.size()))
      continue;
    if (std::equal(mine->columns.begin(), mine->columns.end(), its.begin())) return &constraint;
  }
  return nullptr;
}

}  // namespace shale
