#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_enum_value_removed {
namespace {

std::vector<std::string> labels_of(const Object& type) {
  return parse_array(attribute_text(type, "labels"));
}

// "'old' is called 'new' now": the label that has its place, where the type is the same one.
std::string new_name(const Change& c, std::size_t place) {
  const auto before = parse_array(attribute_text(*c.left, "label oids"));
  const auto after = parse_array(attribute_text(*c.right, "label oids"));
  if (c.left->address != c.right->address || place >= before.size()) return "";
  const auto found = std::ranges::find(after, before[place]);
  return found == after.end()
             ? ""
             : labels_of(*c.right)[static_cast<std::size_t>(found - after.begin())];
}

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right == nullptr || c.left->kind->name != "enum") continue;
    const std::vector<std::string> before = labels_of(*c.left), after = labels_of(*c.right);
    std::vector<std::string> gone;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (std::ranges::find(after, before[i]) != after.end()) continue;
      const std::string name = new_name(c, i);
      gone.push_back(name.empty() ? fmt::format("'{}'", before[i])
                                  : fmt::format("'{}' (now '{}')", before[i], name));
    }
    if (gone.empty()) continue;
    found.object(*c.right, Certainty::proven,
                 fmt::format("{} has no value {} any more: programs that write or compare with {} "
                             "fail at once",
                             bare(*c.right), listed(gone, 6), gone.size() == 1 ? "it" : "them"),
                 "release programs that do not use it first; take it away in a later migration");
  }
}

}  // namespace

extern const Rule enum_value_removed;
constinit const Rule enum_value_removed = checked({
    .id = "enum-value-removed",
    .summary = "a value of an enum that is renamed, or gone from a type made anew",
    .why = "The server refuses a literal that is no value of the enum, in a query's WHERE as well: "
           "programs that run while the migration is applied fail, not only when they write.",
    .instead = "Add the new value, let programs write it, change the rows, and take the old one "
               "away later, if at all.",
    .topic = Topic::breaking,
    .given = "CREATE TYPE state AS ENUM ('new', 'payed');",
    .bad = "ALTER TYPE state RENAME VALUE 'payed' TO 'paid';",
    .good = "ALTER TYPE state ADD VALUE 'paid';",
    .judge = judge,
});

}  // namespace shale::rules_::in_enum_value_removed
