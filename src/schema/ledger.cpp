#include "schema/ledger.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

using enum TouchKind;

bool has_schema(std::string_view space) {
  constexpr std::array<std::string_view, 7> in_none = {
      "schema",       "extension", "publication",         "event trigger",
      "subscription", "server",    "foreign data wrapper"};
  return std::ranges::find(in_none, space) == in_none.end() && space != "language" &&
         space != "access method";
}

void mark(Marks& marks, int statement) {
  marks.last = statement;
  if (marks.touched.empty() || marks.touched.back() != statement)
    marks.touched.push_back(statement);
}

std::string part_key(const Touch& touch) {
  if (touch.part.empty()) return touch.part_space;
  return fmt::format("{} {}", touch.part_space, quote_name(touch.part));
}

}  // namespace

std::string Ledger::key_of(const Touch& touch, const std::string& schema) const {
  std::string key = touch.space + " ";
  if (has_schema(touch.space)) key += quote_name(schema) + ".";
  key += quote_name(touch.name);
  if (touch.space == "routine")
    key += fmt::format("({})", join(touch.arguments.value_or(std::vector<std::string>()), ", "));
  return key;
}

const Entity* Ledger::find(const std::string& key) const {
  const auto found = entities_.find(key);
  return found == entities_.end() ? nullptr : &found->second;
}

int Ledger::dropped(const std::string& key, const std::string& part) const {
  const auto found = dropped_.find(part.empty() ? key : key + "\n" + part);
  return found == dropped_.end() ? -1 : found->second;
}

// The key of the only object with the name; "": there is none, or more than one.
std::string Ledger::only_one(const Touch& touch) const {
  std::string only;
  for (const auto& [key, entity] : entities_) {
    if (entity.name != touch.name || !key.starts_with(touch.space + " ")) continue;
    if (!touch.schema.empty() && entity.schema != touch.schema) continue;
    if (!only.empty()) return "";
    only = key;
  }
  return only;
}

// The key of an object that is there; "": it isn't known.
std::string Ledger::resolve(const Touch& touch) const {
  if (!has_schema(touch.space) || !touch.schema.empty()) {
    const std::string key = key_of(touch, touch.schema);
    if (entities_.contains(key)) return key;
  } else {
    for (const std::string& schema : path_)
      if (const std::string key = key_of(touch, schema); entities_.contains(key)) return key;
  }
  return touch.schema.empty() || touch.space == "routine" ? only_one(touch) : "";
}

// The name that Postgres gives it: the first with a number that is free.
std::string Ledger::make_up(const Entity& table, const Touch& touch) const {
  for (int n = 0;; ++n) {
    const std::string label = touch.label + (n == 0 ? "" : std::to_string(n));
    std::string name = made_up_name(table.name, join(touch.columns, "_"), label);
    const bool relation = entities_.contains(
        fmt::format("relation {}.{}", quote_name(table.schema), quote_name(name)));
    if (!relation && !table.parts.contains("constraint " + quote_name(name))) return name;
  }
}

void Ledger::make_named_by_server(const Touch& touch, int statement) {
  Touch table{.space = "relation", .schema = touch.table_schema, .name = touch.table};
  const Entity* entity = find(resolve(table));
  if (entity == nullptr) return;
  Touch named = touch;
  named.schema = entity->schema;
  named.name = make_up(*entity, touch);
  make(named, statement);
}

void Ledger::make(const Touch& touch, int statement) {
  if (touch.name.empty()) return make_named_by_server(touch, statement);
  std::string schema = touch.schema;
  std::string table;
  if (!touch.table.empty()) {
    table = resolve({.space = "relation", .schema = touch.table_schema, .name = touch.table});
    if (const Entity* entity = find(table)) schema = entity->schema;
  }
  if (schema.empty()) schema = path_.empty() ? "" : path_.front();
  const std::string key = key_of(touch, schema);
  if (entities_.contains(key) && touch.if_absent) {
    skipped_ = key;
    skipped_by_ = statement;
    return;
  }
  Entity& entity = entities_[key];
  entity.schema = schema;
  entity.name = touch.name;
  entity.table = table;
  entity.partly = entity.partly || touch.partly;
  if (entity.marks.made < 0) entity.marks.made = statement, entity.marks.born = touch.name;
  entity.marks.under = touch.under;
  mark(entity.marks, statement);
  dropped_.erase(key);
}

// With its default, and the constraints and indexes over it.
void Ledger::drop_column(const std::string& key, Entity& entity, const std::string& column,
                         int statement) {
  entity.parts.erase("default " + quote_name(column));
  std::erase_if(entity.parts, [&](const auto& part) {
    const bool goes = std::ranges::find(part.second.under, column) != part.second.under.end();
    if (goes) dropped_[key + "\n" + part.first] = statement;
    return goes;
  });
  std::vector<std::string> indexes;
  for (const auto& [other, index] : entities_)
    if (index.table == key && std::ranges::count(index.marks.under, column) > 0)
      indexes.push_back(other);
  for (const std::string& index : indexes) drop(index, statement);
}

void Ledger::rename_column(const std::string& key, Entity& entity, const std::string& from,
                           const std::string& to) {
  for (auto& [part, marks] : entity.parts) std::ranges::replace(marks.under, from, to);
  for (auto& [other, index] : entities_)
    if (index.table == key) std::ranges::replace(index.marks.under, from, to);
  const auto value = entity.parts.find("default " + quote_name(from));
  if (value == entity.parts.end()) return;
  Marks of_default = std::move(value->second);
  entity.parts.erase(value);
  entity.parts["default " + quote_name(to)] = std::move(of_default);
}

void Ledger::take_part(Entity& entity, const std::string& key, const Touch& touch, int statement) {
  if (skipped_by_ == statement && skipped_ == key) return;
  Touch named = touch;
  if (named.part.empty() && !named.label.empty()) named.part = make_up(entity, touch);
  const std::string part = part_key(named);
  const auto found = entity.parts.find(part);
  if (touch.what == makes && touch.if_absent && found != entity.parts.end()) return;
  if (touch.what == drops) {
    entity.parts.erase(part);
    dropped_[key + "\n" + part] = statement;
    if (touch.part_space == "column") drop_column(key, entity, touch.part, statement);
    return;
  }
  if (touch.what == renames) {
    Marks marks = found == entity.parts.end() ? Marks() : found->second;
    entity.parts.erase(part);
    marks.renamed = statement;
    mark(marks, statement);
    named.part = touch.to;
    entity.parts[part_key(named)] = marks;
    if (touch.part_space == "column") rename_column(key, entity, touch.part, touch.to);
    return;
  }
  Marks& marks = entity.parts[part];
  if (touch.what == makes) {
    if (marks.made < 0) {
      marks.made = statement;
      marks.born = named.part;
      marks.under = named.under;
    }
    dropped_.erase(key + "\n" + part);
  }
  mark(marks, statement);
}

void Ledger::drop(const std::string& key, int statement) {
  const auto found = entities_.find(key);
  if (found == entities_.end()) return;
  dropped_[key] = statement;
  for (const auto& [part, marks] : found->second.parts) dropped_[key + "\n" + part] = statement;
  entities_.erase(found);
  std::erase_if(entities_, [&](const auto& other) {
    if (other.second.table != key) return false;
    dropped_[other.first] = statement;
    return true;
  });
}

void Ledger::drop_schema(const std::string& schema, int statement) {
  std::vector<std::string> inside;
  for (const auto& [key, entity] : entities_)
    if (entity.schema == schema) inside.push_back(key);
  for (const std::string& key : inside) drop(key, statement);
}

void Ledger::move_to(const std::string& key, Entity entity, const std::string& space) {
  const std::size_t arguments = key.find('(');
  std::string to = space + " ";
  if (has_schema(space)) to += quote_name(entity.schema) + ".";
  to += quote_name(entity.name);
  if (space == "routine" && arguments != key.npos) to += key.substr(arguments);
  entities_.erase(key);
  for (auto& [other, with] : entities_)
    if (with.table == key) with.table = to;
  dropped_.erase(to);
  const std::string parts = key + "\n";
  for (auto part = dropped_.lower_bound(parts);
       part != dropped_.end() && part->first.starts_with(parts);) {
    dropped_[to + "\n" + part->first.substr(parts.size())] = part->second;
    part = dropped_.erase(part);
  }
  entities_[to] = std::move(entity);
}

void Ledger::rename_schema(const std::string& from, const std::string& to) {
  std::vector<std::string> inside;
  for (const auto& [key, entity] : entities_)
    if (entity.schema == from) inside.push_back(key);
  for (const std::string& key : inside) {
    Entity entity = entities_[key];
    entity.schema = to;
    const std::string quoted = quote_name(from) + ".";
    move_to(key, std::move(entity), key.substr(0, key.find(" " + quoted)));
  }
}

void Ledger::rename(const std::string& key, const Touch& touch, int statement) {
  Entity entity = entities_[key];
  if (touch.what == renames && touch.space == "schema") rename_schema(entity.name, touch.to);
  entity.marks.renamed = statement;
  mark(entity.marks, statement);
  (touch.what == renames ? entity.name : entity.schema) = touch.to;
  move_to(key, std::move(entity), touch.space);
  if (touch.what != moves || touch.space != "relation") return;
  // Its indexes and sequences go along.
  const std::string moved =
      fmt::format("relation {}.{}", quote_name(touch.to), quote_name(touch.name));
  std::vector<std::string> along;
  for (const auto& [other, with] : entities_)
    if (with.table == moved && other.starts_with("relation ")) along.push_back(other);
  for (const std::string& other : along) {
    Entity with = entities_[other];
    with.schema = touch.to;
    move_to(other, std::move(with), "relation");
  }
}

// ALTER INDEX orders_pkey RENAME TO … renames the constraint.
void Ledger::rename_index_of_constraint(const Touch& touch, int statement) {
  std::string only;
  for (const auto& [key, entity] : entities_) {
    if (!touch.schema.empty() && entity.schema != touch.schema) continue;
    if (!entity.parts.contains("constraint " + quote_name(touch.name))) continue;
    if (!only.empty()) return;
    only = key;
  }
  if (only.empty()) return;
  Touch part = touch;
  part.part_space = "constraint";
  part.part = touch.name;
  take_part(entities_[only], only, part, statement);
}

// What no statement that is understood has made. The answer is its key, if there is more to do.
std::string Ledger::meet(const Touch& touch, int statement) {
  const bool index = touch.part_space.empty() && touch.space == "relation";
  if (index && touch.what == renames) {
    rename_index_of_constraint(touch, statement);
    return "";
  }
  if (has_schema(touch.space) && touch.schema.empty() && path_.empty()) return "";
  const std::string schema = touch.schema.empty() && !path_.empty() ? path_.front() : touch.schema;
  const std::string key = key_of(touch, schema);
  if (touch.what == drops)
    dropped_[touch.part_space.empty() ? key : key + "\n" + part_key(touch)] = statement;
  if (touch.what == drops || touch.what == renames || touch.what == moves) return "";
  entities_[key] = {.schema = schema, .name = touch.name, .partly = true};
  return key;
}

void Ledger::take(const Touch& touch, int statement) {
  if (touch.part_space.empty() && touch.what == makes) return make(touch, statement);
  std::string key = resolve(touch);
  if (key.empty()) key = meet(touch, statement);
  if (key.empty()) return;
  if (!touch.part_space.empty()) {
    entities_[key].statements.push_back(statement);
    return take_part(entities_[key], key, touch, statement);
  }
  switch (touch.what) {
    case drops:
      if (touch.space == "schema") drop_schema(touch.name, statement);
      return drop(key, statement);
    case renames:
    case moves:
      return rename(key, touch, statement);
    default:
      mark(entities_[key].marks, statement);
  }
}

}  // namespace shale
