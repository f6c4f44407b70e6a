#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_open_policy {
namespace {

// What a policy asks of a row that is written; without WITH CHECK it is USING.
Text asked_of_writes(const Object& policy) {
  const Text command = attribute_text(policy, "command");
  if (command == "DELETE") return attribute_text(policy, "using");
  const Text check = attribute_text(policy, "with check");
  return check.empty() ? attribute_text(policy, "using") : check;
}

bool is_restricted(const Scene& scene, const Object& table) {
  return std::ranges::any_of(scene.after.of(*find_kind("policy")), [&](const Object& policy) {
    return policy.parent == &table && attribute_text(policy, "permissive") != "t";
  });
}

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.right == nullptr || c.right->kind->name != "policy") continue;
    const Object& policy = *c.right;
    const Text roles = attribute_text(policy, "roles"), command = attribute_text(policy, "command");
    const bool anyone = roles == "PUBLIC" || contains(roles, "anon");
    if (!anyone || command == "SELECT" || attribute_text(policy, "permissive") != "t") continue;
    if (asked_of_writes(policy) != "true" || is_restricted(scene, *policy.parent)) continue;
    if (c.left != nullptr && asked_of_writes(*c.left) == "true") continue;
    found.object(
        policy, Certainty::proven,
        fmt::format("{} lets {} {} any row of {}", bare(policy),
                    roles == "PUBLIC" ? "every role" : roles,
                    command == "ALL" ? "read and write" : lower(command), bare(*policy.parent)),
        "say whose rows they are, or for which role it is: TO …");
  }
}

}  // namespace

extern const Rule open_policy;
constinit const Rule open_policy = checked({
    .id = "open-policy",
    .summary = "a policy that lets every role write any row",
    .why = "USING (true) or WITH CHECK (true) for writes is no row-level security at all. Policies "
           "are joined by OR: one that is open opens the table, whatever the others say.",
    .instead = "Say whose rows they are. Where one role may do all, say TO that role.",
    .topic = Topic::security,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, owner text);\n"
             "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
    .bad = "CREATE POLICY everyone ON orders USING (true);",
    .good = "CREATE POLICY reads ON orders FOR SELECT USING (true);\n"
            "CREATE POLICY writes ON orders FOR INSERT WITH CHECK (owner = current_user);",
    .judge = judge,
});

}  // namespace shale::rules_::in_open_policy
