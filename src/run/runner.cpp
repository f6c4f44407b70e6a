#include "run/runner.h"

#include <fmt/format.h>

#include "base/process.h"
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

}  // namespace

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
  Environment environment = session.connection().target().environment();
  environment.emplace_back("SHALE_MIGRATION", migration.stem);
  const auto start = Clock::now();
  const std::string program = std::filesystem::absolute(migration.up).string();
  auto finished = run_program(
      {.arguments = {program}, .environment = std::move(environment), .output = Output::caught});
  if (finished && finished->exit_code == 0) {
    Record applied = record(Event::applied, 1);
    applied.milliseconds = milliseconds_since(start);
    const double took = *applied.milliseconds;
    CHECK(session.write(std::move(applied)));
    return took;
  }
  CHECK(session.write(record(Event::failed, 0)));
  if (!finished) return std::move(finished).error();
  return Error{.fault = interrupted() ? Fault::interrupted : Fault::database,
               .what = fmt::format("the program {} ended with exit status {}", shown(migration.up),
                                   finished->exit_code),
               .hint = "correct it; the next shale up runs it again from its beginning",
               .detail = last_lines(finished->output)};
}

}  // namespace shale
