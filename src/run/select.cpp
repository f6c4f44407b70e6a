#include "run/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/text.h"

namespace shale {
namespace {

std::string listed(const std::vector<std::string>& stems) {
  constexpr std::size_t most = 5;
  std::vector<std::string> shown(
      stems.begin(), stems.begin() + static_cast<std::ptrdiff_t>(std::min(most, stems.size())));
  std::string text = join(shown, ", ");
  if (stems.size() > most) text += " and " + std::to_string(stems.size() - most) + " more";
  return text;
}

template <class Predicate>
std::vector<std::string> stems_where(const Overview& overview, Predicate predicate) {
  std::vector<std::string> stems;
  for (const Standing& standing : overview.standings)
    if (predicate(standing)) stems.emplace_back(standing.stem());
  return stems;
}

Status check_policy(const Overview& overview, Policy policy) {
  const auto in_state = [](State state) {
    return [state](const Standing& standing) { return standing.state == state; };
  };
  if (policy == Policy::strict) {
    if (const auto edited = stems_where(overview, in_state(State::edited)); !edited.empty())
      return Error{
          .what = "edited after they were applied: " + listed(edited),
          .hint = "put the files back, or take them as they are: shale repair --accept STEM"};
    if (const auto missing = stems_where(overview, in_state(State::missing)); !missing.empty())
      return Error{.what = "applied, but not on disk: " + listed(missing),
                   .hint = "bring the files back; another branch may have them"};
  }
  return ok();
}

// A file that was applied under another name would be applied twice.
Status check_renamed(const Overview& overview) {
  for (const Standing& missing : overview.standings) {
    if (missing.state != State::missing || missing.record->total == 0) continue;
    for (const Standing& pending : overview.standings)
      if (pending.state == State::pending &&
          pending.migration->checksum == missing.record->checksum)
        return Error{.what = std::string(pending.stem()) + " is what was applied as " +
                             std::string(missing.stem()) + ": its file was renamed",
                     .hint = "give it its old name back; a migration is known by its file name"};
  }
  return ok();
}

// A history of which this folder has nothing belongs to other migrations.
Status check_same_project(const Overview& overview) {
  std::vector<std::string> missing;
  for (const Standing& standing : overview.standings) {
    if (standing.state == State::applied) return ok();
    if (standing.state == State::missing) missing.emplace_back(standing.stem());
  }
  if (missing.size() < 2) return ok();
  return Error{
      .what = "this database's history is of other migrations: " + listed(missing),
      .hint = "check --dir and the database; two sets of migrations can't share one history"};
}

// Of those that are to be applied.
Status check_order(std::span<const Standing> wanted) {
  std::vector<std::string> late;
  for (const Standing& standing : wanted)
    if (standing.out_of_order) late.emplace_back(standing.stem());
  if (late.empty()) return ok();
  return Error{.what = "out of order: later migrations than " + listed(late) + " are applied",
               .hint =
                   "give them a new number, or apply them all the same: shale up "
                   "--allow-out-of-order (out_of_order = \"allow\" in shale.toml for always)"};
}

bool is_wanted(const Standing& standing, std::string_view wanted) {
  return standing.stem() == wanted ||
         (is_digits(wanted) && compare_versions(standing.version(), wanted) == 0);
}

bool is_applied(const Standing& standing) {
  return standing.state == State::applied || standing.state == State::edited ||
         standing.state == State::missing;
}

// The original that "003" or "003_c" means, of those that the squash stands for.
const SquashProof::File* replaced_one(const SquashStanding& squash, std::string_view wanted) {
  if (squash.proof == nullptr) return nullptr;
  for (const SquashProof::File& file : squash.proof->replaces) {
    const std::string_view stem = file.stem;
    const std::string_view digits =
        stem.substr(0, std::min(stem.find_first_not_of("0123456789"), stem.size()));
    if (stem == wanted || (is_digits(wanted) && compare_versions(digits, wanted) == 0))
      return &file;
  }
  return nullptr;
}

Error inside_of_squash(const SquashStanding& squash, const std::string& stem) {
  const std::string& range = squash.proof->range();
  return Error{
      .what = fmt::format("{} is one of {}, which {} {} for: there is no stop inside", stem, range,
                          count_of(squash.proof->files.size(), "squashed migration"),
                          squash.proof->files.size() == 1 ? "stands" : "stand"),
      .hint = squash.due()
                  ? "this database still has the originals: use the folder as it was before the "
                    "squash (an older git revision), with --dir"
                  : "to be there, take the squashed ones back, then apply the originals from the "
                    "folder as it was before the squash (an older git revision), with --dir"};
}

// The last standing that `wanted` means; its place in the order.
Result<std::size_t> place_of(const Overview& overview, const std::string& wanted) {
  for (std::size_t i = overview.standings.size(); i-- > 0;)
    if (is_wanted(overview.standings[i], wanted)) return i;
  if (const auto* original = replaced_one(overview.squash, wanted))
    return inside_of_squash(overview.squash, original->stem);
  std::vector<std::string_view> all;
  for (const Standing& standing : overview.standings) all.push_back(standing.stem());
  const std::string meant = nearest(wanted, all);
  return Error{.what = "there is no migration " + wanted,
               .hint = meant.empty() ? "shale status lists them" : "did you mean " + meant + "?"};
}

}  // namespace

Result<std::vector<const Migration*>> select_up(const Overview& overview, Policy policy,
                                                const std::optional<std::string>& to) {
  CHECK(check_policy(overview, policy));
  CHECK(check_renamed(overview));
  CHECK(check_same_project(overview));
  std::size_t end = overview.standings.size();
  if (to) {
    TRY(last, place_of(overview, *to));
    end = last + 1;
  }
  if (policy != Policy::allow_out_of_order)
    CHECK(check_order(std::span(overview.standings).first(end)));
  std::vector<const Migration*> selected;
  for (std::size_t i = 0; i < end; ++i) {
    const Standing& standing = overview.standings[i];
    if (standing.migration == nullptr && standing.state == State::interrupted)
      return Error{
          .what = std::string(standing.stem()) + " stopped half way, and its file is not here",
          .hint = "bring the file back (another branch may have it); then: shale up"};
    if (standing.migration == nullptr) continue;
    if (standing.state == State::interrupted) selected.insert(selected.begin(), standing.migration);
    if (standing.state == State::pending && !standing.adopts)
      selected.push_back(standing.migration);
  }
  return selected;
}

Result<bool> reaches_squash(const Overview& overview, Policy policy,
                            const std::optional<std::string>& to) {
  const SquashStanding& squash = overview.squash;
  if (!squash.due()) return false;
  if (to) {
    TRY(place, place_of(overview, *to));
    const auto squashed = [](const Standing& standing) { return standing.adopts; };
    const auto& all = overview.standings;
    const auto stop = all.begin() + static_cast<std::ptrdiff_t>(place) + 1;
    if (std::none_of(all.begin(), stop, squashed)) return false;
    if (std::any_of(stop, all.end(), squashed))
      return Error{.what = fmt::format("{} is a part of a squash, and this database has originals "
                                       "of it: all of it is taken over, or nothing",
                                       all[place].stem()),
                   .hint = "shale up --to " + squash.proof->files.back().stem};
  }
  for (const Standing& standing : overview.standings)
    if (standing.state == State::interrupted)
      return Error{.what = std::string(standing.stem()) +
                           " stopped half way: the squash can't be taken over before it is settled",
                   .hint = "shale repair shows the choices"};
  if (policy == Policy::allow_out_of_order || squash.skipped.empty()) return true;
  return Error{.what = "out of order: originals behind " + std::string(squash.skipped.front()) +
                       " are applied, and it is not",
               .hint = "shale up --allow-out-of-order applies it from the archive all the same"};
}

namespace {

// Before a squash is taken over, what it replaces can't be taken back with this folder.
Status check_down_reaches_none(const Overview& overview, std::size_t newer, std::size_t wanted) {
  const SquashStanding& squash = overview.squash;
  if (!squash.due() || wanted <= newer) return ok();
  const std::string last =
      squash.applied.empty() ? std::string(squash.open.front()) : squash.applied.back()->stem;
  return Error{.what = fmt::format("{} is applied, and the folder has a squash in its place", last),
               .hint =
                   "shale up takes the squash over, then its own downs can run; or take the "
                   "originals back with the folder as it was before the squash, with --dir"};
}

}  // namespace

Result<std::vector<const Migration*>> select_down(const Overview& overview, std::size_t count,
                                                  const std::optional<std::string>& to) {
  std::vector<const Standing*> newest;
  for (const Standing& standing : overview.standings)
    if (is_applied(standing) || standing.state == State::interrupted) newest.push_back(&standing);
  // Those of one adoption were there at once: the last in the folder's order is the newest.
  std::ranges::sort(newest, std::ranges::greater{},
                    [](const Standing* s) { return std::pair(s->record->applied_number, s); });
  if (to) {
    // Version 0 is the state before the first, even where the first is 000.
    std::size_t keep = 0;
    if (*to != "0") {
      TRY(place, place_of(overview, *to));
      keep = place + 1;
    }
    const bool over = std::any_of(overview.standings.begin() + static_cast<std::ptrdiff_t>(keep),
                                  overview.standings.end(),
                                  [](const Standing& standing) { return standing.adopts; });
    if (over) CHECK(check_down_reaches_none(overview, 0, 1));
    std::erase_if(newest, [&](const Standing* standing) {
      return static_cast<std::size_t>(standing - overview.standings.data()) < keep;
    });
  } else {
    CHECK(check_down_reaches_none(overview, newest.size(), count));
    newest.resize(std::min(count, newest.size()));
  }
  std::vector<const Migration*> selected;
  for (const Standing* standing : newest) {
    if (standing->migration == nullptr)
      return Error{.what = std::string(standing->stem()) + " is applied, but its file is not here",
                   .hint = "bring the file back (another branch may have it), then take it back"};
    if (!standing->migration->has_down())
      return Error{.what = std::string(standing->stem()) + " has no down",
                   .hint = "write " + std::string(standing->stem()) + ".down.sql beside it"};
    selected.push_back(standing->migration);
  }
  return selected;
}

Result<const Migration*> find_migration(const Overview& overview, std::string_view wanted) {
  std::vector<const Migration*> found;
  std::vector<std::string> stems;
  for (const Standing& standing : overview.standings)
    if (standing.migration != nullptr && is_wanted(standing, wanted)) {
      found.push_back(standing.migration);
      stems.push_back(standing.migration->stem);
    }
  if (found.size() == 1) return found[0];
  if (found.size() > 1)
    return Error{.what = std::string(wanted) + " could be " + join(stems, " or "),
                 .hint = "give the whole name"};
  TRY(none, place_of(overview, std::string(wanted)));
  return Error{.what = overview.standings[none].record->stem + " has no file here"};
}

}  // namespace shale
