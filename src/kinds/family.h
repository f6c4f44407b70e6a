// What the operators and functions of operator families share.
#pragma once

#include "kinds/text.h"

namespace shale {

// A family's name with its access method, as SQL.
inline std::string family_name(std::string_view oid) {
  return fmt::format(
      "(select quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || ' USING ' ||"
      " quote_ident(m.amname) from pg_catalog.pg_opfamily f"
      " join pg_catalog.pg_namespace n on n.oid = f.opfnamespace"
      " join pg_catalog.pg_am m on m.oid = f.opfmethod where f.oid = {})",
      oid);
}

}  // namespace shale
