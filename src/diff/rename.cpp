#include "diff/rename.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "diff/fates.h"
#include "diff/labels.h"
#include "diff/slots.h"
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

constexpr std::string_view renamed_alone[] = {
    "schema",
    "table",
    "foreign table",
    "view",
    "materialized view",
    "index",
    "sequence",
    "identity sequence",
    "enum",
    "domain",
    "composite type",
    "range",
    "base type",
    "function",
    "procedure",
    "aggregate",
    "trigger",
    "policy",
    "rule",
    "collation",
    "conversion",
    "statistics",
    "publication",
    "subscription",
    "event trigger",
    "server",
    "foreign data wrapper",
    "language",
    "text search configuration",
    "text search dictionary",
    "text search parser",
    "text search template",
};

std::string_view part_word(const Object& object) {
  const auto found = std::ranges::find(parts, object.kind->name,
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == parts.end() ? "" : found->second;
}

bool can_be_renamed(const Object& object) {
  return !part_word(object).empty() ||
         std::ranges::find(renamed_alone, object.kind->name) != std::end(renamed_alone);
}

// It has its name from a parent table's, from the type that its table is OF, or from what it is a
// copy of.
bool follows_another(const Object& object) {
  const Text local = attribute_text(object, "local"),
             inherited = attribute_text(object, "inherited");
  const bool typed =
      object.kind->name == "column" && !attribute_text(*object.parent, "of type").empty();
  return local == "f" || (!inherited.empty() && inherited != "0" && inherited != "f") || typed;
}

Address schema_of(const Object& object) {
  return object.schema == nullptr ? Address{} : object.schema->address;
}

constexpr std::string_view between = "shale_between_";

// A name that only one object of its surroundings can have.
struct Spot {
  std::string space{};  // the sort of name, as slots() has it
  Address in{};         // the schema or the parent
  std::string name{};
  auto operator<=>(const Spot&) const = default;
};

std::vector<Spot> spots_of(const Object& object) {
  const std::string name(object.name);
  std::vector<Spot> all;
  for (const std::string& slot : slots(object)) {
    if (slot[0] == 'c') all.push_back({"c", object.parent->address, name});
    if (slot[0] == 'r' || slot[0] == 't' || slot[0] == 'f')
      all.push_back({slot.substr(0, 1), schema_of(object), name});
  }
  if (all.empty())
    all.push_back({std::string(object.kind->name),
                   object.parent != nullptr ? object.parent->address : schema_of(object), name});
  return all;
}

// What is in `from` alone and has a name that one of these takes.
std::vector<const Object*> in_the_way(const std::vector<Rename>& renames, const Catalog& from,
                                      const Catalog& to) {
  std::set<Spot> wanted;
  for (const Rename& rename : renames)
    if (!rename.of_label())
      for (Spot& spot : spots_of(*rename.to)) wanted.insert(std::move(spot));
  std::vector<const Object*> all;
  if (wanted.empty()) return all;
  for (const Object& object : from.objects()) {
    const Object& own = object.kind->name == "constraint index" ? *object.parent : object;
    if (!can_be_renamed(own) || own.kind->name == "view column" || follows_another(own) ||
        same_object(to, own) != nullptr)
      continue;
    if (std::ranges::any_of(spots_of(object), [&](const Spot& s) { return wanted.contains(s); }) &&
        std::ranges::find(all, &own) == all.end())
      all.push_back(&own);
  }
  return all;
}

// The table whose column owns a sequence; null: none does.
const Object* owner_of(const Catalog& catalog, const Object& sequence) {
  if (sequence.kind->name != "sequence") return nullptr;
  const Object* link = catalog.find("owned sequence", "sequence " + sequence.key);
  const Object* column =
      link == nullptr ? nullptr : catalog.find("column", attribute_text(*link, "column"));
  return column == nullptr ? nullptr : column->parent;
}

// A rename on its way.
struct Move {
  const Object* to = nullptr;
  const Object* from = nullptr;
  std::string name{};    // now
  std::string schema{};  // now, as SQL; "" for what has none
  bool done = false;
};

class Mover {
 public:
  Mover(const Catalog& from, const Catalog& to) : from_(from), to_(to) {
    for (const Object& sequence : from.of(*find_kind("sequence")))
      if (const Object* table = owner_of(from, sequence)) owners_[&sequence] = table;
  }
  void add(const Rename& rename) { moves_.push_back(begun(*rename.from, *rename.to)); }
  // Of what goes later.
  void out_of_the_way(const Object& object) {
    Move move = begun(object, object);
    if (object.schema != nullptr) move.schema = object.schema->key;  // which has its old name yet
    rename(move, another_name());
    made_.between.emplace_back(move.name, name_and_arguments(object.name).first);
    made_.steps.back().why =
        fmt::format("another {} takes its name; it goes below", object.kind->name);
  }
  RenameSteps run() {
    std::ranges::stable_sort(moves_, {}, depth);
    for (auto first = moves_.begin(); first != moves_.end();
         first = std::ranges::find(moves_, false, &Move::done)) {
      bool any = false;
      for (auto move = first; move != moves_.end() && depth(*move) == depth(*first); ++move)
        if (!move->done && !is_taken(*move) && !comes_along(*move)) finish(*move), any = true;
      if (!any) rename(*first, another_name());
    }
    return std::move(made_);
  }

 private:
  // At its start. A schema has its new name by then, and a table is where it goes with its indexes.
  Move begun(const Object& from, const Object& to) const {
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
  static int depth(const Move& m) {
    int depth = m.to->schema != nullptr ? 1 : 0;
    for (const Object* o = m.to->parent; o != nullptr; o = o->parent) depth += 2;
    return depth + (name_and_arguments(m.to->name).second.empty() ? 0 : 1);
  }
  static std::string wanted(const Move& m) {
    return std::string(name_and_arguments(m.to->name).first);
  }
  // Does another one, that has still to go, stand where this one is going?
  bool is_taken(const Move& move) const {
    return std::ranges::any_of(moves_, [&](const Move& other) {
      return &other != &move && !other.done && other.name == wanted(move) &&
             other.to->parent == move.to->parent &&
             name_and_arguments(other.to->name).second ==
                 name_and_arguments(move.to->name).second &&
             (move.to->schema == nullptr || other.schema == move.to->schema->key);
    });
  }
  // The object as it is called at the moment.
  Object now(const Move& move) const {
    Object object = *move.to;
    Text arguments = name_and_arguments(move.to->name).second;
    object.key = fmt::format("{}{}", move.name, arguments);
    if (!move.schema.empty())
      object.key = fmt::format("{}.{}", move.schema, object.key);
    else if (move.to->parent != nullptr)
      object.key = fmt::format("{}.{}", move.to->parent->key, object.key);
    object.name = move.name;  // read before the move changes
    return object;
  }
  std::string alter(const Move& move) const {
    const Object object = now(move);
    if (!part_word(object).empty()) return "ALTER " + object.parent->kind->target(*object.parent);
    return "ALTER " + object.kind->target(object);
  }
  void say(const Move& move, std::string sql) {
    Step step;
    step.statement = one(std::move(sql), {Hazard::locks_out})[0];
    step.about = fmt::format("{} {}", move.to->kind->name, move.to->key);
    step.why = "it is the same one under another name";
    step.turn = Turn::renamed;
    made_.steps.push_back(std::move(step));
  }
  void rename(Move& move, const std::string& name) {
    const std::string_view part = part_word(*move.to);
    say(move, part.empty()
                  ? fmt::format("{} RENAME TO {}", alter(move), name)
                  : fmt::format("{} RENAME {} {} TO {}{}", alter(move), part, move.name, name,
                                part == "ATTRIBUTE" ? " CASCADE" : ""));  // to the tables OF it
    move.name = name;
  }
  // Is nothing called so there at the moment? What is of another sort counts, too.
  bool is_free(const Move& move, const std::string& schema, const std::string& name) const {
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
  void finish(Move& move) {
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
  bool comes_along(const Move& move) const {
    const auto owner = owners_.find(move.from);
    return owner != owners_.end() && std::ranges::any_of(moves_, [&](const Move& table) {
             return table.from == owner->second && !table.done &&
                    table.to->schema == move.to->schema && table.schema != table.to->schema->key;
           });
  }
  // A table takes the sequences along that its columns own; by themselves they can't go. One that
  // goes elsewhere, or for good, is set free: who owns it by the end is settled behind the renames.
  void set_schema(Move& move) {
    const std::string& schema = move.to->schema->key;
    if (!is_there(*move.to->schema)) make(*move.to->schema);
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
  bool is_there(const Object& schema) const {
    if (std::ranges::find(made_.made, &schema) != made_.made.end()) return true;
    if (same_object(from_, schema) != nullptr) return true;
    const Object* other = from_.find(*schema.kind, schema.key);
    return other != nullptr && same_object(to_, *other) == nullptr;
  }
  void make(const Object& schema) {
    Step step;
    step.statement = schema.kind->create(schema, {})[0];
    step.about = fmt::format("{} {}", schema.kind->name, schema.key);
    step.why = "what has another name by now goes there";
    step.turn = Turn::comes;
    step.object = &schema;
    made_.steps.push_back(std::move(step));
    made_.made.push_back(&schema);
  }
  void set_free(const Move& sequence) {
    say(sequence, fmt::format("{} OWNED BY NONE", alter(sequence)));
    made_.steps.back().why = "it does not go where its table goes";
  }
  std::string another_name() { return fmt::format("{}{}", between, ++aside_); }

  const Catalog &from_, &to_;
  std::map<const Object*, const Object*> owners_;  // of sequences: the tables
  std::set<const Object*> freed_;
  std::vector<Move> moves_;
  RenameSteps made_;
  int aside_ = 0;
};

}  // namespace

const Object* same_object(const Catalog& catalog, const Object& like) {
  const int index = catalog.at(like.address);
  if (index < 0) return nullptr;
  const Object& found = catalog.objects()[static_cast<std::size_t>(index)];
  // A part of another object has the address too: a table's row type.
  return found.address == like.address && found.kind == like.kind ? &found : nullptr;
}

std::vector<Rename> reversed(const std::vector<Rename>& renames) {
  std::vector<Rename> all;
  for (const Rename& r : renames) all.push_back({r.to, r.from, r.label_to, r.label_from});
  return all;
}

std::vector<Rename> renames_by_address(const Catalog& from, const Catalog& to) {
  std::vector<Rename> all;
  for (const Object& object : from.objects()) {
    if (!can_be_renamed(object)) continue;
    const Object* other = same_object(to, object);
    if (other == nullptr || follows_another(*other)) continue;
    const bool renamed =
        name_and_arguments(object.name).first != name_and_arguments(other->name).first;
    const bool moved = object.parent == nullptr && schema_of(object) != schema_of(*other);
    if (renamed || moved) all.push_back({.from = &object, .to = other});
    for (Rename& label : renamed_labels(object, *other)) all.push_back(std::move(label));
  }
  return all;
}

RenameSteps rename_steps(const std::vector<Rename>& renames, const Catalog& from,
                         const Catalog& to) {
  Mover mover(from, to);
  for (const Object* object : in_the_way(renames, from, to)) mover.out_of_the_way(*object);
  for (const Rename& rename : renames)
    if (!rename.of_label()) mover.add(rename);
  RenameSteps made = mover.run();
  for (Step& step : label_steps(renames)) made.steps.push_back(std::move(step));
  return made;
}

}  // namespace shale
