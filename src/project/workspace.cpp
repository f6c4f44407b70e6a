#include "project/workspace.h"

#include <optional>
#include <thread>

#include "base/text.h"
#include "run/renames.h"

namespace shale {

namespace {

Result<std::unique_ptr<Session>> open_session(const Settings& settings, const Database& database,
                                              const SessionOptions& options, Observer& observer) {
  auto session = Session::open(database.target, options, observer);
  if (session || !database.local) return session;
  // The local server has no database for this folder yet.
  CHECK(make_database(settings));
  return Session::open(database.target, options, observer);
}

}  // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const Settings& settings, SessionOptions options,
                                                   Observer& observer) {
  std::unique_ptr<Workspace> work(new Workspace());
  work->settings_ = settings;
  CHECK(require_migrations(settings));
  TRY(database, project_database(settings));
  work->database_ = std::move(database);
  options.make_roles = work->database_.local;
  // The server makes us a process while we read the files.
  std::optional<Result<std::unique_ptr<Session>>> session;
  std::thread opening(
      [&] { session.emplace(open_session(settings, work->database_, options, observer)); });
  auto folder = read_folder(settings.migrations);
  opening.join();
  if (!folder) return std::move(folder).error();
  CHECK(check_versions(*folder));
  if (!*session) return std::move(*session).error();
  work->folder_ = *std::move(folder);
  TRY(proof, read_squash_proof(settings.migrations));
  work->proof_ = std::move(proof);
  work->session_ = **std::move(session);
  TRY(offered, offered_extensions(work->session_->connection(), wanted_extensions(work->folder_)));
  work->offered_ = std::move(offered);
  CHECK(work->look());
  return work;
}

Status Workspace::lock() {
  CHECK(session_->lock());
  if (const std::vector<Rename> renames = due_renames(folder_, session_->history());
      !renames.empty()) {
    std::vector<std::string> names;
    for (const Rename& rename : renames)
      names.push_back(rename.record->stem + " as " + rename.migration->stem);
    CHECK(write_renames(*session_, renames));
    session_->observer().note("the history knows " + listed(names, 3) + " by now");
  }
  return look();
}

Status Workspace::look() {
  TRY(overview, overview_of(folder_, session_->history(), offered_, proof_ ? &*proof_ : nullptr));
  overview_ = std::move(overview);
  return ok();
}

}  // namespace shale
