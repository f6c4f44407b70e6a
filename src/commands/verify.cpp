#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/command.h"
#include "project/workspace.h"
#include "report/error.h"
#include "run/replay.h"
#include "verify/conventions.h"
#include "verify/squash.h"
#include "verify/verify.h"

namespace shale::commands_::in_verify {
namespace {

using Json = nlohmann::json;

constexpr Flag flags[] = {format_flag};
constexpr Example examples[] = {
    {"shale verify", "try every migration: up, down, up"},
    {"shale verify --format json", "the same, for a program"},
};

// What was found out, and whether it is as it should be.
struct Findings {
  std::vector<Verified> migrations{};
  std::vector<Breach> breaches{};
  std::vector<std::string> history{};
  std::vector<std::string> squash{};
  bool keep_comments = false;

  bool is_wrong(const Verified& v) const {
    return v.trial.label == DownLabel::differs || v.trial.label == DownLabel::fails ||
           (keep_comments && !v.trial.lost_comments.empty());
  }
  bool hold() const {
    return breaches.empty() && history.empty() && squash.empty() &&
           std::ranges::none_of(migrations, [&](const Verified& v) { return is_wrong(v); });
  }
};

// What the project's own database says of the files: edited and missing ones.
Result<std::vector<std::string>> check_history(const Settings& settings, Observer& observer) {
  std::vector<std::string> all;
  TRY(work, Workspace::open(settings, {}, observer));
  for (const Standing& s : work->overview().standings) {
    if (s.state == State::edited && !s.only_comments)
      all.push_back(fmt::format("{} was edited after it was applied to {}", s.stem(),
                                work->database().shown));
    if (s.state == State::missing)
      all.push_back(fmt::format("{} was applied to {}, and its file is gone", s.stem(),
                                work->database().shown));
  }
  return all;
}

Status check_conventions(const Settings& settings, const Server& server, const Folder& folder,
                         Observer& observer, Findings& findings) {
  TRY(conventions, read_conventions(settings));
  findings.keep_comments = conventions.keep_comments;
  findings.breaches = check_files(conventions, folder);
  TRY(replayed, replay(server, folder, observer));
  if (!conventions.any_of_schema()) return ok();
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(connection, scratch.connect());
  TRY(catalog, Catalog::read(connection));
  TRY(breaches, check_schema(conventions, catalog, connection));
  findings.breaches.insert(findings.breaches.end(), breaches.begin(), breaches.end());
  return ok();
}

std::string text_of(const Findings& findings) {
  std::size_t width = 0;
  for (const Verified& v : findings.migrations) width = std::max(width, v.migration->stem.size());
  std::string text;
  std::map<std::string_view, std::size_t> counts;
  for (const Verified& v : findings.migrations) {
    ++counts[name_of(v.trial.label)];
    const bool quiet = v.trial.label == DownLabel::exact || v.trial.label == DownLabel::none;
    text += v.trial.label == DownLabel::none
                ? fmt::format("{:<{}}  no down\n", v.migration->stem, width)
                : fmt::format("{:<{}}  {}\n", v.migration->stem, width, name_of(v.trial.label));
    if (!quiet)
      for (const std::string& reason : v.trial.reasons) text += fmt::format("    {}\n", reason);
    if (v.trial.error) {
      const std::string error = error_text(*v.trial.error);
      for (std::string_view line : lines(error)) text += fmt::format("    {}\n", line);
    }
    if (findings.keep_comments)
      for (const std::string& thing : v.trial.lost_comments)
        text += fmt::format("    the comment on {} is lost\n", thing);
  }
  if (!findings.breaches.empty()) text += "\nconventions:\n";
  for (const Breach& b : findings.breaches)
    text += fmt::format("    {} {} ({})\n", b.object, b.what, b.convention);
  if (!findings.history.empty()) text += "\nhistory:\n";
  for (const std::string& line : findings.history) text += fmt::format("    {}\n", line);
  if (!findings.squash.empty()) text += "\nsquash:\n";
  for (const std::string& line : findings.squash) text += fmt::format("    {}\n", line);
  std::string summary;
  for (const auto& [label, count] : counts)
    summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count,
                           label == "none" ? "without a down" : label);
  return text +
         fmt::format("\n{}: {}\n", count_of(findings.migrations.size(), "migration"), summary);
}

Json json_of(const Findings& findings) {
  Json json{{"holds", findings.hold()},
            {"migrations", Json::array()},
            {"conventions", Json::array()},
            {"history", findings.history},
            {"squash", findings.squash}};
  for (const Verified& v : findings.migrations) {
    Json one{{"stem", v.migration->stem},
             {"down", name_of(v.trial.label)},
             {"reasons", v.trial.reasons},
             {"lost_comments", v.trial.lost_comments}};
    if (v.trial.error) one["error"] = error_json(*v.trial.error);
    json["migrations"].push_back(std::move(one));
  }
  for (const Breach& b : findings.breaches)
    json["conventions"].push_back(
        {{"convention", b.convention}, {"object", b.object}, {"what", b.what}});
  return json;
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  TRY(folder, read_migrations(settings));
  TRY(server, Server::start(server_options(settings)));
  RunDisplay display(invocation.ui, RunDisplay::Of::replay),
      trials(invocation.ui, RunDisplay::Of::trial);
  Findings findings;
  TRY(migrations, verify_migrations(server, folder, trials));
  findings.migrations = std::move(migrations);
  CHECK(check_conventions(settings, server, folder, display, findings));
  TRY(squash, verify_squash(server, folder, display));
  findings.squash = std::move(squash);
  // The project's database is asked where one is named; the local one only if it is there.
  if (!settings.local()) {
    TRY(history, check_history(settings, display));
    findings.history = std::move(history);
  }
  invocation.ui.out(invocation.json() ? json_of(findings).dump(2) + "\n" : text_of(findings));
  if (!invocation.json())
    for (const Verified& v : findings.migrations)
      if (v.trial.label == DownLabel::none && !v.migration->runner) {
        invocation.ui.note("shale draft --down " + v.migration->stem + " writes a missing down");
        break;
      }
  return findings.hold() ? exit_yes : exit_no;
}

}  // namespace

extern const Command verify;
constinit const Command verify{
    .name = "verify",
    .summary = "Try every migration and its down, and check the conventions",
    .description =
        "Replays the folder on the local server. Each migration is applied, taken back, compared "
        "with the state before it, applied again and compared with the first time. A down is "
        "exact, "
        "or lossy (what is lost is named), or it fails, or leaves something else than there was. "
        "What was tried before is remembered by the content of the files, so that a second run "
        "costs what is new. Then the conventions of shale.toml are checked, and, where a database "
        "is named, whether files were edited or lost since they were applied to it. Of a squash, "
        "the "
        "files and the originals in the archive are held against its proof, and both are replayed "
        "again to see that they lead to the same. Exits with 1 "
        "if something does not hold; a lossy or missing down is no fault unless require_down says "
        "so.",
    .flags = flags,
    .examples = examples,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_verify
