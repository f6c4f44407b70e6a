#include <algorithm>

#include <fmt/format.h>

#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_concurrently_if_not_exists {
namespace {

// Does a statement before it take away what a failure may have left?
bool is_dropped_before(const Scene& scene, const SceneStatement& s, std::string_view index) {
  return std::ranges::any_of(scene.statements, [&](const SceneStatement& other) {
    return other.number < s.number &&
           std::ranges::any_of(other.touches.all, [&](const Touch& touch) {
             return touch.what == TouchKind::drops && touch.name == index;
           });
  });
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() != "IndexStmt" || !tree.flag("concurrent") || !tree.flag("if_not_exists")) return;
  const std::string_view index = tree.text("idxname");
  if (is_dropped_before(scene, s, index)) return;
  found.at(s, index, Certainty::predicted,
           fmt::format("if a build of {0} has failed before, the INVALID {0} stays, is not used by "
                       "any query, and this does nothing",
                       index),
           fmt::format("DROP INDEX CONCURRENTLY IF EXISTS {0};\nCREATE INDEX CONCURRENTLY {0} …;",
                       quote_name(index)));
}

}  // namespace

extern const Rule concurrently_if_not_exists;
constinit const Rule concurrently_if_not_exists = checked({
    .id = "concurrently-if-not-exists",
    .summary = "CREATE INDEX CONCURRENTLY IF NOT EXISTS, which a broken index satisfies",
    .why = "A build that fails or is stopped leaves an index of that name behind that is INVALID: "
           "it costs with each write, and no query uses it. IF NOT EXISTS takes it for the index. "
           "shale clears up behind its own failures; what other tools and hands have left, it "
           "can't know.",
    .instead = "Leave IF NOT EXISTS out; or drop what may be there first.",
    .topic = Topic::locks,
    .severity = Severity::note,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, customer int);",
    .bad = "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer ON orders (customer);",
    .good = "DROP INDEX CONCURRENTLY IF EXISTS orders_customer;\n"
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer ON orders (customer);",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_concurrently_if_not_exists
