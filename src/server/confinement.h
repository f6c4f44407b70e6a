// A role for code that nobody trusts, and a database that is its own.
//
// The role owns what is in its databases and nothing else: it is no superuser, reaches no file, no
// program and no network, makes no roles and no databases. From the moment that its code may have
// run in a database, nobody but the role connects there: whatever that code planted (a function
// that hides one of pg_catalog, an index on an expression, a trigger, a setting of the database) is
// run with the rights of who planted it. Server::target sees to that, for all who are given
// server().
//
// A thread watches: a statement that outlasts the limit, even where it catches its own
// cancelling, and a database that grows beyond all measure lose their connections.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/clock.h"
#include "server/scratch.h"
#include "server/server.h"

namespace shale {

struct ConfinementLimits {
  Milliseconds statement{60'000};
  Milliseconds altogether{1'800'000};
  long long growth = 2LL << 30;  // bytes: of a database, beyond its template
};

class Confinement {
 public:
  // Makes the role, and a copy of the template that is handed over to it. Takes a superuser.
  static Result<std::unique_ptr<Confinement>> make(const Server& server,
                                                   const std::string& template_database,
                                                   const ConfinementLimits& limits = {});
  // Ends whoever is still connected as the role, and drops it; the databases made by server() have
  // to be gone. What a killed shale leaves is dropped with its scratch databases.
  ~Confinement();
  Confinement(const Confinement&) = delete;
  Confinement& operator=(const Confinement&) = delete;

  // Where every database is reached as the role.
  const Server& server() const { return server_; }
  // The copy: a template for others, and nobody connects to it.
  const std::string& start() const { return start_->name(); }
  // Why connections were ended: one phrase; "": none was.
  std::string verdict() const;

 private:
  Confinement(Server confined, Connection maintenance, const ConfinementLimits& limits)
      : server_(std::move(confined)), maintenance_(std::move(maintenance)), limits_(limits) {}
  Status hand_over(const Server& trusted, const std::string& template_database);
  void watch();
  void look(Clock::time_point begun);
  void end_all(std::string why, const std::string& where);

  Server server_;
  Connection maintenance_;
  ConfinementLimits limits_;
  std::optional<ScratchDatabase> start_{};
  long long start_size_ = 0;
  mutable std::mutex mutex_{};
  std::condition_variable over_{};
  bool ends_ = false;
  std::string verdict_{};
  std::thread watcher_{};
};

// The statements that give a role what is in a database, as one that a superuser runs there: see
// handover.cpp.
std::string handover_sql(const std::string& role);

}  // namespace shale
