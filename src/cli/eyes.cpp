#include "cli/eyes.h"

#include <fmt/format.h>

#include "base/text.h"
#include "proof/proof.h"
#include "report/difference.h"
#include "run/replay.h"
#include "verify/draft.h"

namespace shale {
namespace {

std::string first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return std::string(end == text.npos ? text : text.substr(0, end)) +
         (end == text.npos ? "" : " …");
}

// Where it is, in a sentence.
std::string standing(const Whereabouts& w) {
  const std::string& stem = w.migration->stem;
  if (w.done == 0) return fmt::format("the database is as before {}", stem);
  if (w.complete()) return fmt::format("the database is as after all of {}", stem);
  return fmt::format("the database is as after statement {} of {} of {}", w.done, w.total, stem);
}

// How to get from here to another state, on its own lines.
void show_way(Ui& ui, Workbench& workbench, std::string_view title, const Catalog& live,
              const Catalog& to) {
  ui.out(fmt::format("\n{}\n", title));
  auto plan = prove_plan(workbench, live, to);
  if (!plan) {
    ui.out("  no plan: " + plan.error().what + "\n");
    return;
  }
  if (plan->plan.steps.empty()) ui.out("  nothing has to be run\n");
  const std::string text = migration_text(plan->plan);
  for (std::string_view line : lines(text))
    ui.out(line.empty() ? "\n" : fmt::format("  {}\n", line));
}

}  // namespace

Result<Catalog> read_live(const Server& server, Workspace& work, Observer& observer) {
  TRY(replayed, replay(server, work.folder(), observer));
  CatalogOptions options{.own_role = OwnRole::majority,
                         .schemas = work.settings().schemas.empty() ? replayed.managed.schemas
                                                                    : work.settings().schemas};
  if (options.schemas.empty()) options.schemas.emplace_back("public");
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(local, scratch.connect());
  TRY(all, Catalog::read(local));
  options.known = &all;
  TRY(connection, Connection::open(work.database().target));
  TRY(golang, find_golang_migrate(connection));
  if (golang) options.left_out.push_back(golang->table);
  return Catalog::read(connection, options);
}

void show_whereabouts(Ui& ui, const Server& server, const Whereabouts& w, const Catalog& live) {
  ui.out(standing(w) + "\n");
  if (w.perhaps > w.done)
    ui.out(
        fmt::format("  statements {} to {} change only rows: the schema can't say whether they "
                    "ran\n",
                    w.done + 1, w.perhaps));
  if (!w.place.file.empty())
    ui.out(fmt::format("  next is {}:{}:{}: {}\n", w.place.file, w.place.line, w.place.column,
                       first_line(trim(w.place.text))));
  Workbench workbench(server);
  if (w.difference.level == Level::different) {
    ui.out("\nbesides, this is not as that statement leaves it:\n");
    const Side left(w.expected, "expected", {}), right(live, "database", {});
    ui.out(difference_text(w.difference, left, right, {}));
    show_way(ui, workbench, "to be exactly there:", live, w.expected);
  }
  if (!w.complete())
    show_way(ui, workbench, "to finish it, instead of running the rest:", live, w.after);
  if (w.done > 0) show_way(ui, workbench, "to undo it:", live, w.before);
}

Result<std::string> unlike(const Server& server, Workspace& work, const Folder& folder,
                           Observer& observer) {
  TRY(live, read_live(server, work, observer));
  TRY(replayed, replay(server, folder, observer));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(connection, scratch.connect());
  TRY(expected, Catalog::read(connection));
  Workbench workbench(server);
  TRY(difference, workbench.compare(expected, live));
  for (const Change& c : difference.changes)
    if (!only_position(c))
      return fmt::format("{} {}{}", c.either().kind->name, c.either().key,
                         c.left == nullptr    ? " is more than they make"
                         : c.right == nullptr ? " is missing"
                                              : " is another one");
  return std::string();
}

Result<std::optional<GolangMigrate>> find_golang_migrate(Connection& connection) {
  TRY(tables, connection.query(
                  "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c join"
                  " pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relname ="
                  " 'schema_migrations' and c.relkind = 'r' and (select array_agg(a.attname::text"
                  " order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = c.oid and"
                  " a.attnum > 0 and not a.attisdropped) = '{version,dirty}'"));
  if (tables.size() == 0) return std::optional<GolangMigrate>();
  GolangMigrate found{.table = std::string(tables.at(0, 0))};
  TRY(rows, connection.query("select version, dirty from " + found.table + " limit 1"));
  if (rows.size() > 0) {
    found.version = std::string(rows.at(0, 0));
    found.dirty = rows.truth(0, 1);
  }
  return std::optional(std::move(found));
}

Status settle_golang_migrate(Connection& connection, const GolangMigrate& found,
                             const std::string& version) {
  std::string sql = "begin; truncate " + found.table + "; ";
  if (!version.empty())
    sql += fmt::format("insert into {} (version, dirty) values ({}, false); ", found.table,
                       std::string(version));
  return connection.run(sql + "commit");
}

}  // namespace shale
