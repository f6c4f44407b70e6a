#include "sql/parse.h"

#include <pg_query/pg_query.pb-c.h>
#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "sql/answer.h"
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

void look_at(const std::string& tree, const LookAtTree& look) {
  const TreeNode all(&pg_query__parse_result__descriptor, tree);
  for (const TreeNode& statement : all.nodes("stmts")) look(statement.node("stmt"));
}

// "": there is a problem. No statement has an empty tree: see the version of the parser in it.
std::string parsed(const std::string& statement, ParseProblem& problem) {
  ParseAnswer answer = ask_parser(statement);
  if (answer.problem.empty()) return std::move(answer.tree);
  const std::size_t character =
      answer.position > 0 ? static_cast<std::size_t>(answer.position) - 1 : 0;
  problem = {std::move(answer.problem), byte_of_character(statement, character)};
  return {};
}

void parse_here(const std::string& statement, ParseProblem& problem, const LookAtTree& look) {
  look_at(parsed(statement, problem), look);
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

// Is it refused before it is parsed?
ParseProblem refusal_of(std::string_view statement, std::size_t depth) {
  if (const std::size_t nul = statement.find('\0'); nul != statement.npos)
    return {"a NUL byte", nul};
  if (statement.size() > largest || depth > deepest)
    return {"a statement that is too large for the parser"};
  return {};
}

}  // namespace

ParseProblem parse(std::string_view statement, const LookAtTree& look) {
  const std::size_t depth = depth_bound(statement);
  ParseProblem problem = refusal_of(statement, depth);
  if (!problem.what.empty()) return problem;
  if (depth > shallow)
    parse_deep(std::string(statement), problem, look);
  else
    parse_here(std::string(statement), problem, look);
  return problem;
}

ParsedText::ParsedText(std::string_view text) {
  const std::size_t depth = depth_bound(text);
  problem_ = refusal_of(text, depth);
  if (!problem_.what.empty()) return;
  if (depth > shallow) {
    deep_ = text;
    problem_ = parse(text, [](const TreeNode&) {});
  } else {
    tree_ = std::make_shared<const std::string>(parsed(std::string(text), problem_));
  }
}

void ParsedText::look(const LookAtTree& look) const {
  if (!deep_.empty() && problem_.what.empty()) parse(deep_, look);
  if (tree_ != nullptr) look_at(*tree_, look);
}

}  // namespace shale
