#include "diff/mover.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "diff/fates.h"
#include "kinds/routine.h"

namespace shale {
namespace {

// What ALTER … RENAME COLUMN and the like call a part of something.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> parts = {{
    {"column", "COLUMN"},
    {"view column", "COLUMN"},
    {"attribute", "ATTRIBUTE"},
    {"constraint", "CONSTRAINT"},
    {"foreign key", "CONSTRAINT"},
    {"domain constraint", "CONSTRAINT"},
}};

constexpr std::string_view between = "shale_between_";

// The table whose column owns a sequence; null: none does.
const Object* owner_of(const Catalog& catalog, const Object& sequence) {
  const Object* link = catalog.find("owned sequence", "sequence " + sequence.key);
  const Object* column =
      link == nullptr ? nullptr : catalog.find("column", attribute_text(*link, "column"));
  return column == nullptr ? nullptr : column->parent;
}

// Is its name, or that of its index, one of those that tables, views, sequences and indexes share?
bool is_called_as_relations_are(const Object& object) {
  constexpr std::string_view kinds[] = {
      "table",           "foreign table",     "view",  "materialized view",
      "sequence",        "identity sequence", "index", "composite type",
      "constraint index"};
  if (object.kind->name == "constraint") return attribute_text(object, "type") != "c";
  return std::ranges::find(kinds, object.kind->name) != std::end(kinds);
}

// Where the name of such a one is: a constraint's index is where its table is.
const Object* schema_that_it_is_in(const Object& object) {
  return object.schema == nullptr && object.parent != nullptr ? object.parent->schema
                                                              : object.schema;
}

}  // namespace

std::string_view part_word(const Object& object) {
  const auto found = std::ranges::find(parts, object.kind->name,
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == parts.end() ? "" : found->second;
}

Mover::Mover(const Catalog& from, const Catalog& to) : from_(from), to_(to) {
  for (const Object& sequence : from.of(*find_kind("sequence")))
    if (const Object* table = owner_of(from, sequence)) owners_[&sequence] = table;
}

void Mover::out_of_the_way(const Object& object) {
  Move move = begun(object, object);
  if (object.schema != nullptr) move.schema = object.schema->key;  // which has its old name yet
  rename(move, another_name());
  made_.between.emplace_back(move.name, name_and_arguments(object.name).first);
  made_.steps.back().why =
      fmt::format("another {} takes its name; it goes below", object.kind->name);
}

RenameSteps Mover::run() {
  std::ranges::stable_sort(moves_, {}, depth);
  for (auto first = moves_.begin(); first != moves_.end();
       first = std::ranges::find(moves_, false, &Move::done)) {
    bool any = false;
    for (auto move = first; move != moves_.end() && depth(*move) == depth(*first); ++move)
      if (!move->done && taken_by(*move) == nullptr && !comes_along(*move))
        finish(*move), any = true;
    if (!any) rename(stuck_at(depth(*first)), another_name());
  }
  return std::move(made_);
}

// Of those that wait for each other, one that sets another free when it has a third name: in a
// circle, or what has the name of something above it.
Mover::Move& Mover::stuck_at(int level) {
  const auto first = std::ranges::find_if(moves_, [&](const Move& move) {
    return !move.done && depth(move) == level && !comes_along(move);
  });
  Move* at = &*first;
  std::set<const Move*> seen{at};
  while (Move* other = taken_by(*at)) {
    at = other;
    if (depth(*at) > level || !seen.insert(at).second) break;
  }
  return *at;
}

// At its start. A schema has its new name by then, and a table is where it goes with its indexes.
Mover::Move Mover::begun(const Object& from, const Object& to) const {
  const Object* schema = from.schema == nullptr   ? nullptr
                         : from.parent != nullptr ? to.schema
                                                  : same_object(to_, *from.schema);
  return {.to = &to,
          .from = &from,
          .name = std::string(name_and_arguments(from.name).first),
          .schema = schema != nullptr        ? schema->key
                    : from.schema != nullptr ? from.schema->key
                                             : ""};
}

// What something stands in has its new name first, and so have the types that a function is told
// apart by.
int Mover::depth(const Move& m) {
  int depth = m.to->schema != nullptr ? 1 : 0;
  for (const Object* o = m.to->parent; o != nullptr; o = o->parent) depth += 2;
  return depth + (name_and_arguments(m.to->name).second.empty() ? 0 : 1);
}

std::string Mover::wanted(const Move& m) {
  return std::string(name_and_arguments(m.to->name).first);
}

const Mover::Move* Mover::move_of(const Object* from) const {
  const auto found = std::ranges::find(moves_, from, &Move::from);
  return from == nullptr || found == moves_.end() ? nullptr : &*found;
}

// Of a part: that of its table.
std::string Mover::schema_now(const Move& move) const {
  if (const Move* table = move_of(move.from->parent); table != nullptr) return table->schema;
  const Object* schema = schema_that_it_is_in(*move.to);
  return move.schema.empty() && schema != nullptr ? schema->key : move.schema;
}

// Would the one be in the other's way, if it has the name that this one is to have?
bool Mover::is_in_one_space(const Move& there, const Move& comes) const {
  if (is_called_as_relations_are(*there.to) && is_called_as_relations_are(*comes.to))
    return schema_now(there) == schema_that_it_is_in(*comes.to)->key;
  return there.to->parent == comes.to->parent &&
         name_and_arguments(there.to->name).second == name_and_arguments(comes.to->name).second &&
         (comes.to->schema == nullptr || there.schema == comes.to->schema->key);
}

// Another one, that has still to go, and stands where this one is going.
Mover::Move* Mover::taken_by(const Move& move) {
  const std::string name = wanted(move);
  const auto other = std::ranges::find_if(moves_, [&](const Move& m) {
    return &m != &move && !m.done && m.name == name && is_in_one_space(m, move);
  });
  return other == moves_.end() ? nullptr : &*other;
}

Object Mover::parent_now(const Move& move) const {
  const Move* above = move_of(move.from->parent);
  return above == nullptr || above->done ? *move.to->parent : now(*above);
}

// The object as it is called at the moment.
Object Mover::now(const Move& move) const {
  Object object = *move.to;
  object.key = fmt::format("{}{}", move.name, name_and_arguments(move.to->name).second);
  if (move.to->schema != nullptr)
    object.key = fmt::format("{}.{}", schema_now(move), object.key);
  else if (move.to->parent != nullptr)
    object.key = fmt::format("{}.{}", parent_now(move).key, object.key);
  object.name = move.name;  // read before the move changes
  return object;
}

std::string Mover::alter(const Move& move) const {
  Object object = now(move);
  if (object.parent == nullptr) return "ALTER " + object.kind->target(object);
  const Object parent = parent_now(move);
  object.parent = &parent;
  const Object& altered = part_word(object).empty() ? object : parent;
  return "ALTER " + altered.kind->target(altered);
}

void Mover::say(const Move& move, std::string sql) {
  Step step;
  step.statement = one(std::move(sql), {Hazard::locks_out})[0];
  step.about = fmt::format("{} {}", move.to->kind->name, move.to->key);
  step.why = "it is the same one under another name";
  step.turn = Turn::renamed;
  made_.steps.push_back(std::move(step));
}

void Mover::rename(Move& move, const std::string& name) {
  const std::string_view part = part_word(*move.to);
  const Object* table = move.to->parent;
  const bool typed = table != nullptr && !attribute_text(*table, "of type").empty();
  // RENAME CONSTRAINT refuses a table that is OF a type, and speaks of columns.
  if (typed && is_called_as_relations_are(*move.to))
    say(move, fmt::format("ALTER INDEX {}.{} RENAME TO {}", schema_now(move), move.name, name));
  else
    say(move, part.empty()
                  ? fmt::format("{} RENAME TO {}", alter(move), name)
                  : fmt::format("{} RENAME {} {} TO {}{}", alter(move), part, move.name, name,
                                part == "ATTRIBUTE" ? " CASCADE" : ""));  // to the tables OF it
  move.name = name;
}

// Is nothing called so there at the moment? What is of another sort counts, too.
bool Mover::is_free(const Move& move, const std::string& schema, const std::string& name) const {
  if (is_called_as_relations_are(*move.to) && is_relation_there(schema, name)) return false;
  const auto is_there = [&](const Move& other) {
    return other.from != move.from && other.name == name && other.schema == schema &&
           other.to->parent == move.to->parent;
  };
  if (std::ranges::any_of(moves_, is_there)) return false;
  return std::ranges::none_of(from_.objects(), [&](const Object& object) {
    return object.name == name && object.schema != nullptr &&
           std::ranges::find(moves_, &object, &Move::from) == moves_.end() &&
           is_there(begun(object, object));
  });
}

void Mover::finish(Move& move) {
  // A new name in a new schema is taken on in either, by way of a place that is free.
  if (const Object* schema = move.to->schema; schema != nullptr && move.schema != schema->key &&
                                              move.name != wanted(move) &&
                                              !is_free(move, move.schema, wanted(move))) {
    if (!is_free(move, schema->key, move.name)) rename(move, another_name());
    set_schema(move);
  }
  if (move.name != wanted(move)) rename(move, wanted(move));
  if (move.to->schema != nullptr && move.schema != move.to->schema->key) set_schema(move);
  move.done = true;
}

// Will the table that owns a sequence take it there?
bool Mover::comes_along(const Move& move) const {
  const auto owner = owners_.find(move.from);
  return owner != owners_.end() && std::ranges::any_of(moves_, [&](const Move& table) {
           return table.from == owner->second && !table.done &&
                  table.to->schema == move.to->schema && table.schema != table.to->schema->key;
         });
}

// Is another one's name taken there at the moment? What is not renamed is where its table is.
bool Mover::is_relation_there(const std::string& schema, std::string_view name) const {
  for (const Move& move : moves_)
    if (move.name == name && is_called_as_relations_are(*move.to) && schema_now(move) == schema)
      return true;
  return std::ranges::any_of(from_.objects(), [&](const Object& object) {
    if (object.name != name || object.schema == nullptr || !is_called_as_relations_are(object))
      return false;
    const Object& own = object.kind->name == "constraint index" ? *object.parent : object;
    if (move_of(&own) != nullptr) return false;
    if (const Move* table = move_of(&root_of(object))) return table->schema == schema;
    const Object* there = same_object(to_, *object.schema);
    return (there != nullptr ? there : object.schema)->key == schema;
  });
}

// An index, or a key, that keeps its name.
bool Mover::has_index_that_stays(const Object& table, std::string_view name) const {
  return std::ranges::any_of(from_.objects(), [&](const Object& object) {
    const Object& own = object.kind->name == "constraint index" ? *object.parent : object;
    return object.name == name && (&own != &object || object.kind->name == "index") &&
           own.parent == &table && move_of(&own) == nullptr;
  });
}

// Its indexes go with a table. Of two that would have one name there, the one that gets another
// name later gets a third one now.
void Mover::make_room_for_indexes(const Move& table, const std::string& schema) {
  for (Move& move : moves_) {
    if (move.done || &move == &table || !is_called_as_relations_are(*move.to)) continue;
    const bool clashes =
        move.from->parent == table.from
            ? is_relation_there(schema, move.name)
            : schema_now(move) == schema && has_index_that_stays(*table.from, move.name);
    if (clashes) rename(move, another_name());
  }
}

// A table takes the sequences along that its columns own; by themselves they can't go. One that
// goes elsewhere, or for good, is set free: who owns it by the end is settled behind the renames.
void Mover::set_schema(Move& move) {
  const std::string& schema = move.to->schema->key;
  if (!is_there(*move.to->schema)) make(*move.to->schema);
  make_room_for_indexes(move, schema);
  std::vector<Move*> along;
  for (const auto& [sequence, table] : owners_) {
    if (table != move.from && sequence != move.from) continue;
    const auto own = std::ranges::find(moves_, sequence, &Move::from);
    if (table == move.from && own != moves_.end() && own->to->schema == move.to->schema)
      along.push_back(&*own);
    else if (freed_.insert(sequence).second)
      set_free(own == moves_.end() ? begun(*sequence, *sequence) : *own);
  }
  say(move, fmt::format("{} SET SCHEMA {}", alter(move), schema));
  move.schema = schema;
  for (Move* sequence : along) sequence->schema = schema;
}

// Is there a schema of this name by now? Those that are there have their new names.
bool Mover::is_there(const Object& schema) const {
  if (std::ranges::find(made_.made, &schema) != made_.made.end()) return true;
  if (same_object(from_, schema) != nullptr) return true;
  const Object* other = from_.find(*schema.kind, schema.key);
  return other != nullptr && same_object(to_, *other) == nullptr;
}

void Mover::make(const Object& schema) {
  Step step;
  step.statement = schema.kind->create(schema, {})[0];
  step.about = fmt::format("{} {}", schema.kind->name, schema.key);
  step.why = "what has another name by now goes there";
  step.turn = Turn::comes;
  step.object = &schema;
  made_.steps.push_back(std::move(step));
  made_.made.push_back(&schema);
}

void Mover::set_free(const Move& sequence) {
  say(sequence, fmt::format("{} OWNED BY NONE", alter(sequence)));
  made_.steps.back().why = "it does not go where its table goes";
}

std::string Mover::another_name() {
  return fmt::format("{}{}", between, ++aside_);
}

}  // namespace shale
