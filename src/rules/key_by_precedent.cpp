#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/precedents.h"
#include "review/remedies.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_key_by_precedent {
namespace {

std::string said(const Object& column) {
  return fmt::format("{}.{}", bare(*column.parent), bare(column));
}

bool is_not_null(const Object& column) {
  return attribute_text(column, "not null") == "t";
}

// The foreign key of one column; null: it has none alone.
const Object* key_of(const Catalog& catalog, const Object& column) {
  for (const Object& key : catalog.of(*find_kind("foreign key")))
    if (key.parent == column.parent &&
        columns_in(attribute_text(key, "definition")) == std::vector{std::string(column.name)})
      return &key;
  return nullptr;
}

// " ON DELETE CASCADE" as the precedents have it, if they agree: those that are NOT NULL as this
// one is, or else all. "": the default.
std::string action_of(const Scene& scene, const Object& column, const Reference& to) {
  std::set<std::string_view> alike, all;
  for (const Object* other : to.followed_by) {
    const Object* key = key_of(scene.before, *other);
    if (key == nullptr) continue;
    const std::string_view action = delete_action(attribute_text(*key, "definition"));
    if (is_not_null(*other) == is_not_null(column)) alike.insert(action);
    all.insert(action);
  }
  const std::set<std::string_view>& said = alike.empty() ? all : alike;
  if (said.size() != 1 || said.contains("NO ACTION") ||
      (is_not_null(column) && said.contains("SET NULL")))
    return "";
  return fmt::format(" ON DELETE {}", *said.begin());
}

// Types of the user's own as they are called, Postgres's in capitals.
std::string shown_type(const Object& column) {
  const Text type = type_of(column);
  return contains(type, ".") || contains(type, "\"") ? std::string(without_public(type))
                                                     : upper(type);
}

// Numbers, texts, uuids, …: between two of them nothing can be compared. "": who knows.
std::string_view family_of(Text type) {
  type = type.substr(0, type.find('('));
  for (std::string_view number :
       {"smallint", "integer", "bigint", "numeric", "real", "double precision"})
    if (type == number) return "number";
  for (std::string_view text : {"text", "character varying", "character"})
    if (type == text) return "text";
  return type == "uuid" || type == "boolean" || type == "date" ? type : "";
}
bool can_not_refer(const Object& column, const Object& key) {
  const std::string_view from = family_of(type_of(column)), to = family_of(type_of(key));
  return !from.empty() && !to.empty() && from != to;
}

// Does the table itself say what the column may hold, or what it holds by default, which then is no
// key: CHECK (customer_id = -1 OR …), DEFAULT 0?
bool has_values_of_its_own(const Catalog& catalog, const Object& column) {
  for (const Object& constraint : catalog.of(*find_kind("constraint"))) {
    const Text definition = attribute_text(constraint, "definition");
    if (constraint.parent != column.parent || attribute_text(constraint, "type") != "c") continue;
    for (std::string_view compared : {" = ", ")::text = "}) {
      const std::size_t at = definition.find(std::string(column.name) + std::string(compared));
      if (at != definition.npos && at > 0 && definition[at - 1] == '(') return true;
    }
  }
  const Object* value = catalog.find("default", "column " + column.key);
  if (value == nullptr) return false;
  const Text expression = attribute_text(*value, "expression");
  return !contains(expression, "(") && !expression.starts_with("NULL");
}

std::string reference_to(const Scene& scene, const Object& column, const Reference& to) {
  return fmt::format("REFERENCES {} ({}){}", without_public(to.table->key), to.key->name,
                     action_of(scene, column, to));
}

Remedy remedy_for(const Scene& scene, const Object& column, const Reference& to) {
  const SceneStatement* maker = scene.maker_of(column);
  if (maker == nullptr) return {};
  const bool same_type = type_of(column) == type_of(*to.key);
  auto edits = column_as_key(scene, *maker, bare(column), same_type ? "" : shown_type(*to.key),
                             reference_to(scene, column, to));
  if (!edits) return {};
  Remedy remedy{.edits = *std::move(edits)};
  if (const Migration* creator = scene.creator_of(*to.table))
    remedy.dependencies.push_back(creator->stem);
  return remedy;
}

// The column as it should be, in the words of the statement's own sort: a new column, or one of a
// new table.
std::string proposal(const Scene& scene, const Object& column, const Reference& to) {
  const std::string definition =
      fmt::format("{} {} {} {}", column.name, shown_type(*to.key),
                  is_not_null(column) ? "NOT NULL" : "NULL", reference_to(scene, column, to));
  const std::string sql = scene.was_there(*column.parent)
                              ? fmt::format("ALTER TABLE {} ADD COLUMN {};",
                                            without_public(column.parent->key), definition)
                              : definition;
  const Migration* maker = scene.creator_of(*to.table);
  return maker == nullptr
             ? sql
             : fmt::format("{}\n-- Dependencies: {} ({})", sql, maker->stem, bare(*to.table));
}

// Has a schema of some size next to no foreign keys? Then its habit is to do without, and what a
// name seems to point at is no precedent.
bool does_without_keys(const Catalog& catalog) {
  constexpr std::size_t enough_tables = 5, tables_for_one_key = 10;
  const std::size_t tables = catalog.of(*find_kind("table")).size();
  return tables >= enough_tables &&
         catalog.of(*find_kind("foreign key")).size() * tables_for_one_key < tables;
}

// Has the column a foreign key by then?
bool has_key(const Catalog& catalog, std::string_view table, const std::string& column) {
  return std::ranges::any_of(catalog.of(*find_kind("foreign key")), [&](const Object& key) {
    const auto columns = columns_in(attribute_text(key, "definition"));
    return key.parent->key == table && std::ranges::find(columns, column) != columns.end();
  });
}

void judge(const Scene& scene, Findings& found) {
  const Precedents precedents(scene.after, scene.before);
  const bool without_keys = does_without_keys(scene.after);
  for (const Object* column : scene.made("column")) {
    const auto to = precedents.meant_by(*column);
    if (!to || has_values_of_its_own(scene.after, *column)) continue;
    const bool same_type = type_of(*column) == type_of(*to->key);
    std::vector<std::string> others;
    for (const Object* other : to->followed_by) others.push_back(said(*other));
    if (without_keys && others.empty()) continue;
    Findings here = found;
    if (same_type && others.empty()) here.milder(Severity::note);
    std::string message =
        same_type
            ? fmt::format("{} has no foreign key to {}", said(*column), bare(*to->table))
            : fmt::format("{} is {}, but {}.{}, which it points at by its name, is {}{}",
                          said(*column), type_of(*column), bare(*to->table), bare(*to->key),
                          type_of(*to->key),
                          can_not_refer(*column, *to->key) ? ": it can't be a foreign key" : "");
    if (!others.empty())
      message += fmt::format("; {} {} one", listed(others, 3), others.size() == 1 ? "has" : "have");
    here.object(*column, Certainty::proven, std::move(message), proposal(scene, *column, *to));
    here.settled_where([table = column->parent->key, name = std::string(column->name)](
                           const Catalog& last) { return has_key(last, table, name); });
    here.remedy() = remedy_for(scene, *column, *to);
  }
}

}  // namespace

extern const Rule key_by_precedent;
constinit const Rule key_by_precedent = checked({
    .id = "key-by-precedent",
    .summary = "a column that points at a table by its name, without being a foreign key to it",
    .why = "customerId beside a table Customer means its key. Of another type, or without a "
           "foreign key, it can "
           "hold what is no customer, and joins need a detour. Columns of the same name that have "
           "a foreign "
           "key set the precedent, and are named. A schema with next to no foreign keys sets none.",
    .instead = "Give it the key's type and a foreign key.",
    .topic = Topic::design,
    .given =
        "CREATE TABLE customers (id uuid PRIMARY KEY);\n"
        "CREATE TABLE orders (id int PRIMARY KEY, customer_id uuid REFERENCES customers (id));",
    .bad = "CREATE TABLE notes (id int PRIMARY KEY, customer_id varchar(50));",
    .good = "CREATE TABLE notes (id int PRIMARY KEY, customer_id uuid REFERENCES customers (id));",
    .judge = judge,
});

}  // namespace shale::rules_::in_key_by_precedent
