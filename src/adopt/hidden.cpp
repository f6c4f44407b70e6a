#include "adopt/hidden.h"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/follower.h"
#include "proof/workbench.h"
#include "run/replay.h"

namespace shale {
namespace {

using Name = std::pair<const Kind*, std::string>;

std::set<Name> names_of(const Difference& difference) {
  std::set<Name> names;
  for (const Change& c : difference.changes)
    if (!only_position(c)) names.emplace(c.either().kind, c.either().key);
  return names;
}

// A migration, by what it did to the schema when it was replayed.
struct Suspect {
  const Migration* migration = nullptr;
  std::size_t touched = 0;  // objects
  std::size_t wrong = 0;    // of them: those that differ now

  bool all_wrong() const { return wrong > 0 && wrong == touched; }
};

// Replays the migrations one by one and sees what each of them touches. Those that touched nothing
// that differs are no suspects.
Result<std::vector<Suspect>> find_suspects(const Server& server, const Proof& proof,
                                           Observer& observer) {
  const std::set<Name> wrong = names_of(proof.difference);
  TRY(scratch, ScratchDatabase::make(server));
  TRY(session, Session::open(scratch.target(), replay_session(server), observer));
  CHECK(session->lock());
  TRY(connection, scratch.connect());
  TRY(follower, CatalogFollower::start(connection));
  std::vector<Suspect> suspects;
  for (const Migration* migration : proof.there) {
    RunReport report = apply(*session, {migration}, Direction::up);
    if (report.error)
      return std::move(*report.error).while_doing("replaying " + report.failed_stem);
    const int earlier = follower.state();
    TRY(later, follower.look());
    const auto [before, after] = follower.between(earlier, later);
    const Difference change = compare(before, after);
    follower.forget_before(later);
    Suspect suspect{.migration = migration};
    for (const Name& name : names_of(change)) {
      ++suspect.touched;
      if (wrong.contains(name)) ++suspect.wrong;
    }
    if (suspect.wrong > 0) suspects.push_back(suspect);
  }
  // The likeliest first; of equal ones the newest.
  std::ranges::reverse(suspects);
  std::ranges::stable_sort(suspects, std::ranges::greater(),
                           [](const Suspect& s) { return s.all_wrong(); });
  return suspects;
}

// The sets that are worth a try, each in the folder's order.
std::vector<std::vector<const Migration*>> tries_of(const std::vector<Suspect>& suspects) {
  constexpr std::size_t most = 20;
  std::vector<std::vector<const Migration*>> tries;
  std::vector<const Migration*> absent;
  for (const Suspect& s : suspects) {
    if (tries.size() < most) tries.push_back({s.migration});
    if (s.all_wrong()) absent.insert(absent.begin(), s.migration);
  }
  if (absent.size() > 1) tries.push_back(std::move(absent));
  return tries;
}

}  // namespace

Result<std::optional<Hidden>> find_hidden(
    const Server& server, const Folder& folder, const Proof& proof,
    const std::function<Result<Catalog>(const Folder&)>& replayed, Observer& observer) {
  Observer quiet;
  Workbench workbench(server);
  TRY(suspects, find_suspects(server, proof, quiet));
  for (std::vector<const Migration*>& left_out : tries_of(suspects)) {
    observer.tick(Milliseconds(0));
    std::vector<const Migration*> rest = proof.there;
    std::erase_if(
        rest, [&](const Migration* m) { return std::ranges::find(left_out, m) != left_out.end(); });
    auto expected = replayed(part_of(folder, rest));
    // What comes later needs it: then it was there.
    if (!expected && expected.error().fault == Fault::interrupted)
      return std::move(expected).error();
    if (!expected) continue;
    TRY(difference, workbench.compare(*expected, proof.live.catalog));
    if (difference.level != Level::different)
      return std::optional(Hidden{std::move(left_out), *std::move(expected)});
  }
  return std::optional<Hidden>();
}

}  // namespace shale
