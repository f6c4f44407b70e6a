#include "review/stats.h"

#include "cli/command.h"

namespace shale::commands_::in_stats {
namespace {

constexpr Example examples[] = {
    {"shale stats > stats.json", "the row counts of the project's database"},
};

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  CHECK(make_database(settings));
  TRY(database, project_database(settings));
  TRY(connection, Connection::open(database.target));
  TRY(sizes, sizes_of_tables(connection));
  invocation.ui.out(stats_json(sizes));
  return exit_yes;
}

}  // namespace

extern const Command stats;
constinit const Command stats{
    .name = "stats",
    .summary = "Print how many rows and bytes each table has, for shale review --stats",
    .description =
        "As the server last counted them, in JSON: counts and sizes, and no data. Tables that "
        "were never\n"
        "analyzed are left out.",
    .examples = examples,
    .run = run,
};

}  // namespace shale::commands_::in_stats
