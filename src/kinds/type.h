// What the kinds of types share.
#pragma once

#include "kinds/text.h"

namespace shale {

// The common columns of a type's row but for the last, for `select … from pg_type t`.
inline constexpr std::string_view type_columns =
    "t.oid, 0, t.typnamespace, 0, quote_ident(t.typname),"
    " pg_get_userbyid(t.typowner), t.typacl,"
    " case when t.typacl is not null then acldefault('T', t.typowner) end";

}  // namespace shale
