#include "diff/live.h"
#include "diff/detached.h"

#include <algorithm>

#include "base/index.h"
#include "diff/inherited.h"

namespace shale {
namespace {

bool has_rows(const Object& object) {
  return is_table(object) || object.kind->name == "materialized view";
}

}  // namespace

bool stops_others(const Ddl& statement) {
  return std::ranges::any_of(statement.hazards, [](Hazard h) {
    return h == Hazard::rewrites_table || h == Hazard::scans_table || h == Hazard::builds_index;
  });
}

bool Live::is_new(int to) const {
  return fates_.from_of[at(fates_.to->index_of(root_of(made(to))))] < 0;
}

bool Live::is_part(int to) const {
  const Object& root = root_of(made(to));
  return safe_ && has_rows(root) && !fates_.made(fates_.to->index_of(root)) && !is_awaited(to);
}

// Is it an index of a partition that is attached by the plan? ATTACH would make another one, if
// this were built behind it.
bool Live::is_awaited(int to) const {
  const Object& object = made(to);
  if (object.kind->name != "index" &&
      (object.kind->name != "constraint" || attribute_text(object, "type") == "c"))
    return false;
  const std::vector<const Object*> links = parents_of(*fates_.to, *object.parent);
  return std::ranges::any_of(links, [&](const Object* link) {
    return !attribute_text(*link, "bound").empty() && fates_.made(fates_.to->index_of(*link));
  });
}

bool Live::was_part(int from) const {
  const Object& root = root_of(old(from));
  return safe_ && has_rows(root) && !fates_.gone(fates_.from->index_of(root));
}

bool Live::has_beside(int from) const {
  const int to = fates_.to_of[at(from)];
  return fates_.fates[at(from)] == Fate::rebuild && to >= 0 && is_part(to) && was_part(from) &&
         !given_up_.contains(from) && !made(to).kind->build_beside(made(to)).empty();
}

bool Live::is_validated(int to) const {
  if (!is_part(to) || !fates_.made(to) || comes_by_inheritance(fates_, to) ||
      is_left_by_detach(fates_, fates_.to->objects()[at(to)]))
    return false;
  const Statements all = made(to).kind->create_live(made(to), {});
  return all.size() == 2 && all.back().boundary == Boundary::alone;
}

bool Live::is_quiet(int from) const {
  if (!was_part(from) || fates_.fates[at(from)] != Fate::alter || fates_.retyped[at(from)] ||
      old(from).kind->name != "column")
    return false;
  const Object &a = old(from), &b = made(fates_.to_of[at(from)]);
  for (std::size_t i = 0; i < a.kind->attributes.size(); ++i)
    if ((a.kind->attributes[i].traits & attribute::disturbs) != 0 &&
        a.kind->text(a, i) != b.kind->text(b, i))
      return false;
  return true;
}

}  // namespace shale
