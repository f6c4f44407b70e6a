// Columns whose type changes: which cast leads there.
#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace shale {

// Where a table waits for its rows to be copied out.
inline constexpr std::string_view aside_schema = "shale_aside";
// What a type is called while columns move to its successor. At most 63 bytes.
std::string aside_name(const Object& type);

// The expression for USING: column::type where Postgres has a cast, else by way of text.
std::string cast_expression(std::string_view column, std::string_view from, std::string_view to);

// The column's statements when its type was made anew under the same name or another.
Statements retype(const Catalog& from_catalog, const Object& from, const Object& to);

// The column as it is after its parent table's column went through its own change.
Object with_parents_change(const Object& column, const Object& parent_from,
                           const Object& parent_to);

}  // namespace shale
