#include <fmt/format.h>

#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_ {
namespace {

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() != "AlterTableStmt") return;
  for (const Work& work : s.trace.work)
    if (work.kind == Work::Kind::rewrite) return;  // table-rewrite says it
  for (const Work& work : s.trace.work) {
    const Object* table = work.kind == Work::Kind::index ? scene.table_before(work.table) : nullptr;
    if (table == nullptr) continue;
    const bool old =
        scene.before.find("index", fmt::format("{}.{}", table->schema->key, work.name)) != nullptr;
    Findings here = found;
    scene.weigh(*table, here);
    here.at(s, work.name, Certainty::proven,
            old ? fmt::format("index {} is built anew while nobody can read {}{}", work.name,
                              bare(*table), scene.size_of(*table))
                : fmt::format("nobody can read {} until the index of {} is built{}", bare(*table),
                              work.name, scene.size_of(*table)),
            old ? "make a new column or index beside it, and swap them"
                : fmt::format("CREATE UNIQUE INDEX CONCURRENTLY {0} ON {1} (…);\n"
                              "ALTER TABLE {1} ADD CONSTRAINT {0} UNIQUE USING INDEX {0};",
                              quote_name(work.name), table->key));
  }
}

}  // namespace

extern const Rule unique_under_lock;
constinit const Rule unique_under_lock = checked({
    .id = "unique-under-lock",
    .summary = "the index of a key built while its table is closed",
    .why = "ADD UNIQUE, ADD PRIMARY KEY and some changes of a type build an index under ACCESS "
           "EXCLUSIVE: "
           "reads and writes wait until it is built.",
    .instead = "Build the index CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX.",
    .topic = Topic::locks,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code text);",
    .bad = "ALTER TABLE orders ADD CONSTRAINT orders_code UNIQUE (code);",
    .good = "CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);\n"
            "ALTER TABLE orders ADD CONSTRAINT orders_code UNIQUE USING INDEX orders_code;",
    .judge_statement = judge,
});

}  // namespace shale::rules_
