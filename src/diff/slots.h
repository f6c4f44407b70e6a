// What only one object can have at a time: who comes waits until who had it is gone.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace shale {

// The names that an object takes in Postgres's name spaces: relations, types, routines,
// constraints of a table; the place of a table's one primary key; and the rows of a partition.
std::vector<std::string> slots(const Object& object);

// The name of a column's NOT NULL, a constraint of its table since PostgreSQL 18; "": it has none.
std::string not_null_slot(const Object& column);

// The name of the sequence behind a column's identity, as a slot; "": it has none of its own.
std::string identity_slot(const Object& column);

}  // namespace shale
