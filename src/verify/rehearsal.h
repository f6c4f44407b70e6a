// Migrations tried on a scratch database: applied, taken back, applied again, and compared each
// time.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/follower.h"
#include "run/apply.h"
#include "server/scratch.h"
#include "server/server.h"
#include "verify/rows.h"

namespace shale {

// What taking a migration back is worth.
enum class DownLabel {
  exact,       // schema and rows are as before
  lossy,       // the schema is; some of what was in the rows is gone
  differs,     // something is left, or missing
  fails,       // the server refuses a statement
  impossible,  // what the up does can't be undone by any down
  none,        // there is no down
};
std::string_view name_of(DownLabel label);

struct Trial {
  DownLabel label = DownLabel::none;
  // What is lost, what is left or missing, why it is impossible: one phrase each.
  std::vector<std::string> reasons{};
  std::optional<Error> error{};  // of one that fails
  // What the up leaves without the comment that it had.
  std::vector<std::string> lost_comments{};
};

// Does the down take the migration back?
inline bool is_good(const Trial& trial) {
  return trial.label == DownLabel::exact || trial.label == DownLabel::lossy;
}

class Rehearsal {
  using Clock = std::chrono::steady_clock;

 public:
  // Begins with a copy of a template: the state before the first migration. Whoever follows another
  // copy of it shares its rows.
  static Result<std::unique_ptr<Rehearsal>> open(const Server& server,
                                                 const std::string& template_database,
                                                 Observer& observer,
                                                 SnapshotRows* shared = nullptr);

  // Applies them.
  Status advance(const std::vector<const Migration*>& migrations);
  // Applies it, takes it back, compares, applies it again and compares. In the end it is applied.
  // The Error is the up's.
  Result<Trial> prove(const Migration& migration);

  Connection& connection() { return session_->connection(); }
  // Nothing will be asked of it any more, and nobody waits until its databases are gone: see
  // ScratchDatabase::release().
  void leave();

 private:
  Rehearsal(const Server& server, std::string start, Observer& observer)
      : server_(server), start_(std::move(start)), observer_(observer) {}
  Status connect(SnapshotRows* copy_of = nullptr);  // see CatalogFollower
  bool wants_point() const;
  Status keep_point();
  Status recover();
  Status run(const Migration& migration, Direction direction);
  Result<std::vector<std::string>> left_over(int state, const Migration* done);
  Result<Catalog> made_apart(const Migration* done);
  Status replay_since(const ScratchDatabase& database, const Migration* done);
  Result<Trial> take_back(const Migration& migration, const RowWrites& writes, int before,
                          int after);
  Status recover_and_apply(const Migration& migration);
  Result<bool> left_alone(const Migration& migration, int state);

  const Server& server_;
  std::string start_;                     // the template that it began with
  std::optional<ScratchDatabase> point_;  // a copy to fall back to, and what ran since
  std::vector<const Migration*> since_;
  Clock::duration point_cost_{};  // what the last copy took
  Clock::duration since_cost_{};  // what the ups since then have taken
  Observer& observer_;
  std::optional<ScratchDatabase> database_;
  std::unique_ptr<Session> session_;
  std::optional<Connection> reading_;
  std::optional<CatalogFollower> follower_;
};

}  // namespace shale
