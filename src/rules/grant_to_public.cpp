#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_grant_to_public {
namespace {

void judge(const Scene&, const SceneStatement& s, const TreeNode& tree, Findings& found) {
  if (tree.kind() != "GrantStmt" || !tree.flag("is_grant")) return;
  const std::string_view what = tree.word("objtype");
  if (what != "OBJECT_TABLE" && what != "OBJECT_SEQUENCE" && what != "OBJECT_SCHEMA" &&
      what != "OBJECT_COLUMN")
    return;
  for (const TreeNode& grantee : tree.nodes("grantees"))
    if (grantee.word("roletype") == "ROLESPEC_PUBLIC")
      found.at(s, "public", Certainty::proven,
               "each role of the server gets it, those of later too",
               "name the roles that need it");
}

}  // namespace

extern const Rule grant_to_public;
constinit const Rule grant_to_public = checked({
    .id = "grant-to-public",
    .summary = "a privilege on tables, sequences or schemas for everybody",
    .why = "PUBLIC is every role of the server, also those that other applications have, and those "
           "that are "
           "made next year.",
    .instead = "Grant it to the roles that need it.",
    .topic = Topic::security,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);",
    .bad = "GRANT SELECT ON orders TO PUBLIC;",
    .good = "GRANT SELECT ON orders TO CURRENT_USER;",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_grant_to_public
