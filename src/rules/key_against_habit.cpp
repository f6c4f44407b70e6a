#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_key_against_habit {
namespace {

// The one column of each table's primary key.
std::map<const Object*, const Object*> keys_of(const Catalog& catalog) {
  std::map<const Object*, const Object*> keys;
  for (const Object& constraint : catalog.of(*find_kind("constraint"))) {
    if (attribute_text(constraint, "type") != "p" || constraint.parent == nullptr) continue;
    const auto columns = columns_in(attribute_text(constraint, "definition"));
    if (columns.size() == 1)
      if (const Object* column = column_of(catalog, *constraint.parent, columns[0]))
        keys[constraint.parent] = column;
  }
  return keys;
}

// Keys that are foreign keys too have the type of what they refer to.
std::set<const Object*> referring(const Catalog& catalog) {
  std::set<const Object*> all;
  for (const Object& key : catalog.of(*find_kind("foreign key")))
    for (const std::string& name : columns_in(attribute_text(key, "definition")))
      if (const Object* column = column_of(catalog, *key.parent, name)) all.insert(column);
  return all;
}

// How a column gets its numbers: "serial", "identity", or "".
std::string_view source_of(const Catalog& catalog, const Object& column) {
  if (attribute_text(column, "identity") != "") return "identity";
  for (const Object& value : catalog.of(*find_kind("default")))
    if (value.parent == &column)
      return attribute_text(value, "expression").starts_with("nextval(") ? "serial" : "";
  return "";
}

struct Habit {
  std::map<std::string, std::size_t> types{}, sources{};
  std::size_t keys = 0;
};

Habit habit_of(const Catalog& catalog) {
  Habit habit;
  for (const auto& [table, key] : keys_of(catalog)) {
    ++habit.keys;
    ++habit.types[std::string(type_of(*key))];
    ++habit.sources[std::string(source_of(catalog, *key))];
  }
  return habit;
}

bool is_small(Text type) {
  return type == "integer" || type == "smallint";
}

void judge_type(const Object& key, const Habit& habit, Findings& found) {
  for (const char* better : {"bigint", "uuid"}) {
    const auto votes = habit.types.find(better);
    if (!is_small(type_of(key)) || votes == habit.types.end() || votes->second < 3 ||
        votes->second * 5 < habit.keys * 4)
      continue;
    found.object(key, Certainty::proven,
                 fmt::format("the key of {} is {}; {} of {} keys here are {}, and 2,147,483,647 "
                             "is the last number that it has",
                             bare(*key.parent), type_of(key), votes->second, habit.keys, better),
                 better);
  }
}

// Only towards identity: a schema of serials whose newest key is an identity gets better.
void judge_source(const Scene& scene, const Object& key, Habit& habit, Findings& found) {
  if (source_of(scene.after, key) != "serial") return;
  const std::size_t identities = habit.sources["identity"];
  if (identities < 3 || identities < 4 * habit.sources["serial"]) return;
  found.object(key, Certainty::proven,
               fmt::format("the key of {} is a serial; {} keys here are identities, which no grant "
                           "on a sequence is needed for",
                           bare(*key.parent), identities),
               fmt::format("{} GENERATED ALWAYS AS IDENTITY", type_of(key)));
}

void judge(const Scene& scene, Findings& found) {
  if (scene.made("table").empty()) return;
  Habit habit = habit_of(scene.before);
  const std::set<const Object*> to_others = referring(scene.after);
  for (const auto& [table, key] : keys_of(scene.after)) {
    if (scene.was_there(*table) || to_others.contains(key)) continue;
    judge_type(*key, habit, found);
    judge_source(scene, *key, habit, found);
  }
}

}  // namespace

extern const Rule key_against_habit;
constinit const Rule key_against_habit = checked({
    .id = "key-against-habit",
    .summary = "a key of a new table that is int where others are bigint or uuid, or serial where "
               "others are identity",
    .why = "What nearly all keys of the schema are is a decision. A key that is too small is found "
           "out when it is full, and then each table that refers to it is written anew.",
    .instead = "Take the type, and the source of numbers, that the other keys have.",
    .topic = Topic::design,
    .severity = Severity::note,
    .given = "CREATE TABLE a (id bigint PRIMARY KEY);\nCREATE TABLE b (id bigint PRIMARY KEY);\n"
             "CREATE TABLE c (id bigint PRIMARY KEY);",
    .bad = "CREATE TABLE d (id int PRIMARY KEY);",
    .good = "CREATE TABLE d (id bigint PRIMARY KEY);",
    .judge = judge,
});

}  // namespace shale::rules_::in_key_against_habit
