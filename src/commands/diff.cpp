#include "cli/command.h"
#include "cli/estimates.h"
#include "proof/proof.h"
#include "report/difference.h"
#include "report/dump.h"
#include "report/gap_markdown.h"
#include "report/shown.h"
#include "schema/source.h"

namespace shale::commands_ {
namespace {

constexpr Flag flags[] = {
    {"--format", "FORMAT", "How to print: text, json, or markdown (the gap report)",
     "text|json|markdown"},
    {"--sql", "", "Print the statements that lead from A to B, proven on a scratch copy"},
};
constexpr Example examples[] = {
    {"shale diff migrations@020 migrations", "what the migrations since 020 have changed"},
    {"shale diff main:migrations migrations", "what this branch changes"},
    {"shale diff db migrations --sql", "the SQL that brings the database to the migrations' state"},
    {"shale diff archive migrations --format markdown",
     "the gap report: what of archive is not in migrations, ranked, with the ways out"},
};

Result<int> print_sql(Invocation& invocation, const Server& server, const Schema& a,
                      const Schema& b, const Difference& difference) {
  if (difference.level == Level::identical) return exit_yes;
  TRY(proven, prove_plan(server, a.catalog, b.catalog, difference));
  invocation.ui.out(plan_text(proven.plan));
  if (proven.level == Level::column_order)
    invocation.ui.note("columns will stand in another order than in " + b.shown);
  return exit_no;
}

GapPlan plan_of(const Server& server, const Schema& from, const Schema& to,
                const Difference& difference) {
  Result<Proven> proven = prove_plan(server, from.catalog, to.catalog, difference);
  if (!proven) return {.problem = proven.error().what};
  return {.plan = std::move(proven->plan),
          .keeps_column_order = proven->level == Level::column_order};
}

// A difference seen from the other side.
Difference turned(Difference difference) {
  for (Change& change : difference.changes) {
    std::swap(change.left, change.right);
    for (Detail& detail : change.details) std::swap(detail.left, detail.right);
  }
  return difference;
}

std::string gap_report(const Server& server, const Schema& a, const Schema& b,
                       const Difference& difference, const Side& left, const Side& right) {
  GapPlan closing, accepting;
  if (difference.level != Level::identical) {
    closing = plan_of(server, b, a, turned(difference));
    accepting = plan_of(server, a, b, difference);
  }
  return gap_markdown(
      make_gap_report(difference, left, right, {a.shown, b.shown}, closing, accepting));
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(a, read_schema(settings, invocation.arguments[0], display));
  TRY(b, read_schema(settings, invocation.arguments[1], display));
  TRY(server, Server::start(server_options(settings)));
  TRY(difference, compare_by_meaning(server, a.catalog, b.catalog));
  for (const Catalog* catalog : {&a.catalog, &b.catalog})
    for (const std::string& thing : catalog->uncovered())
      invocation.ui.warning(thing + " is not compared: shale does not know its kind");
  if (invocation.has("--sql")) return print_sql(invocation, server, a, b, difference);
  const auto [left_name, right_name] = short_names(a.shown, b.shown);
  const Side left(a.catalog, left_name, estimated_rows(settings, a)),
      right(b.catalog, right_name, estimated_rows(settings, b));
  invocation.ui.out(invocation.json() ? difference_json(difference, left, right)
                    : invocation.value("--format") == "markdown"
                        ? gap_report(server, a, b, difference, left, right)
                        : difference_text(difference, left, right, {a.shown, b.shown}));
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
        "changed, with its attributes. Expressions are compared by their meaning. With --format "
        "markdown it prints the gap report: what is at stake, what is missing by priority with "
        "the reasons, and the ways out with their plans and hazards; A is how the schema should "
        "be, B how it is. With --sql it prints the statements that lead from A to B; they ran on a "
        "scratch copy of A before, and "
        "left no difference. For what A and B may be see shale dump. Exits with 0 if they are "
        "identical and with 1 if not.",
    .flags = flags,
    .examples = examples,
    .least_arguments = 2,
    .most_arguments = 2,
    .run = run,
};

}  // namespace shale::commands_
