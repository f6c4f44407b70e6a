// What most commands need, opened in one go: settings, folder, database, session, overview.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "migration/migration.h"
#include "migration/squash_proof.h"
#include "project/project.h"
#include "run/session.h"
#include "run/state.h"

namespace shale {

class Workspace {
 public:
  // Reads the folder and connects. `session` is changed by what the settings say.
  static Result<std::unique_ptr<Workspace>> open(const Settings& settings, SessionOptions session,
                                                 Observer& observer);

  const Settings& settings() const { return settings_; }
  const Folder& folder() const { return folder_; }
  // Of the folder's squash, where it has one.
  const std::optional<SquashProof>& proof() const { return proof_; }
  const Database& database() const { return database_; }
  Session& session() { return *session_; }
  const History& history() const { return std::as_const(*session_).history(); }
  const Overview& overview() const { return overview_; }

  // Takes the lock and looks again: what is pending may be another's work by now.
  Status lock();
  // Looks again, after something was applied.
  Status look();

 private:
  Workspace() = default;
  Settings settings_;
  Folder folder_;
  std::optional<SquashProof> proof_;
  Database database_;
  std::unique_ptr<Session> session_;
  std::set<std::string> offered_;
  Overview overview_;
};

}  // namespace shale
