// The parser of Postgres (libpg_query). One entry point: parse.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sql/touches.h"
#include "sql/tree.h"

namespace shale {

struct ParseProblem {
  std::string what{};      // empty: there is none
  std::size_t offset = 0;  // in bytes of the statement
};

// Shows the tree of each statement of a text; of a text that the parser (of PostgreSQL 15) doesn't
// understand, none. The trees live no longer than the call.
using LookAtTree = std::function<void(const TreeNode&)>;
ParseProblem parse(std::string_view statement, const LookAtTree& look);

// A text that is parsed once and looked at more than once. Copies share the trees.
class ParsedText {
 public:
  explicit ParsedText(std::string_view text);
  const ParseProblem& problem() const { return problem_; }
  void look(const LookAtTree& look) const;

 private:
  std::shared_ptr<const std::string> tree_{};
  std::string deep_{};  // a text whose tree needs a large stack: it is parsed for each look
  ParseProblem problem_{};
};
// facts_of, which shows each tree that it reads, with the facts so far.
Facts facts_of(std::string_view statement,
               const std::function<void(const TreeNode&, const Facts&)>& look);
// Of a statement that is parsed.
Facts facts_of(std::string_view statement, const ParsedText& parsed);
Touches touches_of(const ParsedText& parsed);

}  // namespace shale
