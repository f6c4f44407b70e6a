#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_dropped_by_cascade {
namespace {

// "constraint x on table y", where the migration drops the table itself.
bool goes_anyway(const Scene& scene, std::string_view what) {
  constexpr std::string_view on = " on table ";
  const std::size_t at = what.find(on);
  if (at == what.npos) return false;
  const std::string name(what.substr(at + on.size()));
  for (const std::string& key : {name, "public." + name})
    if (const Object* table = scene.before.find("table", key))
      return scene.name_now(*table) == nullptr;
  return false;
}

void judge(const Scene& scene, Findings& found) {
  for (const SceneStatement& s : scene.statements) {
    std::vector<std::string> gone = s.trace.cascaded;
    std::erase_if(gone, [&](const std::string& what) { return goes_anyway(scene, what); });
    if (gone.empty()) continue;
    found.at(
        s, "", Certainty::proven,
        fmt::format("CASCADE also drops {}, which the statement does not name", listed(gone, 8)),
        "drop each of them by name first, and leave CASCADE out");
  }
}

}  // namespace

extern const Rule dropped_by_cascade;
constinit const Rule dropped_by_cascade = checked({
    .id = "dropped-by-cascade",
    .summary = "CASCADE that dropped what the statement does not name",
    .why = "CASCADE drops whatever uses the object in the database where it runs: views, foreign "
           "keys, triggers, columns. A reader of the file does not see it, and elsewhere it may "
           "be more than on the clone.",
    .instead = "Name each of them in a DROP of its own. Where nothing else is left, CASCADE is "
               "not needed.",
    .topic = Topic::breaking,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, total int);\n"
             "CREATE VIEW totals AS SELECT total FROM orders;",
    .bad = "ALTER TABLE orders DROP COLUMN total CASCADE;",
    .good = "DROP VIEW totals;\nALTER TABLE orders DROP COLUMN total;",
    .judge = judge,
});

}  // namespace shale::rules_::in_dropped_by_cascade
