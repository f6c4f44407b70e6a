// The tables as [[squash.group]] has them.
#pragma once

#include <string>
#include <vector>

#include "project/group_rules.h"
#include "squash/tables.h"

namespace shale {

struct RuledTables {
  std::vector<int> rule{};               // by table: which rule takes it; -1: none
  std::vector<std::string> unmatched{};  // one sentence for each pattern that no table matches
};

// The first rule that matches a table takes it; a plain name goes before a pattern. A partition
// that none matches goes with its table.
RuledTables match_rules(const Catalog& catalog, const GroupTables& tables,
                        const std::vector<GroupRule>& rules);

// Tables that no rule takes, but which are tied to one that some rule takes, go with it.
void join_ruled(const GroupTables& tables, std::vector<int>& rule);

// As a rule calls it, without quotes: "orders", "app.orders".
std::string table_name(const Object& table);
std::string qualified_name(const Object& table);

// "app.order_*": * is any text, ? one character.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace shale
