#include "review/undo.h"

#include "diff/plan.h"
#include "proof/workbench.h"
#include "verify/draft.h"

namespace shale {

Result<std::string> proved_undo(Connection& connection, const Catalog& before,
                                const Catalog& after) {
  const SchemaPlan plan = make_plan(after, before, compare(after, before));
  if (!plan.refused.empty() || plan.steps.empty() || transactions_of(plan).size() != 1)
    return std::string();
  CHECK(connection.run("begin"));
  const Status done = run_plan(connection, plan);
  bool same = false;
  if (done) {
    TRY(led_to, Catalog::read(connection));
    same = compare(before, led_to).level != Level::different;
  }
  CHECK(connection.run("rollback"));
  return same ? migration_text(plan) : std::string();
}

}  // namespace shale
