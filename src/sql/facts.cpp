// facts_of: what the tree of Postgres's parser says.
#include "sql/facts.h"

#include <algorithm>

#include "sql/parse.h"

namespace shale {
namespace {

bool has_option(const TreeNode& statement, std::string_view name) {
  return std::ranges::any_of(statement.nodes("params"), [&](const TreeNode& option) {
    return option.text("defname") == name;
  });
}

bool is_concurrent(const TreeNode& statement) {
  if (statement.kind() == "IndexStmt" || statement.kind() == "DropStmt") {
    return statement.flag("concurrent");
  }
  if (statement.kind() == "ReindexStmt") return has_option(statement, "concurrently");
  return std::ranges::any_of(statement.nodes("cmds"), [](const TreeNode& command) {
    return command.node("def").flag("concurrent");
  });
}

bool is_conditional(const TreeNode& statement) {
  return statement.flag("if_not_exists") || statement.flag("missing_ok") ||
         statement.flag("skip_if_new_val_exists") ||
         std::ranges::any_of(statement.nodes("cmds"),
                             [](const TreeNode& command) { return command.flag("missing_ok"); });
}

void read_tree(const TreeNode& statement, Facts& facts) {
  const std::vector<ObjectUse> objects = objects_of(statement);
  facts.objects.insert(facts.objects.end(), objects.begin(), objects.end());
  facts.concurrently = facts.concurrently || is_concurrent(statement);
  if (statement.kind() == "UpdateStmt")
    for (const TreeNode& target : statement.nodes("target_list"))
      facts.assigned.emplace_back(target.text("name"));
  const bool base = is_conditional(statement.node("base_stmt"));
  facts.if_exists = facts.if_exists || base || is_conditional(statement);
}

}  // namespace

Facts facts_of(std::string_view statement) {
  return facts_of(statement, [](const TreeNode&, const Facts&) {});
}

Facts facts_of(std::string_view statement, const ParsedText& parsed) {
  Facts facts{.understood = parsed.problem().what.empty(),
              .problem = parsed.problem().what,
              .problem_offset = parsed.problem().offset,
              .quick = quick_facts(statement)};
  parsed.look([&](const TreeNode& tree) { read_tree(tree, facts); });
  return facts;
}

Facts facts_of(std::string_view statement,
               const std::function<void(const TreeNode&, const Facts&)>& look) {
  Facts facts{.quick = quick_facts(statement)};
  ParseProblem problem = parse(statement, [&](const TreeNode& tree) {
    read_tree(tree, facts);
    look(tree, facts);
  });
  facts.understood = problem.what.empty();
  facts.problem = std::move(problem.what);
  facts.problem_offset = problem.offset;
  return facts;
}

}  // namespace shale
