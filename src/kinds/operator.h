// What operators share with those that are only shells.
#pragma once

#include "kinds/text.h"

namespace shale {

// The common columns of an operator's row but for the last, for `select … from pg_operator o`. The
// name has the operands, as COMMENT ON takes them: "=== (text, text)".
inline constexpr std::string_view operator_columns =
    "o.oid, 0, o.oprnamespace, 0, o.oprname || ' (' ||"
    " case when o.oprleft = 0 then 'NONE' else format_type(o.oprleft, null) end || ', ' ||"
    " case when o.oprright = 0 then 'NONE' else format_type(o.oprright, null) end || ')',"
    " pg_get_userbyid(o.oprowner), null, null";

}  // namespace shale
