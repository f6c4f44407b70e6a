#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_undeclared_dependency {
namespace {

bool names(const Header& header, const Migration& m) {
  return std::ranges::any_of(header.dependencies, [&](std::string_view said) {
    return said.starts_with(m.stem) || said == m.version;
  });
}

// Tables that were there and that a statement names.
std::set<const Object*> used(const Scene& scene) {
  std::set<const Object*> all;
  for (const SceneStatement& s : scene.statements)
    for (const ObjectUse& use : s.facts.objects)
      if (use.kind == "table")
        if (const Object* table = scene.table_before(use.name)) all.insert(table);
  return all;
}

void judge(const Scene& scene, Findings& found) {
  if (scene.migration.header.dependencies.empty()) return;
  std::vector<std::string> missing, stems;
  for (const Object* table : used(scene)) {
    const Migration* maker = scene.creator_of(*table);
    if (maker == nullptr || names(scene.migration.header, *maker)) continue;
    if (const std::string said = fmt::format("{} ({})", maker->stem, bare(*table));
        std::ranges::find(missing, said) == missing.end()) {
      missing.push_back(said);
      stems.push_back(maker->stem);
    }
  }
  std::ranges::sort(missing);
  if (missing.empty()) return;
  found.file(Certainty::proven, "it uses what it does not name as a dependency: " + listed(missing),
             "-- Dependencies: …, " + join(missing, ", "));
  std::ranges::sort(stems);
  found.remedy().dependencies = std::move(stems);
}

}  // namespace

extern const Rule undeclared_dependency;
constinit const Rule undeclared_dependency = checked({
    .id = "undeclared-dependency",
    .summary = "a table in use whose maker the Dependencies line leaves out",
    .why = "A Dependencies line that is not whole is believed all the same. Files without the line "
           "are "
           "left alone.",
    .instead = "Add the migration that makes the table.",
    .topic = Topic::files,
    .severity = Severity::note,
    .given = "-- file: 001_orders.sql\nCREATE TABLE orders (id int PRIMARY KEY);\n"
             "-- file: 002_customers.sql\nCREATE TABLE customers (id int PRIMARY KEY);",
    .bad = "-- Dependencies: 001_orders.sql\n"
           "ALTER TABLE orders ADD COLUMN customer_id int;\n"
           "CREATE VIEW both_of_them AS SELECT o.id, c.id AS c FROM orders o, customers c;",
    .good = "-- Dependencies: 001_orders.sql, 002_customers.sql\n"
            "ALTER TABLE orders ADD COLUMN customer_id int;\n"
            "CREATE VIEW both_of_them AS SELECT o.id, c.id AS c FROM orders o, customers c;",
    .judge = judge,
});

}  // namespace shale::rules_::in_undeclared_dependency
