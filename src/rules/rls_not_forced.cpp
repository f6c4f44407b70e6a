#include <algorithm>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_rls_not_forced {
namespace {

bool has_rls(const Object& table) {
  return attribute_text(table, "row level security") == "t";
}
bool is_forced(const Object& table) {
  return attribute_text(table, "forced row level security") == "t";
}

void judge(const Scene& scene, Findings& found) {
  const auto tables = scene.before.of(*find_kind("table"));
  const auto with = std::ranges::count_if(tables, has_rls);
  const auto forced = std::ranges::count_if(
      tables, [](const Object& table) { return has_rls(table) && is_forced(table); });
  if (forced < 2 || forced * 3 < with * 2) return;
  for (const Change& c : scene.change.changes) {
    if (c.right == nullptr || c.right->kind->name != "table" || !has_rls(*c.right) ||
        is_forced(*c.right) || (c.left != nullptr && has_rls(*c.left) && !is_forced(*c.left)))
      continue;
    found.object(
        *c.right, Certainty::proven,
        fmt::format("the owner of {} passes by its row-level security; {} of {} tables "
                    "here force it on their owner too",
                    bare(*c.right), forced, with),
        fmt::format("ALTER TABLE {} FORCE ROW LEVEL SECURITY;", without_public(c.right->key)));
  }
}

}  // namespace

extern const Rule rls_not_forced;
constinit const Rule rls_not_forced = checked({
    .id = "rls-not-forced",
    .summary = "row-level security that the table's owner passes by, where other tables force it",
    .why = "Policies do not hold for the owner of a table. A program that connects as the role "
           "that runs the migrations sees all rows of all tenants, and nothing says so.",
    .instead = "FORCE ROW LEVEL SECURITY, as the other tables have it.",
    .topic = Topic::security,
    .given = "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY);\n"
             "ALTER TABLE a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n"
             "ALTER TABLE b ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;",
    .bad = "CREATE TABLE c (id int PRIMARY KEY);\nALTER TABLE c ENABLE ROW LEVEL SECURITY;",
    .good = "CREATE TABLE c (id int PRIMARY KEY);\n"
            "ALTER TABLE c ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;",
    .judge = judge,
});

}  // namespace shale::rules_::in_rls_not_forced
