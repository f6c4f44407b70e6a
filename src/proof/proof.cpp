#include "proof/proof.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "diff/spoken.h"

namespace shale {
namespace {

std::string first_of(const Difference& rest) {
  for (const Change& c : rest.changes)
    if (!only_position(c))
      return fmt::format(
          "{}{}", spoken(fmt::format("{} {}", c.either().kind->name, c.either().key)),
          c.left == nullptr    ? " is missing"
          : c.right == nullptr ? " is left over"
                               : fmt::format(" differs in {}", c.details.front().attribute));
  return "";
}

// `from` with the new names; nullopt: there are none.
Result<std::optional<Catalog>> with_new_names(Workbench& workbench, const Catalog& from,
                                              const Catalog& to, const std::vector<Step>& steps) {
  if (steps.empty()) return std::optional<Catalog>();
  TRY(renamed, workbench.try_plan(from, to, {.steps = steps}));
  return std::optional(std::move(renamed));
}

// An enum's labels as they were before some of them were renamed.
void tell_labels(Difference& difference, const Rename& rename) {
  const Detail labels{.attribute = "labels",
                      .left = attribute_text(*rename.from, "labels"),
                      .right = attribute_text(*rename.to, "labels")};
  difference.level = Level::different;
  const auto change = std::ranges::find_if(difference.changes, [&](const Change& c) {
    return c.right == rename.to && c.left != nullptr;
  });
  if (change == difference.changes.end()) {
    difference.changes.push_back({.left = rename.from, .right = rename.to, .details = {labels}});
    return;
  }
  const auto told = std::ranges::find(change->details, labels.attribute, &Detail::attribute);
  if (told == change->details.end())
    change->details.push_back(labels);
  else
    *told = labels;
}

// What was only out of the way is told under its own name.
void tell_own_names(Difference& difference, const Catalog& from,
                    const std::vector<std::pair<std::string, std::string>>& names) {
  for (Change& change : difference.changes) {
    if (change.right != nullptr) continue;
    std::string key(change.left->key);
    // The last first: one's name may begin with another's.
    for (const auto& [between, own] : names | std::views::reverse)
      key = replace_all(std::move(key), between, own);
    // The index of a table that is out of the way has a name of its own.
    const auto is_between = [&](const Object* o) {
      return std::ranges::any_of(names, [&](const auto& name) { return o->name == name.first; });
    };
    const Object* above = change.left->parent;
    while (above != nullptr && !is_between(above)) above = above->parent;
    if (key == change.left->key && above == nullptr) continue;
    if (const Object* own = from.find(*change.left->kind, key)) change.left = own;
  }
}

}  // namespace

Result<Proven> prove_plan(Workbench& workbench, const Catalog& from, const Catalog& to,
                          const std::vector<Rename>& renames, const PlanOptions& options) {
  Proven proven{.plan = {.steps = rename_steps(renames, from, to).steps, .safe = options.safe}};
  TRY(renamed, with_new_names(workbench, from, to, proven.plan.steps));
  const Catalog& start = renamed ? *renamed : from;
  TRY(difference, workbench.compare(start, to));
  SchemaPlan rest_of_it = make_plan(start, to, difference, options);
  if (!rest_of_it.refused.empty())
    return Error{.what = "there is no plan: " + rest_of_it.refused.front(),
                 .hint = "write this part by hand; shale diff without --sql shows all differences"};
  std::ranges::move(rest_of_it.steps, std::back_inserter(proven.plan.steps));
  TRY(after, workbench.try_plan(from, to, proven.plan));
  TRY(rest, workbench.compare(after, to));
  proven.level = rest.level;
  if (rest.level == Level::different)
    return Error{.fault = Fault::internal,
                 .what = "the plan does not lead to the other schema: " + first_of(rest),
                 .hint = "nothing is claimed; shale diff without --sql shows all differences"};
  return proven;
}

Result<RenamedDifference> compare_renamed(Workbench& workbench, const Catalog& from,
                                          const Catalog& to, const std::vector<Rename>& renames) {
  RenamedDifference result;
  const RenameSteps names = rename_steps(renames, from, to);
  TRY(renamed, with_new_names(workbench, from, to, names.steps));
  result.renamed = std::move(renamed);
  TRY(difference, workbench.compare(result.renamed ? *result.renamed : from, to));
  result.difference = std::move(difference);
  tell_own_names(result.difference, from, names.between);
  for (const Object* schema : names.made) {
    std::erase_if(result.difference.changes, [&](const Change& c) { return c.right == schema; });
    result.difference.changes.push_back({.right = schema});
  }
  for (const Rename& rename : renames) {
    if (rename.of_label()) continue;
    result.difference.changes.push_back({.left = rename.from, .right = rename.to});
    result.difference.level = Level::different;
  }
  for (const Rename& rename : renames)
    if (rename.of_label()) tell_labels(result.difference, rename);
  return result;
}

}  // namespace shale
