// Statements of DDL at random, for a database as it stands: they speak of what is there, and may be
// wrong all the same. Who asks runs each and forgets those that the server refuses.
//
// What they look like is said by the grammar in grammar.cpp.
#pragma once

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pg/connection.h"

namespace shale {

// Rules by name, each with its alternatives.
using Grammar = std::map<std::string, std::vector<std::string>, std::less<>>;
const Grammar& ddl_grammar();

class RandomSchema {
 public:
  explicit RandomSchema(std::uint64_t seed) : random_(seed) {}

  // Reads what is there, for the statements to come.
  Status look(Connection& connection);
  // A statement of the rule: "new", "change". "": nothing fits what is there.
  std::string statement(std::string_view rule);
  // A number below `limit`.
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

 private:
  using Row = std::vector<std::string>;
  std::string expand(std::string_view text);
  std::string slot(std::string_view name);
  std::string pick(std::string_view sort);
  std::string column(std::string_view test);
  std::string literal();
  std::string test();

  std::mt19937_64 random_;
  std::map<std::string, std::vector<Row>, std::less<>> there_;  // by sort: table, enum, trigger, …
  Row last_;                                                    // what was picked last
  std::string relation_;  // the table or view that columns are picked of
  std::string type_;      // of the column or type that was picked last
  bool failed_ = false;   // nothing to pick
};

}  // namespace shale
