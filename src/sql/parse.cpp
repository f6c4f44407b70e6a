#include "sql/parse.h"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>
#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

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

// Where the nodes of one tree lie, side by side: a tree of a few hundred small allocations is made
// and thrown away at once.
class TreeMemory {
 public:
  ProtobufCAllocator allocator() {
    return {.alloc = [](void* self, std::size_t size) -> void* {
              return static_cast<TreeMemory*>(self)->get(size);
            },
            .free = [](void*, void*) {},
            .allocator_data = this};
  }

 private:
  void* get(std::size_t size) {
    constexpr std::size_t alignment = 16;
    size = (size + alignment - 1) / alignment * alignment;
    if (size > left_) {
      const std::size_t block = std::max(size, next_block_);
      next_block_ = std::min<std::size_t>(2 * next_block_, 1U << 20);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
      at_ = blocks_.back().get();
      left_ = block;
    }
    void* given = at_;
    at_ += size;
    left_ -= size;
    return given;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_{};
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_block_ = 4096;
};

struct KeptTree {
  TreeMemory memory{};
  const PgQuery__ParseResult* tree = nullptr;
};
using Tree = std::unique_ptr<KeptTree>;

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

void look_at(const KeptTree& kept, const LookAtTree& look) {
  for (std::size_t i = 0; i < kept.tree->n_stmts; ++i)
    look(TreeNode(&kept.tree->stmts[i]->stmt->base));
}

// Null: there is a problem.
Tree parsed(const std::string& statement, ParseProblem& problem) {
  Tree tree;
  const PgQueryProtobufParseResult result = pg_query_parse_protobuf(statement.c_str());
  if (result.error != nullptr) {
    const int position = result.error->cursorpos;  // in characters, from 1; 0 if it has none
    const std::size_t character = position > 0 ? static_cast<std::size_t>(position) - 1 : 0;
    problem = {result.error->message, byte_of_character(statement, character)};
  } else {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(result.parse_tree.data);
    tree = std::make_unique<KeptTree>();
    ProtobufCAllocator allocator = tree->memory.allocator();
    tree->tree = pg_query__parse_result__unpack(&allocator, result.parse_tree.len, bytes);
    if (tree->tree == nullptr) {
      problem.what = "the parse tree can't be read";
      tree.reset();
    }
  }
  pg_query_free_protobuf_parse_result(result);
  return tree;
}

void parse_here(const std::string& statement, ParseProblem& problem, const LookAtTree& look) {
  if (const Tree tree = parsed(statement, problem)) look_at(*tree, look);
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
  } else if (Tree tree = parsed(std::string(text), problem_)) {
    tree_ = std::shared_ptr<KeptTree>(std::move(tree));
  }
}

void ParsedText::look(const LookAtTree& look) const {
  if (!deep_.empty() && problem_.what.empty()) parse(deep_, look);
  if (tree_ != nullptr) look_at(*static_cast<const KeptTree*>(tree_.get()), look);
}

}  // namespace shale
