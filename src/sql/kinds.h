// What objects are called, and which types are Postgres's own.
#pragma once

#include <string>
#include <string_view>

namespace shale {

// "OBJECT_MATVIEW", as the parse tree has it, is a "materialized view".
std::string kind_of_object(std::string_view object_type);

// Is an unqualified type one of pg_catalog's, or a serial?
bool is_builtin_type(std::string_view name);

}  // namespace shale
