#include "cli/command.h"
#include "proof/proof.h"
#include "report/difference.h"
#include "report/dump.h"
#include "schema/source.h"

namespace shale::commands_ {
namespace {

constexpr Flag flags[] = {
    format_flag,
    {"--sql", "", "Print the statements that lead from A to B, proven on a scratch copy"},
};
constexpr Example examples[] = {
    {"shale diff migrations@020 migrations", "what the migrations since 020 have changed"},
    {"shale diff main:migrations migrations", "what this branch changes"},
    {"shale diff db migrations --sql", "the SQL that brings the database to the migrations' state"},
};

Result<int> print_sql(Invocation& invocation, Workbench& workbench, const Schema& a,
                      const Schema& b, const Difference& difference) {
  if (difference.level == Level::identical) return exit_yes;
  TRY(proven, prove_plan(workbench, a.catalog, b.catalog));
  invocation.ui.out(plan_text(proven.plan));
  if (proven.level == Level::column_order)
    invocation.ui.note("columns will stand in another order than in " + b.shown);
  return exit_no;
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(a, read_schema(settings, invocation.arguments[0], display));
  TRY(b, read_schema(settings, invocation.arguments[1], display));
  TRY(server, Server::start(server_options(settings)));
  Workbench workbench(server);
  TRY(difference, workbench.compare(a.catalog, b.catalog));
  for (const Catalog* catalog : {&a.catalog, &b.catalog})
    for (const std::string& thing : catalog->uncovered())
      invocation.ui.warning(thing + " is not compared: shale does not know its kind");
  if (invocation.has("--sql")) return print_sql(invocation, workbench, a, b, difference);
  invocation.ui.out(invocation.json()
                        ? difference_json(difference, a.catalog, b.catalog)
                        : difference_text(difference, a.catalog, b.catalog, a.shown, b.shown));
  return difference.level == Level::identical ? exit_yes : exit_no;
}

}  // namespace

extern const Command diff;
constinit const Command diff{
    .name = "diff",
    .summary = "Compare any two schemas",
    .arguments = "A B",
    .description =
        "Reads both schemas completely and names each object that is missing in B, extra in B, or "
        "changed, with its attributes. Expressions are compared by their meaning. With --sql it "
        "prints the statements that lead from A to B; they ran on a scratch copy of A before, and "
        "left no difference. For what A and B may be see shale dump. Exits with 0 if they are "
        "identical and with 1 if not.",
    .flags = flags,
    .examples = examples,
    .least_arguments = 2,
    .most_arguments = 2,
    .run = run,
};

}  // namespace shale::commands_
