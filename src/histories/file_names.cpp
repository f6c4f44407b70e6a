// A home-made table that holds the name of each file that was applied: "x.sql", "x.up.sql", a stem,
// or a path.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "adopt/foreign_history.h"
#include "base/text.h"
#include "sql/facts.h"

namespace shale::histories_::in_file_names {
namespace {

// Every column of text of the tables that it may be.
constexpr std::string_view columns_of_text = R"(
select format('%I.%I', n.nspname, c.relname), n.nspname, c.relname, format('%I', a.attname)
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid and t.typcategory = 'S'
where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'shale'
  and case when $1 = '' then c.relname = any('{schema_migrations,migrations,schema_migration,
      migration,migration_history,applied_migrations,migrations_history,schema_version}')
      and c.reltuples < 100000 and has_schema_privilege(n.oid, 'usage')
      and has_column_privilege(c.oid, a.attnum, 'select')
      else c.oid = to_regclass($1) end
  and ($2 = '' or a.attname = $2 or format('%I', a.attname) = $2)
order by 1, a.attnum)";

// A name in its parts: the stem, what stands before it, and what behind.
struct Name {
  std::string_view before{}, stem{}, behind{};
};

Name taken_apart(std::string_view text, std::size_t cut) {
  const std::size_t slash = text.find_last_of("/\\");
  const std::size_t begin = slash == text.npos ? 0 : slash + 1;
  return {text.substr(0, begin), text.substr(begin, text.size() - begin - cut),
          text.substr(text.size() - cut)};
}

// The migration that a name means. The name of a down means none.
const Migration* migration_of(std::string_view text, const Folder& folder, Name* name = nullptr) {
  const std::string lowered = lower(text);
  std::vector<std::size_t> cuts{0};
  for (std::string_view suffix : {".up.sql", ".sql", ".up"})
    if (lowered.ends_with(suffix)) cuts.push_back(suffix.size());
  if (const std::size_t dot = text.rfind('.'); dot != text.npos) cuts.push_back(text.size() - dot);
  for (const std::size_t cut : cuts) {
    const Name parts = taken_apart(text, cut);
    const Migration* found = folder.find(parts.stem);
    if (found == nullptr) continue;
    if (name != nullptr) *name = parts;
    return found;
  }
  return nullptr;
}

Result<std::vector<std::string>> read_names(Connection& connection, const ForeignState& state) {
  TRY(rows, connection.query(
                fmt::format("select distinct {0}::text from {1} where {0} is not null order by 1",
                            state.column, state.table)));
  std::vector<std::string> names;
  for (int i = 0; i < rows.size(); ++i) names.emplace_back(rows.at(i, 0));
  return names;
}

std::size_t count_known(const std::vector<std::string>& names, const Folder& folder) {
  return static_cast<std::size_t>(std::ranges::count_if(
      names, [&](const std::string& n) { return migration_of(n, folder) != nullptr; }));
}

// Of each table the column that names most files. A table that a person has named counts even if it
// names none.
Result<std::vector<ForeignState>> find(Connection& connection, const Folder& folder,
                                       const ForeignOptions& options) {
  TRY(columns, connection.query(columns_of_text, {options.table, options.column}));
  std::map<std::string, std::pair<std::size_t, ForeignState>> best;
  for (int i = 0; i < columns.size(); ++i) {
    ForeignState state{.tool = nullptr,
                       .table = std::string(columns.at(i, 0)),
                       .schema_name = std::string(columns.at(i, 1)),
                       .table_name = std::string(columns.at(i, 2)),
                       .column = std::string(columns.at(i, 3)),
                       .advisory_lock = options.advisory_lock};
    TRY(names, read_names(connection, state));
    state.names = std::move(names);
    const std::size_t known = count_known(state.names, folder);
    if (known == 0 && options.table.empty()) continue;
    const auto at = best.find(state.table);
    if (at == best.end() || at->second.first < known)
      best.insert_or_assign(state.table, std::pair(known, state));
  }
  std::vector<ForeignState> all;
  for (auto& [table, found] : best) all.push_back(std::move(found.second));
  return all;
}

Claim claim(const ForeignState& state, const Folder& folder) {
  Claim claim;
  std::vector<const Migration*> known;
  for (const std::string& name : state.names) {
    const Migration* migration = migration_of(name, folder);
    if (migration == nullptr) claim.without_file.push_back(name);
    if (migration != nullptr) known.push_back(migration);
  }
  for (const Migration& m : folder.migrations)
    if (std::ranges::find(known, &m) != known.end()) claim.applied.push_back(&m);
  return claim;
}

Result<bool> lock(Connection& connection, const ForeignState& state) {
  if (!state.advisory_lock.empty()) {
    TRY(mine, connection.query("select pg_try_advisory_xact_lock(" + state.advisory_lock + ")"));
    if (!mine.truth(0, 0)) return false;
  }
  Status locked =
      connection.run(fmt::format("lock table {} in share row exclusive mode nowait", state.table));
  if (locked) return true;
  if (locked.error().sqlstate == "55P03") return false;
  return std::move(locked).error();
}

// Columns that need a value and have no default: times are now, another is one that we don't know.
Result<std::vector<std::string>> times_to_fill(Connection& connection, const ForeignState& state) {
  TRY(rows, connection.query(
                "select format('%I', a.attname), t.typcategory = 'D' from pg_catalog.pg_attribute a"
                " join pg_catalog.pg_type t on t.oid = a.atttypid where a.attrelid ="
                " to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attnotnull and not"
                " a.atthasdef and a.attidentity = '' and format('%I', a.attname) <> $2",
                {state.table, state.column}));
  std::vector<std::string> times;
  for (int i = 0; i < rows.size(); ++i) {
    if (!rows.truth(i, 1))
      return Error{.what = fmt::format("{} can't be kept in step: its column {} needs a value that "
                                       "shale doesn't know",
                                       state.table, rows.at(i, 0)),
                   .hint = "give the column a default, or leave out --keep-in-step"};
    times.emplace_back(rows.at(i, 0));
  }
  return times;
}

// Names are written as the newest known one is.
Result<std::string> keep_in_step(Connection& connection, const ForeignState& state,
                                 const Folder& folder) {
  TRY(times, times_to_fill(connection, state));
  Name habit;
  for (const std::string& name : state.names) migration_of(name, folder, &habit);
  std::string columns = state.column, values;
  for (const std::string& time : times) columns += ", " + time, values += ", now()";
  return fmt::format(
      R"(  declare
    which text := case tg_op when 'DELETE' then old.stem else new.stem end;
    is_there boolean := exists (select from shale.applied where stem = which);
    names text[] := array(select {1}::text from {0} where which in (
      regexp_replace({1}::text, '^.*[/\\]', ''),
      regexp_replace({1}::text, '^.*[/\\]|\.up\.sql$|\.sql$|\.up$', '', 'gi'),
      regexp_replace({1}::text, '^.*[/\\]|\.[^.]*$', '', 'g')));
  begin
    if not is_there then
      delete from {0} where {1}::text = any(names);
    elsif names = '{{}}' then
      insert into {0} ({2}) values ({3} || which || {4}{5});
    end if;
  end;
)",
      state.table, state.column, columns, quote_literal(habit.before), quote_literal(habit.behind),
      values);
}

}  // namespace

extern const ForeignHistory file_names;
constinit const ForeignHistory file_names{
    .name = "a table of file names",
    .summary = "A home-made table with the name of each file that was applied",
    .looked_for = "migrations, schema_migrations and the like, with file names of this folder",
    .find =
        [](Connection& connection, const Folder& folder, const ForeignOptions& options) {
          auto all = find(connection, folder, options);
          if (all)
            for (ForeignState& state : *all) state.tool = &file_names;
          return all;
        },
    .claim = claim,
    .lock = lock,
    .keep_in_step = keep_in_step,
};

}  // namespace shale::histories_::in_file_names
