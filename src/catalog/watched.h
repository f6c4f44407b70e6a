// The system catalogs in which the follower looks for what a statement wrote.
#pragma once

#include <string_view>

#include "catalog/object.h"

namespace shale {

// A system catalog that is watched, and which object of ours a row of it is about.
struct Watched {
  std::string_view table;
  Oid catalog;              // of the object
  std::string_view object;  // its oid
  enum Gone {
    by_oid,   // a row that goes takes its object along
    never,    // rows only go with the object's own row, or with a change to it
    several,  // an object has any number of them: one that has another number is read again
    all,      // everything is read again when one comes or goes
  } gone;
  int since = 0;         // version of the server
  bool guarded = false;  // a plain role may not read it
};

inline constexpr Oid of_comments = 2609, of_labels = 3596;

inline constexpr Watched watched[] = {
    {"pg_namespace", 2615, "oid", Watched::by_oid},
    {"pg_class", 1259, "oid", Watched::by_oid},
    {"pg_attribute", 1259, "attrelid", Watched::never},
    {"pg_attrdef", 2604, "oid", Watched::by_oid},
    {"pg_constraint", 2606, "oid", Watched::by_oid},
    {"pg_constraint", 1247, "contypid", Watched::never, 170000},  // NOT NULL
    {"pg_constraint", 1259, "conrelid", Watched::never, 180000},
    {"pg_index", 1259, "indexrelid", Watched::never},
    {"pg_sequence", 1259, "seqrelid", Watched::never},
    {"pg_inherits", 1259, "inhrelid", Watched::never},
    {"pg_partitioned_table", 1259, "partrelid", Watched::never},
    {"pg_foreign_table", 1259, "ftrelid", Watched::never},
    {"pg_type", 1247, "oid", Watched::by_oid},
    {"pg_enum", 1247, "enumtypid", Watched::never},
    {"pg_range", 1247, "rngtypid", Watched::never},
    {"pg_proc", 1255, "oid", Watched::by_oid},
    {"pg_aggregate", 1255, "aggfnoid", Watched::never},
    {"pg_operator", 2617, "oid", Watched::by_oid},
    {"pg_opclass", 2616, "oid", Watched::by_oid},
    {"pg_opfamily", 2753, "oid", Watched::by_oid},
    {"pg_amop", 2602, "oid", Watched::by_oid},
    {"pg_amproc", 2603, "oid", Watched::by_oid},
    {"pg_cast", 2605, "oid", Watched::by_oid},
    {"pg_conversion", 2607, "oid", Watched::by_oid},
    {"pg_transform", 3576, "oid", Watched::by_oid},
    {"pg_language", 2612, "oid", Watched::by_oid},
    {"pg_am", 2601, "oid", Watched::by_oid},
    {"pg_collation", 3456, "oid", Watched::by_oid},
    {"pg_trigger", 2620, "oid", Watched::by_oid},
    {"pg_rewrite", 2618, "oid", Watched::by_oid},
    {"pg_rewrite", 1259, "ev_class", Watched::never},
    {"pg_policy", 3256, "oid", Watched::by_oid},
    {"pg_event_trigger", 3466, "oid", Watched::by_oid},
    {"pg_statistic_ext", 3381, "oid", Watched::by_oid},
    {"pg_foreign_data_wrapper", 2328, "oid", Watched::by_oid},
    {"pg_foreign_server", 1417, "oid", Watched::by_oid},
    {"pg_user_mapping", 1418, "oid", Watched::by_oid, 0, true},
    {"pg_publication", 6104, "oid", Watched::by_oid},
    {"pg_publication_rel", 6106, "oid", Watched::by_oid},
    {"pg_publication_namespace", 6237, "oid", Watched::by_oid, 150000},
    {"pg_subscription", 6100, "oid", Watched::by_oid, 0, true},
    {"pg_ts_config", 3602, "oid", Watched::by_oid},
    {"pg_ts_config_map", 3602, "mapcfg", Watched::several},
    {"pg_ts_dict", 3600, "oid", Watched::by_oid},
    {"pg_ts_parser", 3601, "oid", Watched::by_oid},
    {"pg_ts_template", 3764, "oid", Watched::by_oid},
    {"pg_default_acl", 826, "oid", Watched::by_oid},
    {"pg_description", of_comments, "objoid", Watched::several},
    {"pg_seclabel", of_labels, "objoid", Watched::several},
    {"pg_extension", 3079, "oid", Watched::all},
    // Members of extensions, and what says that it depends on one.
    {"pg_depend", 0, "objid", Watched::all},
};

inline std::string_view filter_of(const Watched& w) {
  if (w.catalog == 0) return " where refclassid = 3079 and deptype in ('e', 'x')";
  // What else Postgres itself comes with is not read, and it is a lot.
  if (w.catalog == of_comments) return " where objoid >= 16384 or objoid = 2200";
  return "";
}

}  // namespace shale
