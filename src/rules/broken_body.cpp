#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_broken_body {
namespace {

// What went, of all that the reason names in quotes; null: none of it is known.
const Object* gone_of(const Scene& scene, const std::string& reason) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right != nullptr) continue;
    const std::string name = bare(*c.left);
    if (contains(reason, fmt::format("\"{}\"", name)) ||
        contains(reason, fmt::format(".{} ", name)) ||
        contains(reason, fmt::format(".{}\"", name)) ||
        contains(reason, name.substr(0, name.find('(')) + "("))
      return c.left;
  }
  return nullptr;
}

void judge(const Scene& scene, Findings& found) {
  for (const BrokenBody& body : scene.broken) {
    std::string message = fmt::format("{} {} fails from now on: {}", body.routine->kind->name,
                                      body.routine->key, body.reason);
    std::string fix = fmt::format("CREATE OR REPLACE {} {} …, in this migration",
                                  upper(body.routine->kind->name), body.routine->key);
    if (const Object* gone = gone_of(scene, body.reason))
      scene.at_end_of(*gone, found, body.certainty, std::move(message), std::move(fix));
    else
      found.file(body.certainty, std::move(message), std::move(fix));
  }
}

}  // namespace

extern const Rule broken_body;
constinit const Rule broken_body = checked({
    .id = "broken-body",
    .summary = "a function whose body names what the migration takes away or renames",
    .why = "Postgres does not know what a body in quotes uses: a table or a column goes without a "
           "word, and the function fails when it is called next, as a trigger with each write. "
           "Bodies in SQL are checked on the clone, before and after: proven. Of PL/pgSQL the "
           "names are looked up: predicted; what it puts together as text is not seen.",
    .instead = "Write the function anew in the same migration.",
    .topic = Topic::breaking,
    .severity = Severity::error,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);\n"
             "CREATE FUNCTION sum_of_all() RETURNS bigint LANGUAGE sql AS\n"
             "  'SELECT sum(total) FROM orders';",
    .bad = "ALTER TABLE orders RENAME COLUMN total TO amount;",
    .good = "ALTER TABLE orders RENAME COLUMN total TO amount;\n"
            "CREATE OR REPLACE FUNCTION sum_of_all() RETURNS bigint LANGUAGE sql AS\n"
            "  'SELECT sum(amount) FROM orders';",
    .judge = judge,
});

}  // namespace shale::rules_::in_broken_body
