// Errors that are no reason to give up: a lock that was not free in time, a statement that wants to
// be outside of a transaction, a role that a scratch server lacks.
#pragma once

#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "run/session.h"
#include "run/unit.h"

namespace shale {

// CREATE or DROP of a role, user or group. Roles belong to the whole server.
bool speaks_of_role(std::string_view statement);
// Was it refused because an earlier replay on this server has made the role, or another database
// uses it? That is no fault of the migration.
bool is_role_of_others(const Error& error, std::string_view statement);

class Obstacles {
 public:
  Obstacles(Session& session, Unit& unit) : session_(session), unit_(unit) {}

  // After a part of the unit was refused and rolled back: ok() if it can be tried again (the
  // unit's plan may be another one then), else the error that stands.
  Status clear(Error error, std::optional<std::size_t> statement);

 private:
  Status wait_for_lock(Error error);
  bool may_have_committed(std::optional<std::size_t> statement) const;
  Status put_alone(Error error, std::size_t statement);
  bool make_role(const Error& error);
  Status make_bare_role(const std::string& role);
  bool raise_role(const Error& error, std::size_t statement);
  bool pass_over_role(const Error& error, std::size_t statement);

  Session& session_;
  Unit& unit_;
  int lock_attempts_ = 0;
  std::set<std::string> made_;    // roles, so that one is not made for ever
  std::set<std::string> raised_;  // to superusers
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace shale
