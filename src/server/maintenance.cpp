#include "server/maintenance.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace shale {
namespace {

// Most errands are done before another connection would be open.
constexpr auto patience = std::chrono::milliseconds(10);

class Idle {
 public:
  // Where another thread has one on loan, it may be back in a moment.
  std::optional<Connection> take(const Target& target) {
    std::unique_lock lock(mutex_);
    leave_to_parent();
    const auto here = std::this_thread::get_id();
    const auto is_mine = [&](std::thread::id borrower) { return borrower == here; };
    auto found = one_of(target);
    if (!found && !borrowers_.empty() && std::ranges::none_of(borrowers_, is_mine))
      back_.wait_for(lock, patience, [&] { return (found = one_of(target)).has_value(); });
    borrowers_.push_back(here);
    return found;
  }
  // None: it is not worth keeping.
  void put(std::thread::id borrower, std::optional<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      leave_to_parent();
      const auto loan = std::ranges::find(borrowers_, borrower);
      if (loan != borrowers_.end()) borrowers_.erase(loan);
      if (connection) connections_.push_back(*std::move(connection));
    }
    back_.notify_one();
  }

 private:
  std::optional<Connection> one_of(const Target& target) {
    for (std::size_t i = connections_.size(); i-- > 0;) {
      if (connections_[i].target().settings() != target.settings()) continue;
      Connection found = std::move(connections_[i]);
      connections_.erase(connections_.begin() + static_cast<std::ptrdiff_t>(i));
      if (found.is_idle()) return found;
    }
    return std::nullopt;
  }
  // In a process that was forked, those of its parent stay the parent's: not used, and not closed.
  void leave_to_parent() {
    if (std::exchange(owner_, ::getpid()) == ::getpid()) return;
    [[maybe_unused]] const auto* left = new std::vector<Connection>(std::move(connections_));
    connections_.clear();
    borrowers_.clear();
  }

  std::mutex mutex_;
  std::condition_variable back_;
  pid_t owner_ = ::getpid();
  std::vector<Connection> connections_;
  std::vector<std::thread::id> borrowers_;  // one for each that is on loan
};

// Never destroyed: scratch databases that live as long as the program are dropped over them.
Idle& idle() {
  static Idle& all = *new Idle;
  return all;
}

}  // namespace

Result<Maintenance> Maintenance::of(const Server& server) {
  Maintenance loan(idle().take(server.target("postgres")));
  if (loan.connection_) return loan;
  TRY(connection, server.connect("postgres"));
  loan.connection_.emplace(std::move(connection));
  return loan;
}

Result<Maintenance> Maintenance::at(const Target& target) {
  Maintenance loan(idle().take(target));
  if (loan.connection_) return loan;
  TRY(connection, Connection::open(target));
  loan.connection_.emplace(std::move(connection));
  return loan;
}

Maintenance::Maintenance(std::optional<Connection> connection)
    : borrower_(std::this_thread::get_id()), connection_(std::move(connection)) {}

Maintenance::Maintenance(Maintenance&& other) noexcept
    : borrower_(std::exchange(other.borrower_, {})),
      connection_(std::exchange(other.connection_, std::nullopt)) {}

Maintenance::~Maintenance() {
  if (borrower_ == std::thread::id()) return;
  if (connection_ && !connection_->is_idle()) connection_.reset();
  idle().put(borrower_, std::move(connection_));
}

}  // namespace shale
