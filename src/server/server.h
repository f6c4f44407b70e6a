// The local PostgreSQL server: found, made once, started on demand, left running for a while.
//
//   TRY(server, Server::start({}));
//   TRY(connection, server.connect("postgres"));
//
// One cluster per installation lies in the cache folder; any number of Shale processes share it
// and may be killed at any moment. See keeper.h for what watches it and trust.cpp for what a crash
// of the machine does to it.
//
// Instead of it a server can be named where databases may be made and dropped: one with an
// extension that this machine lacks, or of another version. Nothing but those databases is touched.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "pg/connection.h"
#include "pg/target.h"
#include "server/binaries.h"
#include "server/cluster.h"

namespace shale {

struct ServerOptions {
  std::string pinned{};  // see find_binaries
  Path cache{};          // empty: default_cache()
  std::string url{};     // a server elsewhere, where databases may be made; empty: the local one
};

class Server {
 public:
  // The server, running. It is started (and its cluster made) only if need be.
  static Result<Server> start(const ServerOptions& options);
  // The server if it runs already.
  static Result<std::optional<Server>> running(const ServerOptions& options);

  bool is_local() const { return !elsewhere_; }
  // The same server for code that nobody trusts: every database but that of maintenance is reached
  // as this role, and what is made is the role's. See confinement.h.
  Server as(std::string role, std::string password) const;
  bool is_confined() const { return !role_.empty(); }
  const std::string& role() const { return role_; }
  // On the unix socket, as the superuser `postgres`; elsewhere, as whom the URL names. The database
  // `postgres` is the one for maintenance.
  Target target(const std::string& database) const;
  // Waits while the server recovers from a crash, and starts it again if it has ended since.
  Result<Connection> connect(const std::string& database) const;
  // CREATE DATABASE unless it exists. Two at once are fine.
  Status ensure_database(const std::string& name) const;
  // Disconnects everybody and waits until the server and its keeper have ended.
  Status stop() const;

  // Elsewhere only the version is known.
  const Binaries& binaries() const { return binaries_; }
  int pid() const { return postmaster_.pid; }
  Path log() const { return cluster_.log(); }
  Path folder() const { return cluster_.folder; }
  bool just_started() const { return just_started_; }
  bool just_initialised() const { return just_initialised_; }
  // What the person should know: data that had to be thrown away or set aside.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  Server() = default;
  static Result<Server> find(const ServerOptions& options);
  static Result<Server> reach(const ServerOptions& options);
  Status attach(Postmaster postmaster);
  Status bring_up();
  enum class Launch { done, try_again };
  Result<Launch> launch(const FileLock& lock, FileLock keeper);
  Result<Launch> await_start(std::uintmax_t log_start) const;
  Status take_over();
  Result<FileLock> lock() const;
  Error stuck(const std::string& what) const;

  ServerOptions options_{};
  std::optional<Target> elsewhere_{};
  std::string role_{}, password_{};  // of one that is confined
  Binaries binaries_{};
  Cluster cluster_{};
  Postmaster postmaster_{};
  bool just_started_ = false;
  bool just_initialised_ = false;
  std::vector<std::string> notes_{};
};

}  // namespace shale
