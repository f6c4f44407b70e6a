#include "run/runner.h"

#include <fmt/format.h>

#include "base/supervised.h"
#include "base/text.h"

namespace shale {
namespace {

constexpr std::size_t shown_lines = 15;  // of the output of one that failed

std::string last_lines(std::string_view output) {
  const auto all = lines(trim(output));
  std::string text;
  for (std::size_t i = all.size() > shown_lines ? all.size() - shown_lines : 0; i < all.size(); ++i)
    text += (text.empty() ? "" : "\n") + redacted(all[i]);
  return text;
}

// A line as a log may hold it: without secrets, and without what a terminal would obey.
std::string for_log(std::string_view line) {
  std::string text = redacted(line);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' && c != '\t') c = '?';
  return text;
}

Status check_not_interrupted(const Session& session, const Migration& migration) {
  const Record* record = session.history().find(migration.stem);
  if (record == nullptr || record->event != Event::running) return ok();
  return Error{
      .fault = Fault::database,
      .what = migration.stem +
              " is a program that was interrupted, and nobody can know how far it came",
      .hint =
          "look at what is there; then: shale repair --finish (run it again), --undo or --accept"};
}

// Ours. One that lies elsewhere, as a git revision's that was unpacked, runs in its own: what it
// looks for beside itself shall be of that revision, and not of the working tree.
Path folder_for(const Path& program) {
  std::error_code failed;
  const Path here = std::filesystem::current_path(failed);
  const bool below = *program.lexically_relative(here).begin() != "..";
  return below ? Path() : program.parent_path();
}

Result<SupervisedEnd> run_it(Session& session, const Migration& migration) {
  Environment environment = session.connection().target().environment();
  environment.emplace_back("SHALE_MIGRATION", migration.stem);
  environment.emplace_back("PGAPPNAME", session_name_of(migration));
  Observer& observer = session.observer();
  const Path program = std::filesystem::absolute(migration.up).lexically_normal();
  return run_supervised(
      {.arguments = {program.string()},
       .environment = std::move(environment),
       .folder = folder_for(program),
       .limit = session.options().runner_timeout,
       .keep_output = migration.directives.prints_sql,
       .on_line = [&](std::string_view line) { observer.output(migration, for_log(line)); },
       .tick = [&](Milliseconds elapsed) { observer.tick(elapsed); }});
}

std::string how_it_ended(const SupervisedEnd& end, const Session& session) {
  if (end.took_too_long)
    return fmt::format(
        "took longer than {} and was ended",
        duration_text(static_cast<double>(session.options().runner_timeout.count())));
  if (end.exit_code > 128) return fmt::format("was ended by signal {}", end.exit_code - 128);
  return fmt::format("ended with exit status {}", end.exit_code);
}

Error failed(const SupervisedEnd& end, const Session& session, const Migration& migration) {
  const std::string hint =
      end.took_too_long
          ? "give it more time (--runner-timeout 2h, or runner_timeout in shale.toml); "
            "the next shale up runs it again from its beginning"
          : "correct it; the next shale up runs it again from its beginning";
  return Error{
      .fault = interrupted() ? Fault::interrupted : Fault::database,
      .what = fmt::format("the program {} {}", shown(migration.up), how_it_ended(end, session)),
      .hint = hint,
      .detail = migration.directives.prints_sql ? "" : last_lines(end.output)};
}

bool is_good(const Result<SupervisedEnd>& end) {
  return end && end->exit_code == 0 && !end->took_too_long && !interrupted();
}

// What was printed, as the script that it has to be.
Result<Unit> unit_of(const Migration& migration, std::string text) {
  const std::string name = "output of " + shown(migration.up);
  std::size_t bad = std::min(text.find('\0'), text.size());
  if (bad < text.size() || !is_utf8(text, &bad)) {
    Place place = place_at(name, std::string_view(text).substr(0, bad), bad);
    place.text.clear();  // what can't be read can't be shown
    return Error{.what = "what it printed is not UTF-8 text here",
                 .hint = "it says that it prints SQL: write all else to stderr",
                 .place = std::move(place)};
  }
  Unit unit{
      .migration = &migration, .direction = Direction::up, .directives = migration.directives};
  unit.tokens = migration.checksum;
  TRY(script, Script::split(std::move(text), name));
  unit.source.script = std::move(script);
  TRY(plan, plan_of(unit.source.script, unit.directives));
  unit.plan = std::move(plan);
  if (unit.plan.is_whole()) return unit;
  const auto odd = std::ranges::find_if(unit.plan.segments, [](const Segment& segment) {
    return segment.mode == Segment::Mode::alone || segment.rolls_back;
  });
  const std::size_t first = odd == unit.plan.segments.end() ? 0 : odd->first;
  return Error{.what = "what a program prints runs in one transaction, and this can't",
               .hint =
                   "let the program run it itself, without \"shale: prints sql\"; or write a "
                   "migration in SQL",
               .place = place_in(unit, first)};
}

}  // namespace

std::string session_name_of(const Migration& migration) {
  constexpr std::size_t longest = 63;  // what the server keeps
  return ("shale " + migration.stem).substr(0, longest);
}

Result<double> run_runner(Session& session, const Migration& migration, bool again) {
  if (!again) CHECK(check_not_interrupted(session, migration));
  const auto record = [&](Event event, int done) {
    return Record{.event = event,
                  .direction = Direction::up,
                  .stem = migration.stem,
                  .version = migration.version,
                  .checksum = migration.checksum,
                  .tokens = migration.checksum,
                  .done = done,
                  .total = 1};
  };
  CHECK(session.write(record(Event::running, 0)));
  const auto start = Clock::now();
  auto end = run_it(session, migration);
  if (is_good(end)) {
    Record applied = record(Event::applied, 1);
    applied.milliseconds = milliseconds_since(start);
    const double took = *applied.milliseconds;
    CHECK(session.write(std::move(applied)));
    return took;
  }
  Record ended = record(Event::failed, 0);
  ended.detail = end ? how_it_ended(*end, session) : end.error().what;
  CHECK(session.write(std::move(ended)));
  if (!end) return std::move(end).error();
  return failed(*end, session, migration);
}

Result<Unit> printed_unit(Session& session, const Migration& migration) {
  TRY(end, run_it(session, migration));
  if (end.exit_code != 0 || end.took_too_long || interrupted()) {
    Error error = failed(end, session, migration);
    error.notes.push_back("nothing of what it printed was run");
    return error;
  }
  return unit_of(migration, std::move(end.output));
}

}  // namespace shale
