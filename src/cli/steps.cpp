#include "cli/steps.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/safe_text.h"
#include "report/status.h"

namespace shale {

std::optional<std::string> Invocation::value(std::string_view flag) const {
  const auto found = flags.find(flag);
  if (found == flags.end()) return std::nullopt;
  return found->second;
}

Result<std::optional<std::size_t>> Invocation::number(std::string_view flag,
                                                      std::size_t least) const {
  const auto text = value(flag);
  if (!text) return std::optional<std::size_t>();
  if (is_digits(*text) && text->size() <= 9 && std::stoul(*text) >= least)
    return std::optional<std::size_t>(std::stoul(*text));
  return Error{.what = fmt::format("{} takes a number from {}, not {}", flag, least, *text)};
}

std::span<const Flag> common_flags() {
  static constexpr Flag flags[] = {
      {"--dir", "FOLDER", "The migrations (default: shale.toml's, or the usual places)"},
      {"--database-url", "URL",
       "The database; local is the local server's (default: DATABASE_URL, else local)"},
      {"--config", "FILE", "The settings (default: shale.toml here or above)"},
      {"--quiet", "", "Say only what went wrong"},
      {"--verbose", "", "Say more"},
      {"--color", "WHEN", "Colours: auto, always or never", "auto|always|never"},
      {"--help", "", "Explain the command"},
  };
  return flags;
}

Result<SessionOptions> session_options(const Invocation& invocation, const Settings& settings) {
  SessionOptions options{.lock_timeout = settings.lock_timeout,
                         .lock_retries = settings.lock_retries,
                         .runner_timeout = settings.runner_timeout};
  const std::pair<std::string_view, Milliseconds*> times[] = {
      {"--wait", &options.wait},
      {"--lock-wait", &options.lock_wait},
      {"--lock-timeout", &options.lock_timeout},
      {"--runner-timeout", &options.runner_timeout},
  };
  for (const auto& [flag, time] : times) {
    const auto text = invocation.value(flag);
    if (!text) continue;
    auto parsed = parse_duration(*text);
    if (!parsed) return std::move(parsed).error().while_doing(flag);
    *time = *parsed;
  }
  TRY(retries, invocation.number("--lock-retries", 0));
  if (retries) options.lock_retries = static_cast<int>(*retries);
  return options;
}

Result<std::unique_ptr<Workspace>> open_workspace(const Invocation& invocation,
                                                  const Settings& settings, Observer& observer) {
  TRY(options, session_options(invocation, settings));
  TRY(work, Workspace::open(settings, options, observer));
  const Database& database = work->database();
  for (const std::string& note : database.notes) invocation.ui.note(note);
  invocation.ui.say(database.shown);
  if (work->folder().migrations.empty())
    invocation.ui.note("there are no migrations in " + shown(settings.migrations));
  return work;
}

Status write_files(const Invocation& invocation, const std::vector<NewFile>& files) {
  for (const NewFile& file : files) {
    if (!invocation.has("--print")) CHECK(write_file(file.path, file.text));
    invocation.ui.out(invocation.has("--print") ? file.text : shown(file.path) + "\n");
  }
  return ok();
}

void note_unsafe(Ui& ui, const SchemaPlan& plan) {
  if (const std::string note = unsafe_note(plan); !note.empty()) ui.note(note);
}

void warn_of_remarks(Ui& ui, const Workspace& work) {
  const Remarks remarks = remarks_of(work.overview(), work.folder());
  for (const std::string& warning : remarks.warnings) ui.warning(warning);
  for (const std::string& note : remarks.notes) ui.note(note);
}

Result<int> conclude(const Invocation& invocation, const Workspace&, RunReport report) {
  if (invocation.json()) invocation.ui.out(run_json(report));
  if (report.error) {
    Error error = std::move(*report.error);
    if (!report.done.empty())
      error.notes.insert(error.notes.begin(),
                         fmt::format("{} {} before it", count_of(report.done.size(), "migration"),
                                     report.done.size() == 1 ? "was done" : "were done"));
    return error;
  }
  return exit_yes;
}

}  // namespace shale
