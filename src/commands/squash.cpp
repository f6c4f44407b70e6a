#include "squash/squash.h"

#include <algorithm>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/git.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/steps.h"
#include "squash/place.h"

namespace shale::commands_::in_squash {
namespace {

using Json = nlohmann::ordered_json;

constexpr Flag flags[] = {
    {"--through", "VERSION", "Press the migrations up to and with this one; later ones stay"},
    {"--out", "DIR", "Write the files and the proof into a new folder"},
    {"--in-place", "", "Replace the folder: the originals go to archive/ in it"},
    {"--dry-run", "", "Press and prove, and print the table of contents; write nothing"},
    {"--suggest-groups", "", "Print the groups as [[squash.group]] tables for shale.toml"},
    {"--max-lines", "N",
     "At most so many lines in a file of a group that is inferred (default 200)"},
    {"--columns", "ORDER", "Keep their order (the default), or keys first and times last",
     "keep|logical"},
    {"--force", "", "With --in-place: although git has something uncommitted in the folder"},
    format_flag,
};
constexpr Example examples[] = {
    {"shale squash --dry-run", "what would come out, proved"},
    {"shale squash --in-place", "press all migrations; the originals rest in archive/"},
    {"shale squash --through 030 --out pressed", "press the first thirty into a new folder"},
    {"shale squash --suggest-groups >> shale.toml", "begin with shale's groups, and move things"},
};

std::string contents(const Squash& squash) {
  std::size_t width = 0;
  for (const SquashedFile& f : squash.files) width = std::max(width, f.stem.size());
  std::string text =
      fmt::format("{} ({} lines) become {} ({} lines)\n",
                  count_of(squash.originals.migrations.size(), "migration"), squash.lines_before,
                  count_of(squash.files.size(), "file"), squash.lines_after);
  for (const SquashedFile& f : squash.files)
    text += fmt::format("  {:<{}}  {:>4} lines  {}\n", f.stem, width,
                        std::ranges::count(f.up, '\n'), join(f.tables, ", "));
  if (squash.definitions > 0)
    text += fmt::format("{} of {} definitions are in the words of the originals{}\n", squash.kept,
                        squash.definitions,
                        squash.unwritten == 0
                            ? ""
                            : fmt::format("; {} that nobody wrote are printed", squash.unwritten));
  return text;
}

std::string proof_text(const Squash& squash) {
  const SquashProof& p = squash.proof;
  if (!squash.holds()) return "\nthe proof fails:\n" + squash.failure;
  long long rows = 0;
  for (const SquashProof::Table& t : p.rows)
    if (!contains(t.table, " ")) rows += t.count;
  return fmt::format(
      "proved on PostgreSQL {}: {} objects are {}, {} rows are the same, the downs leave "
      "nothing\n",
      p.server_version, p.catalog.objects,
      p.catalog.verdict == "identical" ? "identical" : "the same but for the order of columns",
      rows);
}

std::string json_of(const Squash& squash) {
  Json json{{"holds", squash.holds()},
            {"migrations", squash.originals.migrations.size()},
            {"lines_before", squash.lines_before},
            {"lines_after", squash.lines_after},
            {"definitions", squash.definitions},
            {"kept", squash.kept},
            {"unwritten", squash.unwritten},
            {"printed", squash.printed},
            {"trials", squash.trials},
            {"files", Json::array()},
            {"remarks", squash.remarks},
            {"failure", squash.failure},
            {"proof", Json::parse(squash_proof_json(squash.proof))}};
  for (const SquashedFile& f : squash.files)
    json["files"].push_back({{"stem", f.stem}, {"tables", f.tables}, {"originals", f.originals}});
  return json.dump(2) + "\n";
}

Status check_flags(const Invocation& invocation) {
  int ways = 0;
  for (const char* flag : {"--out", "--in-place", "--dry-run", "--suggest-groups"})
    ways += invocation.has(flag) ? 1 : 0;
  if (ways == 1) return ok();
  return Error{
      .what = ways == 0 ? "squash needs to know where its files go"
                        : "--out, --in-place, --dry-run and --suggest-groups exclude each other",
      .hint = "shale squash --dry-run shows what would come out; then --in-place or --out DIR"};
}

Status check_uncommitted(const Invocation& invocation, const Settings& settings) {
  if (!invocation.has("--in-place") || invocation.has("--force")) return ok();
  TRY(uncommitted, has_uncommitted(settings.migrations));
  if (!uncommitted) return ok();
  return Error{
      .what = "git has uncommitted changes in " + shown(settings.migrations),
      .hint = "commit them first, so that the squash is a commit of its own; or say --force"};
}

Result<int> run(Invocation& invocation) {
  CHECK(check_flags(invocation));
  TRY(settings, invocation.settings());
  CHECK(require_migrations(settings));
  CHECK(check_uncommitted(invocation, settings));
  SquashOptions options{.through = invocation.value("--through").value_or("")};
  TRY(most, invocation.number("--max-lines", 1));
  if (most) options.max_lines = *most;
  options.logical_columns = invocation.value("--columns") == "logical";
  TRY(folder, read_folder(settings.migrations));
  TRY(server, Server::start(server_options(settings)));
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  if (invocation.has("--suggest-groups")) {
    TRY(groups, suggested_groups(server, settings, folder, options, display));
    invocation.ui.out(groups);
    return exit_yes;
  }
  TRY(squash, make_squash(server, settings, folder, options, display));
  invocation.ui.out(invocation.json() ? json_of(squash) : contents(squash) + proof_text(squash));
  if (!invocation.json()) {
    for (const std::string& sentence : squash.remarks) invocation.ui.note(sentence);
    for (const std::string& thing : squash.proof.outside)
      invocation.ui.note("kept as it is, for its effect is outside of the schema: " + thing);
  }
  if (!squash.holds()) {
    invocation.ui.note("nothing was written");
    return exit_no;
  }
  if (const auto out = invocation.value("--out")) {
    CHECK(write_squash(squash, *out));
    invocation.ui.say("written to " + *out);
  }
  if (invocation.has("--in-place")) {
    CHECK(replace_folder(squash, settings.migrations));
    invocation.ui.say(fmt::format("{} is replaced; the originals rest in {}/{}",
                                  shown(settings.migrations), shown(settings.migrations),
                                  squash.proof.archive));
  }
  return exit_yes;
}

}  // namespace

extern const Command squash;
constinit const Command squash{
    .name = "squash",
    .summary = "Press many migrations into a few clean files, proved to build the same",
    .description =
        "Replays the folder on the local server and writes the files that build the same schema "
        "and rows: grouped by purpose ([[squash.group]] in shale.toml, or inferred), in the words "
        "of the originals wherever they lead to the same, each with its down. Then the proof: the "
        "new files are replayed, all objects and rows are compared, and the downs are run. A proof "
        "that fails prints the difference and writes nothing; the exit status is 1. What has an "
        "effect outside of the schema (roles, jobs, messages, programs) is kept as it is, in a "
        "file of its own. The proof stands beside the files as squash.proof.json; shale verify "
        "checks it again, and shale up moves a live database over without running anything.",
    .flags = flags,
    .examples = examples,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_squash
