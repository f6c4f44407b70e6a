// What functions, procedures and aggregates share.
#pragma once

#include "kinds/text.h"

namespace shale {

// The common columns of a routine's row, for `select … from pg_proc p`.
inline constexpr std::string_view routine_columns =
    "p.oid, 0, p.pronamespace, 0,"
    " quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')',"
    " pg_get_userbyid(p.proowner), p.proacl,"
    " case when p.proacl is not null then acldefault('f', p.proowner) end";

}  // namespace shale
