#include "review/review.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "fix/fix.h"
#include "project/rule_settings.h"
#include "review/by_text.h"
#include "review/format.h"
#include "review/judging.h"
#include "review/live.h"
#include "review/rule.h"
#include "review/stats.h"
#include "review/stranger.h"

namespace shale::commands_::in_review {
namespace {

constexpr Flag flags[] = {
    {"--base", "REV", "Review what the folder has and this git revision has not"},
    {"--static", "", "By the texts alone: nothing is run, no server is needed (see below)"},
    {"--untrusted", "", "For other people's branches: run them without any rights (see below)"},
    {"--statement-limit", "TIME", "With --untrusted: end what takes longer (default 1min)"},
    {"--stats", "SOURCE", "Weigh findings by the rows of a URL, or by a file of shale stats"},
    {"--fix", "", "Change the files: what can be settled is, the rest goes into migrations behind"},
    {"--format", "FORMAT", "How to print: text, json, markdown, sarif, github or gitlab",
     "text|json|markdown|sarif|github|gitlab"},
};
constexpr Example examples[] = {
    {"shale review --base main", "what a branch adds"},
    {"shale review migrations/022_add_customer.sql", "one migration, as if it were new"},
    {"shale review migrations", "all of a folder, as if they were new"},
    {"shale review --static migrations", "by the texts alone, in a fraction of a second"},
    {"shale review --base main --format markdown", "as a comment on a pull request"},
    {"shale review --base main --fix", "and settle what can be settled, proved"},
    {"shale review --untrusted --base origin/main", "what a stranger's branch adds"},
};

Result<Newcomers> newcomers_of(const Invocation& invocation, const Settings& settings) {
  if (!invocation.arguments.empty()) return named_newcomers(settings, invocation.arguments);
  std::string base = invocation.value("--base").value_or("");
  if (base.empty()) base = usual_base(settings.root);
  if (base.empty())
    return Error{.what = "there is nothing to compare with: no git, or no main branch",
                 .hint = "name the new files, or what they are added to: --base REV"};
  CHECK(require_migrations(settings));
  return branch_newcomers(settings, base);
}

// What is known of a database that lives.
struct Known {
  std::optional<TableSizes> sizes{};  // none: nobody said where they are
  Ask ask{};
};

Result<Known> stats_of(const Invocation& invocation) {
  const auto from = invocation.value("--stats");
  if (!from) return Known();
  if (contains(*from, "://")) {
    TRY(target, Target::parse(*from));
    TRY(connection, Connection::open(target));
    TRY(sizes, sizes_of_tables(connection));
    return Known{.sizes = std::move(sizes), .ask = ask_of(std::move(connection))};
  }
  TRY(text, read_file(*from));
  TRY(sizes, stats_from(text, *from));
  return Known{.sizes = std::move(sizes)};
}

// What was done goes to the terminal; the review of the result is what is printed.
Result<Review> reviewed_and_fixed(Invocation& invocation, const Server& server,
                                  const Settings& settings, const ReviewRequest& request,
                                  RunDisplay& display) {
  TRY(fixed, fix(server, settings, request, display));
  CHECK(write_fixed(fixed));
  for (const std::string& sentence : fixed.done) invocation.ui.say(sentence);
  for (const FixedFile& file : fixed.files)
    invocation.ui.say(file.from.empty() || file.from == file.to
                          ? "written: " + shown(file.to)
                          : fmt::format("written: {}, which was {}", shown(file.to),
                                        shown(file.from.filename())));
  if (fixed.files.empty()) invocation.ui.say("nothing was changed");
  for (const std::string& remark : fixed.remarks) invocation.ui.note(remark);
  return std::move(fixed.review);
}

// What is reviewed, and by whose settings.
struct Subject {
  Settings settings{};
  Newcomers newcomers{};
  std::optional<Untrusted> untrusted{};
  std::shared_ptr<TemporaryFolder> files{};  // that it was read from
};

Result<Subject> subject_of(const Invocation& invocation) {
  for (const char* other : {"--fix", "--untrusted"})
    if (invocation.has("--static") && invocation.has(other))
      return Error{.what = fmt::format("--static and {} don't go together", other),
                   .hint = "--static runs nothing: leave one of the two out"};
  if (invocation.has("--untrusted") && invocation.has("--fix"))
    return Error{.what = "--untrusted and --fix don't go together",
                 .hint = "fix what you have read: leave --untrusted out"};
  if (!invocation.has("--untrusted")) {
    if (invocation.has("--statement-limit"))
      return Error{.what = "--statement-limit is only for --untrusted",
                   .hint = "SET statement_timeout in the migration, or leave it out"};
    TRY(settings, invocation.settings());
    TRY(newcomers, newcomers_of(invocation, settings));
    return Subject{.settings = std::move(settings), .newcomers = std::move(newcomers)};
  }
  Untrusted untrusted;
  if (const auto limit = invocation.value("--statement-limit")) {
    TRY(time, parse_duration(*limit));
    if (time.count() == 0)
      return Error{.what = "an untrusted statement needs a limit", .hint = "say 30s, or 5min"};
    untrusted.limits.statement = time;
  }
  TRY(stranger, read_stranger(invocation.overrides, invocation.value("--base").value_or(""),
                              invocation.arguments));
  untrusted.trusted = std::move(stranger.trusted);
  return Subject{.settings = std::move(stranger.settings),
                 .newcomers = std::move(stranger.newcomers),
                 .untrusted = std::move(untrusted),
                 .files = std::move(stranger.files)};
}

// What is worse than a note is an answer, too.
int print(Invocation& invocation, const Review& reviewed) {
  const std::string wanted = invocation.value("--format").value_or("text");
  for (const ReviewFormat* format : review_formats())
    if (format->name == wanted)
      format->print(reviewed, [&](std::string_view piece) { invocation.ui.out(piece); });
  const bool holds = std::ranges::all_of(
      reviewed.findings, [](const Finding& f) { return f.severity == Severity::note; });
  return holds ? exit_yes : exit_no;
}

Result<int> run(Invocation& invocation) {
  TRY(subject, subject_of(invocation));
  const Settings& settings = subject.settings;
  std::vector<std::string_view> known(names_beside_rules().begin(), names_beside_rules().end());
  for (const Rule* rule : rules()) known.push_back(rule->id);
  TRY(rule_settings, read_rule_settings(settings, known));
  TRY(live, stats_of(invocation));
  const TableSizes* sizes = live.sizes ? &*live.sizes : nullptr;
  if (invocation.has("--static")) {
    TRY(reviewed, review_by_text(subject.newcomers, rule_settings, sizes));
    return print(invocation, reviewed);
  }
  auto started = Server::start(server_options(settings));
  if (!started) {
    Error error = std::move(started).error();
    error.notes.emplace_back("shale review --static needs no server, and proves nothing");
    return error;
  }
  const Server& server = *started;
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  const ReviewRequest request{.newcomers = subject.newcomers,
                              .settings = rule_settings,
                              .sizes = sizes,
                              // A stranger's conditions are not asked of a database that lives.
                              .ask = subject.untrusted ? Ask() : live.ask,
                              .untrusted = subject.untrusted ? &*subject.untrusted : nullptr};
  TRY(reviewed, invocation.has("--fix")
                    ? reviewed_and_fixed(invocation, server, settings, request, display)
                    : review(server, request, display));
  return print(invocation, reviewed);
}

}  // namespace

extern const Command review;
constinit const Command review{
    .name = "review",
    .summary = "Judge new migrations before they are merged",
    .arguments = "[FILE…]",
    .description =
        "Each new migration runs on a clone of the schema that the others build, statement by "
        "statement. The\n"
        "rules see what it does there: the locks on what was there before, what is written anew, "
        "read through\n"
        "or built under them, the schema before and after, and what its down is worth. Each "
        "finding says how\n"
        "it is known: proven (seen on the clone), predicted, or unknown.\n\n"
        "New is what --base has not (by default the main branch), or the files that are named. "
        "They may stand\n"
        "outside of the folder; then they come behind it.\n\n"
        "A line \"-- shale: ignore RULE because REASON\" above a statement, or at the top of a "
        "file, puts a\n"
        "finding aside; [review.rules] in shale.toml sets a rule to error, warning, note or off. "
        "shale explain\n"
        "tells of each rule.\n\n"
        "With --stats, what concerns a table of fewer than 10,000 rows is a note. The database of "
        "a "
        "URL is also\n"
        "asked, read-only, how many rows break a constraint that is added.\n\n"
        "With --fix the files are changed: numbers, types and keys by precedent, checks that are "
        "validated\n"
        "later, indexes that are built without a lock in a migration behind, downs. The result is "
        "reviewed and\n"
        "proved again before it is written. What was merged before is left alone.\n\n"
        "With --static nothing is run and no server is needed: what the statements would do is "
        "foretold from\n"
        "the texts of the folder, and tables that no text makes are taken to be there. Nothing is "
        "proven then;\n"
        "rules that need a server (shale explain says which) are left out.\n\n"
        "--untrusted is for branches that nobody has read. Trusted is what the git revision of "
        "--base has: its\n"
        "migrations and its shale.toml, and nothing of the working tree. What is new runs as a "
        "role "
        "of its own\n"
        "that owns the clone and nothing else: it reads and writes no file of the server, runs no "
        "program, reaches\n"
        "no network and no other database, makes no roles, and takes no extension that Postgres "
        "does not call\n"
        "trusted. Statements end after a minute, and the clone may not grow without end. Whatever "
        "looks at the\n"
        "clone afterwards does it as that role, too. Programs among the migrations are not run. "
        "What needs more\n"
        "than that does not run, and is a finding. docs/untrusted.md tells what this does not "
        "protect from.\n\n"
        "Exit status: 0 if there is nothing worse than a note, 1 if there is.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 10'000,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_review
