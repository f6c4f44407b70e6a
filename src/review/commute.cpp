#include "review/commute.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/difference.h"
#include "diff/spoken.h"
#include "run/replay.h"

namespace shale {
namespace {

// "column public.orders.total, index public.orders_total and 3 more".
std::string what_differs(const Difference& difference) {
  std::vector<std::string> names;
  for (const Change& c : difference.changes)
    names.push_back(spoken(fmt::format("{} {}", c.either().kind->name, c.either().key)));
  return listed(names, 3);
}

}  // namespace

Result<std::optional<Finding>> order_matters(const Server& server, const Newcomers& newcomers,
                                             const Catalog& after, Observer& observer) {
  const Folder& added = newcomers.added;
  const auto is_program = [](const Migration& m) { return m.runner; };
  if (newcomers.on_base.empty() || added.migrations.empty() ||
      std::ranges::any_of(added.migrations, is_program))
    return std::optional<Finding>();
  const std::set<std::string> merged(newcomers.on_base.begin(), newcomers.on_base.end());
  Folder without = newcomers.before;
  std::erase_if(without.migrations, [&](const Migration& m) { return merged.contains(m.stem); });
  std::vector<const Migration*> order;
  for (const Migration& m : added.migrations) order.push_back(&m);
  for (const Migration& m : newcomers.before.migrations)
    if (merged.contains(m.stem)) order.push_back(&m);
  TRY(replayed, replay(server, without, observer));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  const Status done = replay_into(server, scratch, order, observer);
  Finding finding{.rule = "order-matters",
                  .stem = added.migrations.front().stem,
                  .place = {.file = shown(added.migrations.front().up)},
                  .fix =
                      "take the base into the branch; and make the two independent of each "
                      "other, or reset the databases that have the branch already"};
  const std::string where =
      fmt::format("before {}, which {} merged meanwhile", listed(newcomers.on_base, 3),
                  newcomers.on_base.size() == 1 ? "was" : "were");
  if (!done) {
    if (done.error().fault == Fault::interrupted) return done.error();
    finding.message = fmt::format("{}, it does not run: {}", where, done.error().what);
    return std::optional(finding);
  }
  TRY(connection, scratch.connect());
  TRY(other, Catalog::read(connection));
  const Difference difference = compare(after, other);
  if (difference.level != Level::different) return std::optional<Finding>();
  finding.message = fmt::format("{}, it leads to another schema than behind: {}", where,
                                what_differs(difference));
  return std::optional(finding);
}

}  // namespace shale
