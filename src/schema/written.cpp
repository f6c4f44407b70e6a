#include "schema/written.h"

#include <charconv>
#include <map>

namespace shale {
namespace {

template <class T>
T number(std::string_view text) {
  T value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// A view's query stands in its rule.
constexpr std::string_view query = R"(
with written (catalog, object, sub, x) as (
  select 1259, oid, 0, xmin from pg_catalog.pg_class where oid >= 16384
  union all select 1259, attrelid, attnum, xmin from pg_catalog.pg_attribute
    where attrelid >= 16384 and attnum > 0
  union all select 1259, indexrelid, 0, xmin from pg_catalog.pg_index where indexrelid >= 16384
  union all select 1259, seqrelid, 0, xmin from pg_catalog.pg_sequence where seqrelid >= 16384
  union all select 1259, ev_class, 0, xmin from pg_catalog.pg_rewrite
    where ev_class >= 16384 and rulename = '_RETURN'
  union all select 2604, oid, 0, xmin from pg_catalog.pg_attrdef where oid >= 16384
  union all select 2606, oid, 0, xmin from pg_catalog.pg_constraint where oid >= 16384
  union all select 1247, oid, 0, xmin from pg_catalog.pg_type where oid >= 16384
  union all select 1247, enumtypid, 0, xmin from pg_catalog.pg_enum where oid >= 16384
  union all select 1255, oid, 0, xmin from pg_catalog.pg_proc where oid >= 16384
  union all select 2620, oid, 0, xmin from pg_catalog.pg_trigger where oid >= 16384
  union all select 2618, oid, 0, xmin from pg_catalog.pg_rewrite where oid >= 16384
  union all select 3256, oid, 0, xmin from pg_catalog.pg_policy where oid >= 16384
  union all select 2609, objoid, objsubid, xmin from pg_catalog.pg_description
    where objoid >= 16384
  union all select 2615, oid, 0, xmin from pg_catalog.pg_namespace where oid >= 16384)
select catalog, object, sub, min(age(x)), '' from written group by 1, 2, 3
union all select 0, 0, 0, age(xmin), stem from shale.history)";

}  // namespace

Result<Written> read_written(Connection& connection) {
  TRY(known, connection.query("select to_regclass('shale.history') is not null"));
  if (known.at(0, 0) != "t") return Written();
  TRY(rows, connection.query(query));
  std::map<int, std::string_view> events;  // by age
  for (int i = 0; i < rows.size(); ++i)
    if (!rows.at(i, 4).empty()) events.emplace(number<int>(rows.at(i, 3)), rows.at(i, 4));
  Written written;
  for (int i = 0; i < rows.size(); ++i) {
    const auto event = events.lower_bound(number<int>(rows.at(i, 3)));
    if (!rows.at(i, 4).empty() || event == events.end()) continue;
    written.emplace(Address{.catalog = number<Oid>(rows.at(i, 0)),
                            .object = number<Oid>(rows.at(i, 1)),
                            .sub = number<std::int32_t>(rows.at(i, 2))},
                    event->second);
  }
  return written;
}

}  // namespace shale
