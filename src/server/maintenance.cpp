#include "server/maintenance.h"

#include <unistd.h>

#include <mutex>
#include <utility>
#include <vector>

namespace shale {
namespace {

class Idle {
 public:
  std::optional<Connection> take(const Target& target) {
    const std::lock_guard lock(mutex_);
    leave_to_parent();
    for (std::size_t i = connections_.size(); i-- > 0;) {
      if (connections_[i].target().settings() != target.settings()) continue;
      Connection found = std::move(connections_[i]);
      connections_.erase(connections_.begin() + static_cast<std::ptrdiff_t>(i));
      if (found.is_idle()) return found;
    }
    return std::nullopt;
  }
  void put(Connection connection) {
    const std::lock_guard lock(mutex_);
    leave_to_parent();
    connections_.push_back(std::move(connection));
  }

 private:
  // In a process that was forked, those of its parent stay the parent's: not used, and not closed.
  void leave_to_parent() {
    if (std::exchange(owner_, ::getpid()) == ::getpid()) return;
    [[maybe_unused]] const auto* left = new std::vector<Connection>(std::move(connections_));
    connections_.clear();
  }

  std::mutex mutex_;
  pid_t owner_ = ::getpid();
  std::vector<Connection> connections_;
};

// Never destroyed: scratch databases that live as long as the program are dropped over them.
Idle& idle() {
  static Idle& all = *new Idle;
  return all;
}

}  // namespace

Result<Maintenance> Maintenance::of(const Server& server) {
  if (auto kept = idle().take(server.target("postgres"))) return Maintenance(*std::move(kept));
  TRY(connection, server.connect("postgres"));
  return Maintenance(std::move(connection));
}

Result<Maintenance> Maintenance::at(const Target& target) {
  if (auto kept = idle().take(target)) return Maintenance(*std::move(kept));
  TRY(connection, Connection::open(target));
  return Maintenance(std::move(connection));
}

Maintenance::~Maintenance() {
  if (connection_ && connection_->is_idle()) idle().put(*std::move(connection_));
}

}  // namespace shale
