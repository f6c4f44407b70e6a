#include "report/dump.h"
#include "cli/command.h"
#include "diff/plan.h"
#include "schema/source.h"

namespace shale::commands_::in_dump {
namespace {

constexpr Flag flags[] = {
    {"--format", "FORMAT", "How to print: text (SQL) or json", "text|json"},
};
constexpr Example examples[] = {
    {"shale dump", "the schema that the migrations lead to, as SQL"},
    {"shale dump db --format json", "the database that DATABASE_URL names, for programs"},
    {"shale dump main:migrations", "the migrations as they are on the branch main"},
};

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  const std::string name =
      invocation.arguments.empty() ? settings.migrations.string() : invocation.arguments[0];
  TRY(schema, read_schema(settings, name, display));
  for (const std::string& thing : schema.catalog.uncovered())
    invocation.ui.warning(thing + " is not in this dump: shale does not know its kind");
  if (invocation.json()) {
    invocation.ui.out(catalog_json(schema.catalog));
    return schema.catalog.uncovered().empty() ? exit_yes : exit_no;
  }
  const Catalog empty = Catalog::pristine(schema.catalog);
  const SchemaPlan plan = make_plan(empty, schema.catalog, compare(empty, schema.catalog));
  if (!plan.refused.empty()) return Error{.fault = Fault::internal, .what = plan.refused.front()};
  invocation.ui.out(plan_text(plan));
  return schema.catalog.uncovered().empty() ? exit_yes : exit_no;
}

}  // namespace

extern const Command dump;
constinit const Command dump{
    .name = "dump",
    .summary = "Print a schema as SQL or JSON",
    .arguments = "[SCHEMA]",
    .description =
        "Reads a schema and prints the statements that make it, in an order that works, the same "
        "bytes for the same schema. A SCHEMA is a folder of migrations (the project's own if none "
        "is "
        "named), a folder up to a version (migrations@022), a folder at a git revision "
        "(main:migrations), a .sql file, a database URL, db (the one that DATABASE_URL names) or "
        "local (the project's on the local server). Exits with 1 if there is something that it "
        "does not know how to write, and names it.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 1,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_dump
