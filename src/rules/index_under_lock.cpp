#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/remedies.h"
#include "review/rule.h"

namespace shale::rules_::in_index_under_lock {
namespace {

// After a failure an index of that name is there, and can't be used: IF NOT EXISTS would pass it.
std::string concurrently(std::string_view text) {
  std::string whole = with_concurrently(text);
  constexpr std::string_view word = "concurrently", unless = "if not exists";
  const std::size_t behind = lower(whole).find(word) + word.size();
  if (behind >= word.size() &&
      lower(trim(std::string_view(whole).substr(behind))).starts_with(unless))
    whole.erase(behind, lower(whole).find(unless, behind) + unless.size() - behind);
  return whole;
}

// Of a partitioned table the index is built on each partition; CONCURRENTLY the server refuses it.
bool is_for_partitions(const Scene& scene, const TreeNode& tree) {
  const std::vector<std::string> name = name_parts(tree.node("relation"));
  const Object* table = name.empty() ? nullptr : scene.table_before(name.back());
  return table != nullptr && is_partitioned(*table);
}

// REINDEX. What it does CONCURRENTLY it does outside of a transaction, and no lock is seen.
void judge_anew(const Scene& scene, const SceneStatement& s, Findings& found) {
  std::map<const Object*, std::vector<std::string>> built;
  for (const Work& work : s.trace.work) {
    const Object* table = work.kind == Work::Kind::index ? scene.table_before(work.table) : nullptr;
    if (table != nullptr && scene.held_at(s, *table) >= LockMode::share)
      built[table].push_back(work.name);
  }
  for (const auto& [table, indexes] : built) {
    Findings here = found;
    scene.weigh(*table, here);
    const bool one = indexes.size() == 1;
    here.at(s, one ? indexes[0] : bare(*table), Certainty::proven,
            fmt::format("writes to {}, and reads that use {}, wait until {} built anew{}",
                        bare(*table), listed(indexes, 4), one ? "it is" : "they are",
                        scene.wait_of(*table, Work::Kind::index)),
            one ? fmt::format("REINDEX INDEX CONCURRENTLY {};", quote_name(indexes[0]))
                : fmt::format("REINDEX TABLE CONCURRENTLY {};", without_public(table->key)));
  }
}

// Has a statement before it dropped one of that name? It is left in its place then: behind the
// migration there would be neither for a while.
bool takes_a_place(const Scene& scene, const SceneStatement& s, std::string_view name) {
  return std::ranges::any_of(scene.statements, [&](const SceneStatement& other) {
    return other.number < s.number && std::ranges::any_of(other.touches.all, [&](const Touch& t) {
             return t.what == TouchKind::drops && t.name == name;
           });
  });
}

// DO: what it does was seen on the clone.
void judge_block(const Scene& scene, const SceneStatement& s, Findings& found) {
  for (const Work& work : s.trace.work) {
    const Object* table = work.kind == Work::Kind::index ? scene.table_before(work.table) : nullptr;
    if (table == nullptr || scene.is_emptied_before(s, *table) ||
        scene.held_at(s, *table) < LockMode::share)
      continue;
    Findings here = found;
    scene.weigh(*table, here);
    here.at(s, work.name, Certainty::proven,
            fmt::format("writes to {} wait until {} is built{}", bare(*table), work.name,
                        scene.wait_of(*table, Work::Kind::index)),
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS, outside of DO, where it can't be");
  }
}

void judge(const Scene& scene, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() == "DoStmt") return judge_block(scene, s, found);
  if (tree.kind() == "ReindexStmt") return judge_anew(scene, s, found);
  if (tree.kind() != "IndexStmt" || tree.flag("concurrent")) return;
  for (const Work& work : s.trace.work) {
    const Object* table = work.kind == Work::Kind::index ? scene.table_before(work.table) : nullptr;
    if (table == nullptr) continue;
    if (scene.is_emptied_before(s, *table)) continue;
    const bool of_partitions = is_for_partitions(scene, tree);
    const std::string_view said = tree.text("idxname");
    Findings here = found;
    scene.weigh(*table, here);
    here.at(
        s, said.empty() ? work.name : std::string(said), Certainty::proven,
        of_partitions
            ? fmt::format("writes to {} and its partitions wait until {} is built on each",
                          tree.node("relation").text("relname"), said.empty() ? "the index" : said)
            : fmt::format("writes to {} wait until {} is built{}", bare(*table), work.name,
                          scene.wait_of(*table, Work::Kind::index)),
        of_partitions ? "CREATE INDEX … ON ONLY the parent, CONCURRENTLY on each "
                        "partition, then ALTER INDEX … "
                        "ATTACH PARTITION"
                      : concurrently(s.text) + ";");
    if (of_partitions || takes_a_place(scene, s, said)) return;
    here.remedy() =
        has_only(scene, "create index")
            ? Remedy{.edits = {in_place_of(scene, s, concurrently(s.text))}}
            : Remedy{.edits = {without(scene, s)}, .behind = {concurrently(s.text) + ";"}};
    return;
  }
}

}  // namespace

extern const Rule index_under_lock;
constinit const Rule index_under_lock = checked({
    .id = "index-under-lock",
    .summary = "an index built while writes to its table wait",
    .why = "CREATE INDEX takes a SHARE lock: until the index is built, each INSERT, UPDATE and "
           "DELETE on the "
           "table waits. A table that the migration makes itself has nobody who waits.",
    .instead = "CREATE INDEX CONCURRENTLY, which shale runs outside of a transaction by itself, "
               "and cleans up "
               "after a failure.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, customer int);",
    .bad = "CREATE INDEX orders_customer ON orders (customer);",
    .good = "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_index_under_lock
