#include "cli/eyes.h"

#include <fmt/format.h>

#include "adopt/foreign_history.h"
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

Result<Live> read_live(const Server& server, Workspace& work, Observer& observer) {
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
  TRY(others, foreign_tables(connection, work.folder()));
  options.left_out = std::move(others);
  TRY(catalog, Catalog::read(connection, options));
  return Live{std::move(catalog), options.schemas, options.left_out};
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
  TRY(expected, Catalog::read(connection, {.schemas = live.schemas, .left_out = live.left_out}));
  Workbench workbench(server);
  TRY(difference, workbench.compare(expected, live.catalog));
  for (const Change& c : difference.changes)
    if (!only_position(c))
      return fmt::format("{} {}{}", c.either().kind->name, c.either().key,
                         c.left == nullptr    ? " is more than they make"
                         : c.right == nullptr ? " is missing"
                                              : " is another one");
  return std::string();
}

}  // namespace shale
