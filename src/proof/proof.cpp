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

Result<Proven> prove_plan(const Server& server, const Catalog& from, const Catalog& to,
                          const Difference& difference) {
  Proven proven{.plan = make_plan(from, to, difference)};
  if (!proven.plan.refused.empty())
    return Error{.what = "there is no plan: " + proven.plan.refused.front(),
                 .hint = "write this part by hand; shale diff without --sql shows all differences"};
  TRY(scratch, build(server, from));
  TRY(connection, scratch.connect());
  CHECK(make_roles(connection, to));
  if (Status done = run_plan(connection, proven.plan); !done)
    return std::move(done).error().while_doing("proving the plan on a scratch copy");
  TRY(after, Catalog::read(connection));
  TRY(rest, compare_by_meaning(server, after, to));
  proven.level = rest.level;
  if (rest.level == Level::different)
    return Error{.fault = Fault::internal,
                 .what = "the plan does not lead to the other schema: " + first_of(rest),
                 .hint = "nothing is claimed; shale diff without --sql shows all differences"};
  return proven;
}

}  // namespace shale
