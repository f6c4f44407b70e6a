#include "proof/proof.h"

#include <fmt/format.h>

namespace shale {
namespace {

std::string first_of(const Difference& rest) {
  for (const Change& c : rest.changes)
    if (!only_position(c))
      return fmt::format("{} {}{}", c.either().kind->name, c.either().key,
                         c.left == nullptr ? " is missing"
                         : c.right == nullptr
                             ? " is left over"
                             : fmt::format(" differs in {}", c.details.front().attribute));
  return "";
}

}  // namespace

Result<Proven> prove_plan(Workbench& workbench, const Catalog& from, const Catalog& to,
                          const Difference& difference) {
  Proven proven{.plan = make_plan(from, to, difference)};
  if (!proven.plan.refused.empty())
    return Error{.what = "there is no plan: " + proven.plan.refused.front(),
                 .hint = "write this part by hand; shale diff without --sql shows all differences"};
  TRY(after, workbench.try_plan(from, to, proven.plan));
  TRY(rest, workbench.compare(after, to));
  proven.level = rest.level;
  if (rest.level == Level::different)
    return Error{.fault = Fault::internal,
                 .what = "the plan does not lead to the other schema: " + first_of(rest),
                 .hint = "nothing is claimed; shale diff without --sql shows all differences"};
  return proven;
}

}  // namespace shale
