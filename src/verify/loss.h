// What a change of schema loses of the rows that were there.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace shale {

// Between two states of one database: objects are the same if their addresses are. One phrase each:
// "column public.users.email: its values". What is made anew under an old name is lost too.
std::vector<std::string> losses(const Catalog& before, const Catalog& after);

// Is any of these columns, of a table by its bare name, there before? Columns that the migration
// has added itself have no values to lose. A table that it does not touch has them all.
bool had_columns(const Catalog& before, std::string_view table,
                 const std::vector<std::string>& columns);

// Does every value of one type come through the other and back? By their names in SQL.
bool keeps_values(std::string_view from, std::string_view to);

}  // namespace shale
