#include "support/rows_check.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"

namespace shale {
namespace {

// Two rounds, for tables that others need; what does not take a row stays empty.
constexpr std::string_view fill = R"(do $fill$
declare
  t record;
  item text;
begin
  for item in select unnest(array['1', '7']) loop
    for t in
      select c.oid::regclass as name,
        string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
        string_agg(coalesce(case
          when exists (select from pg_enum e where e.enumtypid = a.atttypid) then
            (select quote_literal(e.enumlabel) from pg_enum e where e.enumtypid = a.atttypid
             order by e.enumsortorder limit 1)
          when y.typcategory = 'N' then item
          when y.typcategory = 'S' then quote_literal(item)
          when y.typcategory = 'B' then 'true'
          when y.typcategory = 'D' then quote_literal('2024-01-01')
          when y.typcategory = 'T' then quote_literal('1 day')
          when y.typcategory = 'I' then quote_literal('10.0.0.' || item)
          when y.typcategory = 'A' then quote_literal('{}')
          when y.typname = 'uuid' then quote_literal('00000000-0000-0000-0000-00000000000' || item)
          when y.typname in ('json', 'jsonb') then quote_literal('{}')
          when y.typname = 'bytea' then quote_literal('\x0' || item)
        end, 'null'), ', ' order by a.attnum) as said
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' and not a.atthasdef
      join pg_type y on y.oid = a.atttypid
      where c.relkind in ('r', 'p') and c.oid >= 16384
        and c.relnamespace <> 'information_schema'::regnamespace
      group by c.oid order by c.oid
    loop
      begin
        execute format('insert into %s (%s) values (%s)', t.name, t.columns, t.said);
      exception when others then null;
      end;
    end loop;
  end loop;
end $fill$)";

bool loses(const Ddl& statement) {
  return std::ranges::any_of(statement.hazards, [](Hazard h) {
    return h == Hazard::loses_rows || h == Hazard::loses_values;
  });
}

// A value that is cast may be written in another way: a row with one more attribute.
bool casts(const Ddl& statement) {
  return contains(statement.sql, " TYPE ") &&
         std::ranges::find(statement.hazards, Hazard::rewrites_table) != statement.hazards.end();
}

long long rows_in(const TableContents& contents) {
  long long all = 0;
  for (const auto& [key, value] : contents)
    if (key.starts_with("table ")) all += std::atoll(value.c_str());
  return all;
}

}  // namespace

Status fill_tables(Connection& connection) {
  return connection.run(fill);
}

Result<TableContents> contents_of(Connection& connection, const Catalog& catalog) {
  TableContents found;
  for (const Object& table : catalog.of(*find_kind("table"))) {
    std::string query = "select count(*)";
    std::vector<std::string> keys{fmt::format("table {}", table.key)};
    for (const Object& column : catalog.of(*find_kind("column"))) {
      if (column.parent != &table || !attribute_text(column, "generated").empty()) continue;
      query += fmt::format(", md5(string_agg({0}::text, '|' order by {0}::text))", column.name);
      keys.push_back(fmt::format("column {}", column.key));
    }
    TRY(rows, connection.query(query + " from only " + std::string(table.key)));
    if (rows.at(0, 0) == "0") continue;
    for (std::size_t i = 0; i < keys.size(); ++i)
      found.emplace(keys[i], rows.at(0, static_cast<int>(i)));
  }
  return found;
}

std::string lost_in_silence(const TableContents& before, const TableContents& after,
                            const SchemaPlan& plan) {
  // Of a table that was set aside, what goes with it is not said one by one.
  const auto says = [&](std::string_view name, bool gone = true, std::string_view table = "") {
    return std::ranges::any_of(plan.steps, [&](const Step& s) {
      const std::string& sql = s.statement.sql;
      const bool with_table = !table.empty() && sql.starts_with("DROP TABLE ") &&
                              sql.ends_with("__old" + std::string(table));
      return (loses(s.statement) || (!gone && casts(s.statement))) &&
             (contains(sql, name) || with_table);
    });
  };
  if (rows_in(before) > rows_in(after) && !says("")) return "\n    rows of a table";
  std::string lost;
  for (const auto& [key, value] : before) {
    if (!key.starts_with("column ")) continue;
    const std::string table = "table " + key.substr(7, key.rfind('.') - 7);
    const auto rows = after.find(table), there = after.find(key);
    if (rows == after.end() || rows->second != before.at(table)) continue;  // they went elsewhere
    if (there != after.end() && there->second == value) continue;
    if (!says(std::string_view(key).substr(key.rfind('.') + 1), there == after.end(),
              std::string_view(table).substr(table.rfind('.'))))
      lost +=
          fmt::format("\n    {}: {}", key,
                      there == after.end() ? "its values are gone" : "other values than before");
  }
  return lost;
}

}  // namespace shale
