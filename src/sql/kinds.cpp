#include "sql/kinds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace shale {
namespace {

constexpr auto builtin_types = std::to_array<std::string_view>({
    "aclitem",
    "any",
    "anyarray",
    "anycompatible",
    "anycompatiblearray",
    "anycompatiblemultirange",
    "anycompatiblenonarray",
    "anycompatiblerange",
    "anyelement",
    "anyenum",
    "anymultirange",
    "anynonarray",
    "anyrange",
    "bigserial",
    "bit",
    "bool",
    "box",
    "bpchar",
    "bytea",
    "char",
    "cid",
    "cidr",
    "circle",
    "cstring",
    "date",
    "datemultirange",
    "daterange",
    "event_trigger",
    "fdw_handler",
    "float4",
    "float8",
    "gtsvector",
    "index_am_handler",
    "inet",
    "int2",
    "int4",
    "int4multirange",
    "int4range",
    "int8",
    "int8multirange",
    "int8range",
    "internal",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "language_handler",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "path",
    "pg_brin_bloom_summary",
    "pg_brin_minmax_multi_summary",
    "pg_ddl_command",
    "pg_dependencies",
    "pg_lsn",
    "pg_mcv_list",
    "pg_ndistinct",
    "pg_node_tree",
    "pg_snapshot",
    "point",
    "polygon",
    "record",
    "refcursor",
    "regclass",
    "regcollation",
    "regconfig",
    "regdictionary",
    "regnamespace",
    "regoper",
    "regoperator",
    "regproc",
    "regprocedure",
    "regrole",
    "regtype",
    "serial",
    "serial2",
    "serial4",
    "serial8",
    "smallserial",
    "table_am_handler",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "trigger",
    "tsm_handler",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "txid_snapshot",
    "unknown",
    "uuid",
    "varbit",
    "varchar",
    "void",
    "xid",
    "xid8",
    "xml",
});
static_assert(std::ranges::is_sorted(builtin_types));

// The kinds that the parser has another word for.
constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"fdw", "foreign data wrapper"},
    {"foreign_server", "server"},
    {"matview", "materialized view"},
    {"opclass", "operator class"},
    {"opfamily", "operator family"},
    {"statistic_ext", "statistics"},
    {"tabconstraint", "constraint"},
    {"tsconfiguration", "text search configuration"},
    {"tsdictionary", "text search dictionary"},
    {"tsparser", "text search parser"},
    {"tstemplate", "text search template"},
};

}  // namespace

std::string kind_of_object(std::string_view object_type) {
  const std::string_view prefix = "OBJECT_";
  if (object_type.starts_with(prefix)) object_type.remove_prefix(prefix.size());
  const std::string word = lower(object_type);
  for (const auto& [theirs, ours] : other_words) {
    if (word == theirs) return std::string(ours);
  }
  return replace_all(word, "_", " ");
}

bool is_builtin_type(std::string_view name) {
  return std::ranges::binary_search(builtin_types, name);
}

}  // namespace shale
