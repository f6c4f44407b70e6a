#include "cli/squash_adoption.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/difference.h"
#include "report/status.h"
#include "run/squash_adoption.h"
#include "run/unit.h"
#include "sql/touches.h"
#include "verify/squash.h"

namespace shale {
namespace {

std::string pressed_text(const Adopted& adopted, std::size_t from_archive) {
  const std::size_t n = adopted.replaced.size();
  const std::string text = fmt::format("{} {} replaced by {} squashed {}", count_of(n, "migration"),
                                       n == 1 ? "is" : "are", adopted.files.size(),
                                       adopted.files.size() == 1 ? "one" : "ones");
  if (from_archive == 0) return text + "; nothing was run";
  return fmt::format("{}, after {} of them came from the archive", text, from_archive);
}

// "table public.orders, column public.users.email and 3 more"
std::string changes_text(const Difference& difference) {
  constexpr std::size_t most = 20;
  std::vector<std::string> all;
  for (const Change& change : difference.changes)
    if (!only_position(change))
      all.push_back(fmt::format("{} {}", change.either().kind->name, change.either().key));
  const std::size_t more = all.size() > most ? all.size() - most : 0;
  all.resize(all.size() - more);
  return join(all, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

Result<Drift> compared(const Invocation& invocation, Workspace& work) {
  RunDisplay display(invocation.ui, RunDisplay::Of::replay);
  const auto compare = [&]() -> Result<Drift> {
    TRY(server, Server::start(server_options(work.settings())));
    return drift_from_squash(server, work, display);
  };
  auto drift = compare();
  if (!drift)
    return std::move(drift).error().while_doing(
        "comparing the database with what the squashed migrations make");
  for (const std::string& note : drift->notes) invocation.ui.warning(note);
  for (const std::string& thing : drift->found.uncovered())
    invocation.ui.warning(thing + " is not compared: shale does not know its kind");
  if (drift->difference.level == Level::column_order)
    invocation.ui.note(
        "the columns of some tables stand in another order here than the squashed files put them; "
        "else all is the same");
  return drift;
}

void show_drift(const Invocation& invocation, const Drift& drift, RunReport report) {
  constexpr std::string_view what =
      "the database is not as the squashed migrations make it: they do not take the place of what "
      "is applied";
  const Side left(drift.expected, "squashed", {}), right(drift.found, "database", {});
  if (invocation.json()) {
    report.error = Error{.fault = Fault::database, .what = std::string(what)};
    auto json = nlohmann::ordered_json::parse(run_json(report));
    json["drift"] = nlohmann::ordered_json::parse(difference_json(drift.difference, left, right));
    invocation.ui.out(json.dump(2) + "\n");
  } else {
    invocation.ui.out(difference_text(drift.difference, left, right, {}));
  }
  invocation.ui.warning(what);
  invocation.ui.note(
      "shale drift shows the SQL that undoes what was made by hand, and the way to keep it; shale "
      "up --accept-drift takes the squash over all the same, and writes down what differs");
}

// Applies what the database lacks of the originals.
Result<RunReport> bring_the_rest(const Invocation& invocation, Workspace& work) {
  if (work.overview().squash.open.empty()) return RunReport();
  TRY(rest, archived_rest(work));
  if (!rest.wanted.empty() && invocation.has("--single-transaction"))
    return Error{.what =
                     "the originals that this database lacks come from the archive, each in a "
                     "transaction of its own",
                 .hint = "leave --single-transaction out"};
  RunReport report;
  if (!rest.wanted.empty()) report = apply(work.session(), rest.wanted, Direction::up);
  CHECK(work.look());
  return report;
}

// "tables public.a, public.b and 2 more": what the downs drop, as far as their text says.
std::string dropped_by(const std::vector<const Migration*>& migrations) {
  constexpr std::size_t most = 8;
  std::vector<std::string> names;
  for (const Migration* migration : migrations) {
    auto source = read_source(*migration, Direction::down);
    if (!source) continue;
    for (const Statement& statement : source->script.statements())
      for (const Touch& touch : touches_of(source->script.text_of(statement)).all)
        if (touch.what == TouchKind::drops && touch.part_space.empty() && !touch.name.empty())
          names.push_back(touch.schema.empty() ? touch.name : touch.schema + "." + touch.name);
  }
  const std::size_t more = names.size() > most ? names.size() - most : 0;
  names.resize(names.size() - more);
  if (names.empty()) return "what its down says";
  return join(names, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

// A database that has originals of an earlier squash, which this one has pressed once more.
Status check_earlier(const Workspace& work) {
  const auto& all = work.overview().standings;
  const auto missing = [](const Standing& standing) { return standing.state == State::missing; };
  if (!work.proof() || std::ranges::none_of(all, missing)) return ok();
  const Path root = work.folder().root / work.proof()->archive;
  std::error_code failed;
  if (!std::filesystem::is_directory(root, failed)) return ok();
  TRY(archive, read_folder(root));
  for (const Standing& standing : all)
    if (missing(standing) && archive.find(standing.stem()) != nullptr)
      return Error{
          .what = fmt::format("{} is applied here, and an earlier squash than that of this folder "
                              "stands for it",
                              standing.stem()),
          .hint =
              "take the earlier one over first, with the folder as it was between the two (an "
              "older git revision) and --dir; then: shale up"};
  return ok();
}

}  // namespace

Status check_squash(Ui& ui, const Workspace& work) {
  CHECK(check_earlier(work));
  const auto& all = work.overview().standings;
  const auto squashed = [&](const Standing& standing) {
    return standing.migration != nullptr && standing.migration->directives.replaces.has_value();
  };
  const bool pending = std::ranges::any_of(all, [&](const Standing& standing) {
    return squashed(standing) && standing.state == State::pending;
  });
  const bool due = work.overview().squash.due();
  if (!pending && !due) return ok();
  TRY(faults, squash_faults(work.folder(), work.proof()));
  if (work.proof() && !due) {
    // Nothing is replaced: they run as any other migration.
    for (const std::string& fault : faults) ui.warning(fault);
    return ok();
  }
  if (faults.empty()) return ok();
  Error error{.what = faults.front(),
              .hint = work.proof()
                          ? "put it back as it was committed, or squash anew; shale verify "
                            "shows all that is not as it was proved"
                          : "bring it back: without it nobody knows what the squashed "
                            "files stand for"};
  error.notes.assign(faults.begin() + 1, faults.end());
  return error;
}

Result<TakenOver> take_squash_over(const Invocation& invocation, Workspace& work, Policy policy) {
  CHECK(work.lock());
  TakenOver done;
  TRY(still, reaches_squash(work.overview(), policy, invocation.value("--to")));
  if (!still) return done;
  TRY(report, bring_the_rest(invocation, work));
  done.report = std::move(report);
  if (done.report.error) return done;
  TRY(drift, compared(invocation, work));
  std::string accepted;
  if (drift.difference.level == Level::different) {
    if (!invocation.has("--accept-drift")) {
      show_drift(invocation, drift, std::move(done.report));
      done.refused = true;
      return done;
    }
    accepted = changes_text(drift.difference);
    invocation.ui.warning("not as the squashed migrations make it, and accepted: " + accepted);
  }
  TRY(adopted, adopt_squash(work.session(), work.overview(), accepted));
  CHECK(work.look());
  invocation.ui.say(pressed_text(adopted, done.report.done.size()));
  done.report.replaced = std::move(adopted.replaced);
  done.report.adopted = std::move(adopted.files);
  return done;
}

Result<int> show_adoption(const Invocation& invocation, Workspace& work) {
  const SquashStanding& squash = work.overview().squash;
  const std::size_t all = squash.proof->replaces.size();
  const std::size_t files = squash.proof->files.size();
  if (!squash.open.empty()) {
    TRY(rest, archived_rest(work));
    for (const Migration* migration : rest.wanted)
      invocation.ui.out(fmt::format("{}  from {}/\n", migration->stem, squash.proof->archive));
    invocation.ui.say(fmt::format(
        "{} of {} are applied: {} would come from {}/, then the database would be compared, and "
        "{} squashed would take their place without running",
        squash.applied.size(), count_of(all, "original"), rest.wanted.size(), squash.proof->archive,
        files));
    return exit_yes;
  }
  TRY(drift, compared(invocation, work));
  if (drift.difference.level == Level::different && !invocation.has("--accept-drift")) {
    show_drift(invocation, drift, {});
    return exit_no;
  }
  invocation.ui.say(
      fmt::format("all of {} are applied: {} squashed would take their place in the "
                  "history, and nothing of them would run",
                  count_of(all, "original"), files));
  return exit_yes;
}

void note_adopted(Ui& ui, Workspace& work, const std::vector<const Migration*>& selected) {
  std::vector<const Migration*> adopted;
  std::string range;
  for (const Migration* migration : selected) {
    const Record* record = work.session().history().find(migration->stem);
    if (record == nullptr || !record->is_adopted()) continue;
    adopted.push_back(migration);
    range = shorter_range(adopted_from(*record));
  }
  if (adopted.empty()) return;
  const std::string names =
      adopted.size() == 1
          ? adopted[0]->stem + " stands"
          : fmt::format("{} to {} stand", adopted.back()->stem, adopted.front()->stem);
  const std::string archive = work.proof() ? work.proof()->archive : "archive";
  ui.note(fmt::format("{} for {}; taking {} back drops {}; the originals rest in {}/", names, range,
                      adopted.size() == 1 ? "it" : "them", dropped_by(adopted), archive));
}

}  // namespace shale
