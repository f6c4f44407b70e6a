// Asks libpg_query for a parse tree. Only for this folder.
#pragma once

#include <string>

namespace shale {

struct ParseAnswer {
  // The tree: PgQuery.ParseResult as a message of protobuf, without repeated numbers, which the
  // trees of statements that nobody has analyzed don't have.
  std::string tree{};
  std::string problem{};  // empty: there is none
  int position = 0;       // of the problem, in characters from 1; 0: it has none
};
ParseAnswer ask_parser(const std::string& statement);

}  // namespace shale
