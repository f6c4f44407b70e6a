#include "sql/parse.h"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>
#include <pthread.h>

#include <algorithm>
#include <memory>
#include <string>

#include "base/text.h"
#include "sql/cursor.h"

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

void read_tree(const Tree& tree, ParseProblem& problem, const LookAtTree& look) {
  if (tree == nullptr) {
    problem.what = "the parse tree can't be read";
    return;
  }
  for (std::size_t i = 0; i < tree->n_stmts; ++i) look(TreeNode(&tree->stmts[i]->stmt->base));
}

void parse_here(const std::string& statement, ParseProblem& problem, const LookAtTree& look) {
  const PgQueryProtobufParseResult result = pg_query_parse_protobuf(statement.c_str());
  if (result.error != nullptr) {
    const int position = result.error->cursorpos;  // in characters, from 1; 0 if it has none
    const std::size_t character = position > 0 ? static_cast<std::size_t>(position) - 1 : 0;
    problem = {result.error->message, byte_of_character(statement, character)};
  } else {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(result.parse_tree.data);
    read_tree(Tree(pg_query__parse_result__unpack(nullptr, result.parse_tree.len, bytes)), problem,
              look);
  }
  pg_query_free_protobuf_parse_result(result);
}

// Parses on a thread that has a large stack.
void parse_deep(const std::string& statement, ParseProblem& problem, const LookAtTree& look) {
  struct Job {
    const std::string& statement;
    ParseProblem& problem;
    const LookAtTree& look;
  } job{statement, problem, look};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, large_stack);
  pthread_t thread{};
  const auto run = [](void* data) -> void* {
    const Job& parsed = *static_cast<Job*>(data);
    parse_here(parsed.statement, parsed.problem, parsed.look);
    return nullptr;
  };
  const int failed = pthread_create(&thread, &attributes, run, &job);
  pthread_attr_destroy(&attributes);
  if (failed != 0) {
    problem.what = "no memory to parse a statement that nests this deeply";
    return;
  }
  pthread_join(thread, nullptr);
}

}  // namespace

ParseProblem parse(std::string_view statement, const LookAtTree& look) {
  ParseProblem problem;
  const std::size_t depth = depth_bound(statement);
  if (const std::size_t nul = statement.find('\0'); nul != statement.npos) {
    problem = {"a NUL byte", nul};
  } else if (statement.size() > largest || depth > deepest) {
    problem.what = "a statement that is too large for the parser";
  } else if (depth > shallow) {
    parse_deep(std::string(statement), problem, look);
  } else {
    parse_here(std::string(statement), problem, look);
  }
  return problem;
}

}  // namespace shale
