#include <fmt/format.h>

#include "cli/command.h"
#include "cli/estimates.h"
#include "cli/steps.h"
#include "proof/proof.h"
#include "report/difference.h"
#include "report/dump.h"
#include "report/gap_markdown.h"
#include "report/shown.h"
#include "schema/source.h"
#include "verify/draft.h"

namespace shale::commands_::in_diff {
namespace {

constexpr Flag flags[] = {
    {"--format", "FORMAT", "How to print: text, json, or markdown (the gap report)",
     "text|json|markdown"},
    {"--sql", "", "Print the statements that lead from A to B, proven on a scratch copy"},
    {"--draft", "NAME", "Write them as the next migration of the folder, with its down"},
    {"--safe", "",
     "With --sql or --draft: for live tables, no lock is held while rows are worked on"},
};
constexpr Example examples[] = {
    {"shale diff migrations@020 migrations", "what the migrations since 020 have changed"},
    {"shale diff main:migrations migrations", "what this branch changes"},
    {"shale diff db migrations --sql", "the SQL that brings the database to the migrations' state"},
    {"shale diff db migrations --sql --safe",
     "the same for a database in use: indexes built concurrently, constraints validated later"},
    {"shale diff archive migrations --format markdown",
     "the gap report: what of archive is not in migrations, ranked, with the ways out"},
};

// Two schemas, what sets them apart, and where that is tried.
struct Compared {
  SchemaPair pair{};
  RenamedDifference found{};
  Workbench workbench;
  PlanOptions options{};

  explicit Compared(const Server& server) : workbench(server) {}
  Result<Proven> there_plan() {
    return prove_plan(workbench, pair.a.catalog, pair.b.catalog, pair.renames, options);
  }
  Result<Proven> back_plan() {
    return prove_plan(workbench, pair.b.catalog, pair.a.catalog, reversed(pair.renames), options);
  }
};

// None, if it is no folder or file.
Result<std::optional<Provenance>> provenance_of(const Schema& schema) {
  if (!schema.replays) return std::optional<Provenance>();
  TRY(provenance, Provenance::of(*schema.replays, schema.catalog));
  return std::optional(std::move(provenance));
}

Result<int> print_sql(Invocation& invocation, Compared& compared) {
  if (compared.found.difference.level == Level::identical) return exit_yes;
  TRY(proven, compared.there_plan());
  TRY(from, provenance_of(compared.pair.a));
  TRY(to, provenance_of(compared.pair.b));
  invocation.ui.out(explained_plan_text(proven.plan, [&](const Step& step) {
    return origin_of(step, from ? &*from : nullptr, to ? &*to : nullptr, compared.pair.renames);
  }));
  if (compared.options.safe) note_unsafe(invocation.ui, proven.plan);
  if (proven.level == Level::column_order)
    invocation.ui.note("columns will stand in another order than in " + compared.pair.b.shown);
  return exit_no;
}

Result<int> write_draft(Invocation& invocation, const Settings& settings, Compared& compared,
                        const std::string& name) {
  TRY(folder, read_migrations(settings));
  TRY(up, compared.there_plan());
  TRY(down, compared.back_plan());
  TRY(files, drafted_migration(
                 folder, habit_of(folder), name,
                 fmt::format("leads from {} to {}", compared.pair.a.shown, compared.pair.b.shown),
                 up.plan, down.plan));
  CHECK(write_files(invocation, files));
  if (compared.options.safe) note_unsafe(invocation.ui, up.plan);
  return exit_no;
}

// --safe says how a plan is made.
Status require_plan(const Invocation& invocation) {
  if (!invocation.has("--safe") || invocation.has("--sql") || invocation.has("--draft"))
    return ok();
  return Error{.what = "--safe is for a plan, and none is asked for",
               .hint = "shale diff A B --sql --safe, or shale diff A B --draft NAME --safe"};
}

GapPlan plan_of(Result<Proven> proven) {
  if (!proven) return {.problem = proven.error().what};
  return {.plan = std::move(proven->plan),
          .keeps_column_order = proven->level == Level::column_order};
}

std::string gap_report(Compared& compared, const Side& left, const Side& right) {
  GapPlan closing, accepting;
  if (compared.found.difference.level != Level::identical) {
    closing = plan_of(compared.back_plan());
    accepting = plan_of(compared.there_plan());
  }
  return gap_markdown(make_gap_report(compared.found.difference, left, right,
                                      {compared.pair.a.shown, compared.pair.b.shown}, closing,
                                      accepting));
}

Result<int> run(Invocation& invocation) {
  CHECK(require_plan(invocation));
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  TRY(pair, read_schemas(settings, invocation.arguments[0], invocation.arguments[1], display));
  TRY(server, Server::start(server_options(settings)));
  Compared compared(server);
  compared.pair = std::move(pair);
  compared.options.safe = invocation.has("--safe");
  const Schema &a = compared.pair.a, &b = compared.pair.b;
  TRY(found, compare_renamed(compared.workbench, a.catalog, b.catalog, compared.pair.renames));
  compared.found = std::move(found);
  for (const Catalog* catalog : {&a.catalog, &b.catalog})
    for (const std::string& thing : catalog->uncovered())
      invocation.ui.warning(thing + " is not compared: shale does not know its kind");
  const Difference& difference = compared.found.difference;
  if (const auto name = invocation.value("--draft"); name && difference.level != Level::identical)
    return write_draft(invocation, settings, compared, *name);
  if (invocation.has("--sql")) return print_sql(invocation, compared);
  const auto [left_name, right_name] = short_names(a.shown, b.shown);
  const Side left(a.catalog, left_name, estimated_rows(settings, a)),
      right(b.catalog, right_name, estimated_rows(settings, b));
  invocation.ui.out(invocation.json() ? difference_json(difference, left, right)
                    : invocation.value("--format") == "markdown"
                        ? gap_report(compared, left, right)
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
        "left no difference. Above each stands what it is about, the file and line of the "
        "migration that made it so, and why it stands where it does. With --safe, for tables that "
        "are in use, it is several transactions: indexes are built and dropped concurrently, "
        "constraints are added not valid and validated later, keys take an index that is there; "
        "what stops others all the same is marked, with the reason. For what A and B may be see "
        "shale dump. Exits with 0 if they are "
        "identical and with 1 if not.",
    .flags = flags,
    .examples = examples,
    .least_arguments = 2,
    .most_arguments = 2,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_diff
