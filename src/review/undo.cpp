#include "review/undo.h"

#include "diff/plan.h"
#include "proof/workbench.h"
#include "verify/draft.h"

namespace shale {

namespace {

Result<Catalog> schema_now(Connection& connection, CatalogFollower* follower) {
  if (follower == nullptr) return Catalog::read(connection);
  TRY(state, follower->look());
  return follower->whole(state);
}

}  // namespace

Result<std::string> proved_undo(Connection& connection, const Catalog& before, const Catalog& after,
                                CatalogFollower* follower) {
  const SchemaPlan plan = make_plan(after, before, compare(after, before));
  if (!plan.refused.empty() || plan.steps.empty() || transactions_of(plan).size() != 1)
    return std::string();
  CHECK(connection.run("begin"));
  const Status done = run_plan(connection, plan);
  bool same = false;
  if (done) {
    TRY(led_to, schema_now(connection, follower));
    same = compare(before, led_to).level != Level::different;
  }
  CHECK(connection.run("rollback"));
  return same ? migration_text(plan) : std::string();
}

}  // namespace shale
