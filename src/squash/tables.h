// The tables of a catalog as the grouping sees them: what their names say, what they refer to, when
// they were born, how many lines they take.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "diff/fates.h"

namespace shale {

struct GroupTable {
  int object = 0;  // in catalog.objects()
  int family = 0;  // the table that it is a partition or a child of, else itself
  std::string_view schema{};
  std::vector<std::string> words{};  // of its name, without the prefix that nearly all have
  std::vector<std::string> stems{};  // the same in the singular
  Oid born = 0;
  std::size_t lines = 0;         // of a family's head: with its children
  std::vector<int> refers{};     // by foreign keys, to families; of a family's head
  std::vector<int> referrers{};  // the reverse

  bool is_head(int index) const { return family == index; }
};

struct GroupTables {
  std::vector<GroupTable> all{};  // by key
  std::vector<int> of{};          // by object: the table that it belongs to; -1: none
};

GroupTables tables_of(const Catalog& catalog);

bool is_any_table(const Object& object);

// "SchemaTables" and "schema_tables" are schema and tables.
std::vector<std::string> words_of_name(std::string_view name);
// "entities" is entity, "aliases" is alias, "status" stays.
std::string singular(std::string_view word);

}  // namespace shale
