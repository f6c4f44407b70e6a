#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/precedents.h"
#include "review/rule.h"

namespace shale::rules_::in_on_delete_unlike_siblings {
namespace {

struct Meaning {
  std::string table{};   // that it refers to, by its key
  std::string action{};  // on delete
  bool may_be_null = false;
};

Meaning meaning_of(const Catalog& catalog, const Object& key) {
  const Text definition = attribute_text(key, "definition");
  Meaning meaning{.table = referred_table(definition),
                  .action = std::string(delete_action(definition))};
  for (const std::string& name : columns_in(definition))
    if (const Object* column = column_of(catalog, *key.parent, name))
      meaning.may_be_null = meaning.may_be_null || attribute_text(*column, "not null") != "t";
  return meaning;
}

void judge(const Scene& scene, Findings& found) {
  const std::vector<const Object*> made = scene.made("foreign key");
  if (made.empty()) return;
  std::map<std::pair<std::string, bool>, std::map<std::string, std::vector<std::string>>> siblings;
  for (const Object& key : scene.before.of(*find_kind("foreign key"))) {
    const Meaning known = meaning_of(scene.before, key);
    siblings[{known.table, known.may_be_null}][known.action].push_back(bare(*key.parent));
  }
  constexpr std::size_t enough = 3;
  for (const Object* key : made) {
    const Meaning is = meaning_of(scene.after, *key);
    const auto known = siblings.find({is.table, is.may_be_null});
    if (known == siblings.end() || known->second.size() != 1) continue;  // they do not agree
    const auto& [action, tables] = *known->second.begin();
    const std::set<std::string> once(tables.begin(), tables.end());
    if (tables.size() < enough || action == is.action) continue;
    found.object(
        *key, Certainty::proven,
        fmt::format("{} of {} says ON DELETE {}; the {} other foreign keys to {} whose columns "
                    "may {}be NULL all say {} ({})",
                    bare(*key), bare(*key->parent), is.action, tables.size(),
                    without_public(is.table), is.may_be_null ? "" : "not ", action,
                    listed({once.begin(), once.end()}, 3)),
        action == "CASCADE" ? "ON DELETE CASCADE, if its rows are to go with what they refer to"
                            : "ON DELETE " + action);
  }
}

}  // namespace

extern const Rule on_delete_unlike_siblings;
constinit const Rule on_delete_unlike_siblings = checked({
    .id = "on-delete-unlike-siblings",
    .summary = "a foreign key whose ON DELETE is another one than that of all others to its table",
    .why = "One table that holds on to what all others let go makes each delete fail; one that "
           "lets go where all others hold on loses rows. Only keys whose columns may be null "
           "alike are compared.",
    .instead = "Say what the others say, unless this one is meant to differ.",
    .topic = Topic::design,
    .severity = Severity::note,
    .given = "CREATE TABLE customers (id int PRIMARY KEY);\n"
             "CREATE TABLE a (id int PRIMARY KEY, c int NOT NULL REFERENCES customers ON DELETE "
             "CASCADE);\n"
             "CREATE TABLE b (id int PRIMARY KEY, c int NOT NULL REFERENCES customers ON DELETE "
             "CASCADE);\n"
             "CREATE TABLE d (id int PRIMARY KEY, c int NOT NULL REFERENCES customers ON DELETE "
             "CASCADE);",
    .bad = "CREATE TABLE notes (id int PRIMARY KEY, c int NOT NULL REFERENCES customers);",
    .good = "CREATE TABLE notes (id int PRIMARY KEY, c int NOT NULL REFERENCES customers ON "
            "DELETE CASCADE);",
    .judge = judge,
});

}  // namespace shale::rules_::in_on_delete_unlike_siblings
