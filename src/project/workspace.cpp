#include "project/workspace.h"

namespace shale {

Result<std::unique_ptr<Workspace>> Workspace::open(const Settings& settings, SessionOptions options,
                                                   Observer& observer) {
  std::unique_ptr<Workspace> work(new Workspace());
  work->settings_ = settings;
  CHECK(require_migrations(settings));
  TRY(folder, read_folder(settings.migrations));
  if (folder.migrations.empty() && !folder.strays.empty())
    return Error{
        .what = "none of the SQL files in " + shown(settings.migrations) + " has a version",
        .hint =
            "a migration's name starts with its number: 001_name.sql, or 001_name.up.sql "
            "with 001_name.down.sql",
        .notes = {folder.strays.front()}};
  work->folder_ = std::move(folder);
  TRY(database, project_database(settings));
  work->database_ = std::move(database);
  options.make_roles = work->database_.local;
  TRY(session, Session::open(work->database_.target, options, observer));
  work->session_ = std::move(session);
  TRY(offered, offered_extensions(work->session_->connection(), wanted_extensions(work->folder_)));
  work->offered_ = std::move(offered);
  CHECK(work->look());
  return work;
}

Status Workspace::lock() {
  CHECK(session_->lock());
  return look();
}

Status Workspace::look() {
  TRY(overview, overview_of(folder_, session_->history(), offered_));
  overview_ = std::move(overview);
  return ok();
}

}  // namespace shale
