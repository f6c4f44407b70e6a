// Connections to the database of maintenance, kept open between one errand and the next: making and
// dropping scratch databases, looking for snapshots. Opening one costs the server a process and
// that process the reading of the catalogs, which is more than most errands cost.
#pragma once

#include <optional>
#include <thread>

#include "base/result.h"
#include "server/server.h"

namespace shale {

// On loan: given back when the object goes. Two at once, of one thread or of two, get two
// connections, unless another thread gives its own back within a few milliseconds. Whoever borrows
// leaves no transaction and no setting behind.
class Maintenance {
 public:
  // As Server::connect("postgres"): waits while the server recovers, starts it if it has ended.
  static Result<Maintenance> of(const Server& server);
  // The same without a Server at hand, and without that help.
  static Result<Maintenance> at(const Target& target);

  Maintenance(Maintenance&& other) noexcept;
  Maintenance& operator=(Maintenance&&) = delete;
  ~Maintenance();

  Connection& operator*() { return *connection_; }
  Connection* operator->() { return &*connection_; }

 private:
  explicit Maintenance(std::optional<Connection> connection);
  std::thread::id borrower_;  // of no thread: moved from
  std::optional<Connection> connection_;
};

}  // namespace shale
