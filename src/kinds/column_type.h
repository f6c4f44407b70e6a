// What a column's change from one type to another means for its rows. Types are as format_type()
// writes them.
#pragma once

#include "catalog/object.h"

namespace shale {

// Does each value stand in its row as the new type has it? Then Postgres leaves the rows alone.
bool only_widens(Text from, Text to);
// Does Postgres turn one type into the other without being told how?
bool casts_by_itself(Text from, Text to);
// The bytes of an integer type; 0 for any other.
int width_of_integer(Text type);

}  // namespace shale
