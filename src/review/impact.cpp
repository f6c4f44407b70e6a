#include "review/impact.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale {
namespace {

// The table that the work is done on, if it was there before; of the check of a foreign key the
// server's log names the key alone.
const Object* worked_on(const Scene& scene, const Work& work) {
  if (work.kind != Work::Kind::foreign_key) return scene.table_before(work.table);
  for (const Catalog* catalog : {&scene.after, &scene.before})
    for (const Object& key : catalog->of(*find_kind("foreign key")))
      if (bare(key) == work.name) return scene.table_before(bare(*key.parent));
  return nullptr;
}

// Behind it, where the table's size is known: how long it takes.
std::string work_text(const Scene& scene, const Work& work, const Object& table) {
  const std::string time = scene.wait_of(table, work.kind);
  switch (work.kind) {
    case Work::Kind::rewrite:
      return work.table + " is written anew" + time;
    case Work::Kind::scan:
      return work.table + " is read through" + time;
    case Work::Kind::index:
      return fmt::format("index {} is built{}", work.name, time);
    case Work::Kind::foreign_key:
      return fmt::format("each row of {} is looked up for {}{}", bare(table), work.name, time);
  }
  return "";
}

bool is_worth_saying(const LockTaken& lock) {
  return lock.mode >= LockMode::share_update_exclusive && lock.object->kind->name == "table";
}

// "ACCESS EXCLUSIVE on orders and customers: reads and writes wait, while orders is read through".
std::vector<std::string> performance_of(const Scene& scene) {
  std::map<LockMode, std::vector<std::string>, std::greater<>> locked;
  std::map<const Object*, LockMode> strongest;
  for (const SceneStatement& s : scene.statements)
    for (const LockTaken& lock : s.trace.locks)
      if (is_worth_saying(lock))
        strongest[lock.object] = std::max(strongest[lock.object], lock.mode);
  for (const auto& [table, mode] : strongest) locked[mode].push_back(bare(*table));
  std::vector<std::string> all;
  for (auto& [mode, tables] : locked) {
    std::ranges::sort(tables);
    all.push_back(fmt::format("{} on {}: {}", words_of(mode), listed(tables), meaning_of(mode)));
  }
  const auto is_opaque = [](const SceneStatement& s) {
    return s.facts.quick.verb == "do" || s.facts.quick.verb == "call";
  };
  if (scene.of_text && std::ranges::any_of(scene.statements, is_opaque))
    all.emplace_back("what a DO or a CALL does is not known from its text");
  for (const SceneStatement& s : scene.statements)
    for (const Work& work : s.trace.work)
      if (const Object* table = worked_on(scene, work))
        all.push_back(work_text(scene, work, *table));
  return all;
}

// By its text alone nobody knows whether a down takes it back.
std::string rollback_of(const Scene& scene) {
  if (scene.of_text && scene.migration.has_down()) return "not tried";
  return std::string(name_of(scene.trial.label));
}

}  // namespace

MigrationImpact impact_of(const Scene& scene, std::span<const Finding> findings) {
  MigrationImpact impact{.stem = scene.migration.stem,
                         .performance = performance_of(scene),
                         .rollback = rollback_of(scene),
                         .rollback_reasons = scene.trial.reasons};
  if (!scene.migration.has_down() && scene.draft_down) impact.drafted_down = scene.draft_down();
  for (const Finding& f : findings) {
    if (f.stem != impact.stem) continue;
    const Rule* rule = find_rule(f.rule);
    if (rule != nullptr && rule->topic == Topic::breaking) impact.breaking.push_back(f.message);
  }
  return impact;
}

}  // namespace shale
