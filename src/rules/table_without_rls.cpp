#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_table_without_rls {
namespace {

bool has_rls(const Object& table) {
  return attribute_text(table, "row level security") == "t";
}

void judge(const Scene& scene, Findings& found) {
  const auto tables = scene.before.of(*find_kind("table"));
  const auto with = std::ranges::count_if(tables, has_rls);
  if (with < 2 || with * 5 < std::ssize(tables) * 4) return;
  for (const Object* table : scene.made("table"))
    if (!has_rls(*table))
      found.object(
          *table, Certainty::proven,
          fmt::format("{} has no row-level security; {} of {} tables here have it", bare(*table),
                      with, tables.size()),
          fmt::format("ALTER TABLE {0} ENABLE ROW LEVEL SECURITY;\nCREATE POLICY … ON {0} …;",
                      table->key));
}

}  // namespace

extern const Rule table_without_rls;
constinit const Rule table_without_rls = checked({
    .id = "table-without-rls",
    .summary = "a new table without row-level security, where nearly all have it",
    .why = "Each role that may read the table reads all of its rows, those of other tenants too.",
    .instead = "Enable it, and write a policy like those of the other tables.",
    .topic = Topic::security,
    .given = "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY);\n"
             "ALTER TABLE a ENABLE ROW LEVEL SECURITY;\nALTER TABLE b ENABLE ROW LEVEL SECURITY;",
    .bad = "CREATE TABLE c (id int PRIMARY KEY);",
    .good = "CREATE TABLE c (id int PRIMARY KEY);\nALTER TABLE c ENABLE ROW LEVEL SECURITY;",
    .judge = judge,
});

}  // namespace shale::rules_::in_table_without_rls
