#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_set_null_of_not_null {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Object* key : scene.made("foreign key")) {
    const Text definition = attribute_text(*key, "definition");
    if (!contains(definition, "ON DELETE SET NULL") && !contains(definition, "ON UPDATE SET NULL"))
      continue;
    for (const std::string& name : columns_in(definition)) {
      const Object* column = column_of(scene.after, *key->parent, name);
      if (column == nullptr || attribute_text(*column, "not null") != "t") continue;
      found.object(
          *key, Certainty::proven,
          fmt::format("SET NULL can't be done: {}.{} is NOT NULL, so the delete fails instead",
                      bare(*key->parent), bare(*column)),
          "ON DELETE CASCADE, or RESTRICT, or a column that may be null");
    }
  }
}

}  // namespace

extern const Rule set_null_of_not_null;
constinit const Rule set_null_of_not_null = checked({
    .id = "set-null-of-not-null",
    .summary = "ON DELETE SET NULL over a column that is NOT NULL",
    .why = "The server accepts it, and refuses the first delete.",
    .instead = "Choose what shall happen: CASCADE, RESTRICT, or a column that may be null.",
    .topic = Topic::design,
    .severity = Severity::error,
    .given = "CREATE TABLE customers (id int PRIMARY KEY);",
    .bad = "CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers "
           "(id) ON DELETE "
           "SET NULL);",
    .good = "CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers (id) ON "
            "DELETE SET "
            "NULL);",
    .judge = judge,
});

}  // namespace shale::rules_::in_set_null_of_not_null
