#include "adopt/foreign_history.h"

#include <fmt/format.h>

#include "base/text.h"
#include "run/history.h"

namespace shale {
namespace {

Result<std::vector<ForeignState>> find_all(Connection& connection, const Folder& folder,
                                           const ForeignOptions& options) {
  std::vector<ForeignState> all;
  for (const ForeignHistory* history : histories()) {
    auto found = history->find(connection, folder, options);
    if (!found) {
      Error error = std::move(found).error();
      if (error.sqlstate == "42501")
        error.hint = "this role has to read the table: grant select on it";
      return std::move(error).while_doing(
          fmt::format("looking for the history of {}", history->name));
    }
    for (ForeignState& state : *found) all.push_back(std::move(state));
  }
  return all;
}

Error not_found(const ForeignOptions& options) {
  if (!options.table.empty())
    return Error{.what = options.table + " is no history of migrations that shale can read",
                 .hint =
                     "it needs version and dirty, or a column of file names of this folder: "
                     "shale adopt --table public.migrations --column filename"};
  std::vector<std::string> kinds;
  for (const ForeignHistory* history : histories())
    kinds.push_back(fmt::format("{} ({})", history->looked_for, history->name));
  return Error{.what = "no other tool's history is in this database: looked for " +
                       join(kinds, ", and for "),
               .hint =
                   "name its table: shale adopt --table public.migrations --column filename; a "
                   "database without any: shale repair says where it is"};
}

}  // namespace

std::string ForeignState::sentence() const {
  if (!tool->by_mark)
    return fmt::format("{} ({}) has {}", table, tool->name, count_of(names.size(), "name"));
  return fmt::format("{} of {} is {}{}", table, tool->name,
                     version.empty() ? "empty" : "at version " + version, dirty ? ", dirty" : "");
}

Result<ForeignState> find_foreign(Connection& connection, const Folder& folder,
                                  const ForeignOptions& options) {
  if (!options.table.empty()) {
    TRY(there, connection.query("select to_regclass($1) is not null", {options.table}));
    if (!there.truth(0, 0))
      return Error{.what = "there is no table " + options.table + " in this database",
                   .hint = "say it as SQL does: --table public.migrations"};
  }
  TRY(all, find_all(connection, folder, options));
  if (all.empty()) return not_found(options);
  if (all.size() == 1) return std::move(all[0]);
  std::vector<std::string> tables;
  for (const ForeignState& state : all)
    tables.push_back(fmt::format("{} ({})", state.table, state.tool->name));
  return Error{.what = "there are several histories: " + join(tables, ", "),
               .hint = "name the one that counts: shale adopt --table " + all[0].table};
}

Result<std::optional<ForeignState>> find_dirty(Connection& connection, const Folder& folder) {
  TRY(all, find_all(connection, folder, {}));
  for (ForeignState& state : all)
    if (state.dirty && state.tool->settle != nullptr) return std::optional(std::move(state));
  return std::optional<ForeignState>();
}

Result<std::vector<std::string>> with_sequences(Connection& connection, const std::string& table) {
  TRY(rows, connection.query("select format('%I.%I', n.nspname, c.relname) from"
                             " pg_catalog.pg_depend d join pg_catalog.pg_class c on c.oid = d.objid"
                             " and c.relkind = 'S' join pg_catalog.pg_namespace n on n.oid ="
                             " c.relnamespace where d.classid = 1259 and d.refclassid = 1259 and"
                             " d.refobjid = to_regclass($1) and d.deptype in ('a', 'i')",
                             {table}));
  std::vector<std::string> all{table};
  for (int i = 0; i < rows.size(); ++i) all.emplace_back(rows.at(i, 0));
  return all;
}

Result<std::vector<std::string>> foreign_tables(Connection& connection, const Folder& folder) {
  TRY(tables, tables_of_others(connection));
  TRY(all, find_all(connection, folder, {}));
  for (const ForeignState& state : all) {
    TRY(own, with_sequences(connection, state.table));
    tables.insert(tables.end(), own.begin(), own.end());
  }
  return tables;
}

}  // namespace shale
