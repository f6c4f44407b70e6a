// facts_of: the parser of Postgres, and what its tree says.
#include "sql/facts.h"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>
#include <pthread.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "sql/cursor.h"
#include "sql/tree.h"

namespace shale {
namespace {

// The parser recurses into what it reads, and has no guard of its own. A few hundred levels are
// fine anywhere; what may be deeper gets a stack that is large enough for the most that we allow.
// More is refused also because the parser's time is quadratic in the depth.
constexpr std::size_t shallow = 1000;
constexpr std::size_t deepest = 20'000;
constexpr std::size_t large_stack = std::size_t{1} << 28;
constexpr std::size_t largest = std::size_t{1} << 24;  // bytes of a statement

struct FreeTree {
  void operator()(PgQuery__ParseResult* tree) const {
    pg_query__parse_result__free_unpacked(tree, nullptr);
  }
};
using Tree = std::unique_ptr<PgQuery__ParseResult, FreeTree>;

// No tree of the statement is deeper: only words, operators and parentheses nest, and a comma
// outside of parentheses starts anew.
std::size_t depth_bound(std::string_view statement) {
  std::size_t deepest_run = 0;
  std::size_t run = 0;
  std::size_t parentheses = 0;
  for (Cursor at(statement); !at.at_end(); at.advance()) {
    const TokenKind kind = at.token().kind;
    if (kind == TokenKind::comma && parentheses == 0) run = 0;
    if (kind == TokenKind::open) ++parentheses;
    if (kind == TokenKind::close && parentheses > 0) --parentheses;
    const bool nests = kind == TokenKind::open || kind == TokenKind::word ||
                       kind == TokenKind::operation || kind == TokenKind::other;
    if (nests) deepest_run = std::max(deepest_run, ++run);
  }
  return deepest_run;
}

void refuse(Facts& facts, std::string problem, std::size_t offset = 0) {
  facts.understood = false;
  facts.problem = std::move(problem);
  facts.problem_offset = offset;
}

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

void read_tree(const Tree& tree, Facts& facts) {
  if (tree == nullptr) return refuse(facts, "the parse tree can't be read");
  for (std::size_t i = 0; i < tree->n_stmts; ++i) {
    const TreeNode statement(&tree->stmts[i]->stmt->base);
    const std::vector<ObjectUse> objects = objects_of(statement);
    facts.objects.insert(facts.objects.end(), objects.begin(), objects.end());
    facts.concurrently = facts.concurrently || is_concurrent(statement);
    if (statement.kind() == "UpdateStmt")
      for (const TreeNode& target : statement.nodes("target_list"))
        facts.assigned.emplace_back(target.text("name"));
    const bool base = is_conditional(statement.node("base_stmt"));
    facts.if_exists = facts.if_exists || base || is_conditional(statement);
  }
}

void parse(const std::string& statement, Facts& facts) {
  const PgQueryProtobufParseResult result = pg_query_parse_protobuf(statement.c_str());
  if (result.error != nullptr) {
    const int position = result.error->cursorpos;  // in characters, from 1; 0 if it has none
    const std::size_t character = position > 0 ? static_cast<std::size_t>(position) - 1 : 0;
    refuse(facts, result.error->message, byte_of_character(statement, character));
  } else {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(result.parse_tree.data);
    read_tree(Tree(pg_query__parse_result__unpack(nullptr, result.parse_tree.len, bytes)), facts);
  }
  pg_query_free_protobuf_parse_result(result);
}

// Parses on a thread that has a large stack.
void parse_deep(const std::string& statement, Facts& facts) {
  struct Job {
    const std::string& statement;
    Facts& facts;
  } job{statement, facts};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, large_stack);
  pthread_t thread{};
  const auto run = [](void* data) -> void* {
    const Job& parsed = *static_cast<Job*>(data);
    parse(parsed.statement, parsed.facts);
    return nullptr;
  };
  const int failed = pthread_create(&thread, &attributes, run, &job);
  pthread_attr_destroy(&attributes);
  if (failed != 0) return refuse(facts, "no memory to parse a statement that nests this deeply");
  pthread_join(thread, nullptr);
}

}  // namespace

Facts facts_of(std::string_view statement) {
  Facts facts{.quick = quick_facts(statement)};
  const std::size_t depth = depth_bound(statement);
  if (const std::size_t nul = statement.find('\0'); nul != statement.npos) {
    refuse(facts, "a NUL byte", nul);
  } else if (statement.size() > largest || depth > deepest) {
    refuse(facts, "a statement that is too large for the parser");
  } else if (depth > shallow) {
    parse_deep(std::string(statement), facts);
  } else {
    parse(std::string(statement), facts);
  }
  return facts;
}

}  // namespace shale
