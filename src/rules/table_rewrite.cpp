#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_ {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const SceneStatement& s : scene.statements)
    for (const Work& work : s.trace.work) {
      const Object* table =
          work.kind == Work::Kind::rewrite ? scene.table_before(work.table) : nullptr;
      if (table == nullptr) continue;
      Findings here = found;
      scene.weigh(*table, here);
      here.at(s, "", Certainty::proven,
              fmt::format(
                  "{} is written anew, with all its indexes, and nobody can read it meanwhile{}",
                  bare(*table), scene.size_of(*table)),
              "add a column of the new type, fill it in batches, then swap the two");
    }
}

}  // namespace

extern const Rule table_rewrite;
constinit const Rule table_rewrite = checked({
    .id = "table-rewrite",
    .summary = "a table that was there is written anew",
    .why = "Each row is copied, under ACCESS EXCLUSIVE: reads and writes wait for as long as that "
           "takes. It "
           "is what the server did on the clone, not a guess: a type that only gets wider is not "
           "reported.",
    .instead = "Add a column beside the old one, fill it in batches, and swap them; or use a "
               "default that is "
               "no function with another value each time.",
    .topic = Topic::locks,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code varchar(10), total int);",
    .bad = "ALTER TABLE orders ALTER COLUMN total TYPE bigint;",
    .good = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);",
    .judge = judge,
});

}  // namespace shale::rules_
