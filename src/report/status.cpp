#include "report/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "migration/numbering.h"
#include "report/error.h"

namespace shale {
namespace {

// A file's name may have any bytes; JSON may not.
std::string dumped(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string state_text(const Standing& standing) {
  if (standing.state == State::interrupted)
    return fmt::format("interrupted ({} of {})", standing.record->done, standing.record->total);
  if (standing.out_of_order) return "pending, out of order";
  if (standing.adopts) return "pending, to be adopted";
  if (standing.renamed)
    return fmt::format("{}, as {}", name_of(standing.state), standing.record->stem);
  if (standing.state == State::applied && standing.record->is_adopted())
    return fmt::format("applied (adopted from {})", shorter_range(adopted_from(*standing.record)));
  return std::string(name_of(standing.state));
}

bool shows_time(const Standing& standing) {
  return standing.state == State::applied || standing.state == State::edited ||
         standing.state == State::missing;
}

std::string when_text(const Standing& standing) {
  if (!shows_time(standing)) return "";
  std::string when = standing.record->at.substr(0, 19) + "Z";
  std::ranges::replace(when, 'T', ' ');
  if (standing.record->milliseconds) when += "  " + duration_text(*standing.record->milliseconds);
  return when;
}

std::string summary(const Overview& overview) {
  std::string text;
  for (State state : {State::applied, State::pending, State::edited, State::missing,
                      State::interrupted, State::unavailable}) {
    const std::size_t n = overview.count(state);
    if (n > 0 || state == State::applied || state == State::pending)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", n, name_of(state));
  }
  return text + "\n";
}

// Of many of a kind the first few are told, and how many more there are.
constexpr std::size_t most_told = 5;

class FewOfEach {
 public:
  bool again(std::string_view kind) { return ++told_[kind] <= most_told; }
  void rest(Remarks& out) const {
    for (const auto& [kind, count] : told_)
      if (count > most_told)
        out.warnings.push_back(fmt::format("… and {} more that {}", count - most_told, kind));
  }

 private:
  std::map<std::string_view, std::size_t> told_;
};

void remark_on(const Standing& standing, FewOfEach& told, Remarks& out) {
  const std::string stem(standing.stem());
  switch (standing.state) {
    case State::edited:
      if (!told.again("were edited after they were applied")) break;
      out.warnings.push_back(stem +
                             " was edited after it was applied: put the file back and write a new "
                             "migration, or take the new text as applied: shale repair --accept " +
                             stem);
      break;
    case State::missing:
      if (!told.again("are applied, but have no file here")) break;
      out.warnings.push_back(stem +
                             " is applied, but its file is not here: bring it back (another "
                             "branch may have it)");
      break;
    case State::interrupted:
      out.warnings.push_back(
          fmt::format("{} stopped half way, {}: {} of {} done; shale up goes on, "
                      "shale repair shows the choices",
                      stem, name_of(standing.record->direction), standing.record->done,
                      count_of(static_cast<std::size_t>(standing.record->total), "statement")));
      break;
    case State::unavailable:
      out.notes.push_back(stem + " waits for the extension " +
                          join(standing.migration->directives.extensions, ", ") +
                          ", which this server doesn't offer");
      break;
    default:
      break;
  }
  if (standing.out_of_order && told.again("are pending, but a later migration is applied"))
    out.warnings.push_back(stem +
                           " is pending, but a later migration is applied: give it a new number, "
                           "or apply it all the same: shale up --allow-out-of-order");
}

// One note for all of them: headers are completed in all files at once.
void remark_on_comments(const Overview& overview, Remarks& out) {
  std::vector<std::string> stems;
  for (const Standing& standing : overview.standings)
    if (standing.only_comments && !standing.renamed) stems.emplace_back(standing.stem());
  if (stems.empty()) return;
  out.notes.push_back(fmt::format("{} {} from what was applied in comments and blanks only",
                                  listed(stems, 3), stems.size() == 1 ? "differs" : "differ"));
}

// `up` has only to write the new names down.
void remark_on_names(const Overview& overview, Remarks& out) {
  std::vector<std::string> names;
  for (const Standing& standing : overview.standings)
    if (standing.renamed)
      names.push_back(standing.record->stem + " as " + standing.migration->stem);
  if (!names.empty())
    out.notes.push_back("shale up will know " + listed(names, 3) + "; nothing is run for it");
}

// One warning for all of them: the order is that of numbers, as in every runner that has them.
void remark_on_mixed_dates(const Overview& overview, Remarks& out) {
  const Standing* latest = nullptr;  // by its date, of those that come before
  for (const Standing& standing : overview.standings) {
    if (latest != nullptr && is_later_but_lower(latest->version(), standing.version()) &&
        (latest->state == State::pending || standing.state == State::pending)) {
      out.warnings.push_back(fmt::format(
          "{} comes before {}, though its date is later: numbers of {} and of {} digits are mixed, "
          "and the number is what counts; write all at the same length",
          latest->stem(), standing.stem(), latest->version().size(), standing.version().size()));
      return;
    }
    if (latest == nullptr || latest->version().substr(0, 8) < standing.version().substr(0, 8))
      latest = &standing;
  }
}

// What `up` is going to do about the squash, in a sentence.
std::string squash_text(const SquashStanding& squash) {
  const std::size_t all = squash.proof->replaces.size(), files = squash.proof->files.size();
  if (squash.whole())
    return fmt::format(
        "{} {} applied that the squash has pressed into {}: shale up replaces {} in "
        "the history, and runs nothing for it",
        count_of(all, "migration"), all == 1 ? "is" : "are", files, all == 1 ? "it" : "them");
  return fmt::format(
      "{} of {} are applied that the squash has pressed into {}: shale up brings the "
      "rest from {}/, then replaces them in the history",
      squash.applied.size(), count_of(all, "migration"), files, squash.proof->archive);
}

}  // namespace

Remarks remarks_of(const Overview& overview, const Folder& folder) {
  Remarks out;
  if (overview.squash.due()) out.notes.push_back(squash_text(overview.squash));
  FewOfEach told;
  for (const Standing& standing : overview.standings) remark_on(standing, told, out);
  told.rest(out);
  remark_on_comments(overview, out);
  remark_on_names(overview, out);
  remark_on_mixed_dates(overview, out);
  for (std::size_t i = 0; i < std::min(most_told, folder.strays.size()); ++i)
    out.warnings.push_back(folder.strays[i]);
  if (folder.strays.size() > most_told)
    out.warnings.push_back(
        fmt::format("… and {} more that are not applied", folder.strays.size() - most_told));
  return out;
}

std::string status_text(const Overview& overview, const Folder&) {
  std::size_t stem_width = 0, state_width = 0;
  for (const Standing& standing : overview.standings) {
    stem_width = std::max(stem_width, utf8_length(standing.stem()));
    state_width = std::max(state_width, state_text(standing).size());
  }
  std::string out;
  for (const Standing& standing : overview.standings) {
    std::string line = fmt::format("{:<{}}  {:<{}}  {}", standing.stem(), stem_width,
                                   state_text(standing), state_width, when_text(standing));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out + (out.empty() ? "" : "\n") + summary(overview);
}

std::string status_json(const Overview& overview) {
  nlohmann::ordered_json migrations = nlohmann::ordered_json::array();
  for (const Standing& standing : overview.standings) {
    nlohmann::ordered_json row{{"stem", standing.stem()},
                               {"version", standing.version()},
                               {"state", name_of(standing.state)},
                               {"applied_at", nullptr},
                               {"duration_ms", nullptr}};
    if (shows_time(standing)) {
      row["applied_at"] = standing.record->at;
      if (standing.record->milliseconds) row["duration_ms"] = *standing.record->milliseconds;
    }
    if (standing.out_of_order) row["out_of_order"] = true;
    if (standing.only_comments) row["only_comments_edited"] = true;
    if (standing.adopts) row["to_be_adopted"] = true;
    if (standing.renamed) row["known_as"] = standing.record->stem;
    if (shows_time(standing) && standing.record->is_adopted())
      row["adopted_from"] = adopted_from(*standing.record);
    if (standing.state == State::interrupted) {
      row["done"] = standing.record->done;
      row["total"] = standing.record->total;
    }
    migrations.push_back(std::move(row));
  }
  nlohmann::ordered_json all{{"migrations", std::move(migrations)},
                             {"pending", overview.count(State::pending)}};
  if (const SquashStanding& squash = overview.squash; squash.due())
    all["squash"] = {{"replaces", squash.proof->range()},
                     {"originals", squash.proof->replaces.size()},
                     {"originals_applied", squash.applied.size()},
                     {"files", squash.proof->files.size()}};
  return dumped(all);
}

std::string run_json(const RunReport& report) {
  nlohmann::ordered_json done = nlohmann::ordered_json::array();
  for (const Applied& applied : report.done)
    done.push_back({{"stem", applied.stem}, {"duration_ms", applied.milliseconds}});
  nlohmann::ordered_json all{{"direction", name_of(report.direction)}, {"done", std::move(done)}};
  if (!report.adopted.empty()) {
    all["replaced"] = report.replaced;
    all["adopted"] = report.adopted;
  }
  all["error"] = nullptr;
  if (report.error) {
    all["error"] = error_json(*report.error);
    if (!report.failed_stem.empty()) all["error"]["stem"] = report.failed_stem;
  }
  return dumped(all);
}

}  // namespace shale
