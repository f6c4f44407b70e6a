#include "run/replay.h"

#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/text.h"
#include "run/state.h"
#include "server/maintenance.h"
#include "server/scratch.h"
#include "server/snapshot.h"

namespace shale {
namespace {

using Json = nlohmann::json;

// Changes when the same migrations would leave something else behind than an older shale's did.
constexpr std::string_view snapshot_format = "shale snapshot 1";

// What the migrations can't see of the server: only they can run, of all that the folder has.
Result<std::vector<const Migration*>> runnable(Connection& connection, const Folder& folder) {
  TRY(offered, offered_extensions(connection, wanted_extensions(folder)));
  TRY(overview, overview_of(folder, History(), offered));
  std::vector<const Migration*> migrations;
  for (const Standing& standing : overview.standings)
    if (standing.state == State::pending) migrations.push_back(standing.migration);
  return migrations;
}

// The key of the state after each prefix, the empty one first.
std::vector<std::string> keys_of(const Server& server,
                                 const std::vector<const Migration*>& migrations) {
  std::string key = sha256(std::string(snapshot_format) + " " + server.binaries().version +
                           (server.is_local() ? "" : " " + server.target("").get("user")))
                        .substr(0, 32);
  std::vector<std::string> keys{key};
  for (const Migration* migration : migrations) {
    key = sha256(key + " " + migration->stem + " " + migration->checksum).substr(0, 32);
    keys.push_back(key);
  }
  return keys;
}

Result<std::vector<std::string>> names(Connection& connection, std::string_view sql) {
  TRY(rows, connection.query(sql));
  std::vector<std::string> all;
  for (int i = 0; i < rows.size(); ++i) all.emplace_back(rows.at(i, 0));
  return all;
}

constexpr std::string_view own_schemas = R"(
select nspname from pg_catalog.pg_namespace n
where nspname !~ '^pg_' and nspname not in ('information_schema', 'shale')
  and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass
                  and d.objid = n.oid and d.deptype = 'e')
  and (nspname <> 'public'
       or exists (select from pg_class c where c.relnamespace = n.oid and not exists (
            select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
       or exists (select from pg_proc p where p.pronamespace = n.oid and not exists (
            select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'))
       or exists (select from pg_type t where t.typnamespace = n.oid and t.typcategory <> 'A' and not exists (
            select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')))
order by 1)";

Result<Managed> managed_in(Connection& connection) {
  Managed managed;
  TRY(schemas, names(connection, own_schemas));
  TRY(extensions,
      names(connection, "select extname from pg_extension where extname <> 'plpgsql' order by 1"));
  TRY(triggers, names(connection, "select evtname from pg_event_trigger order by 1"));
  TRY(publications, names(connection, "select pubname from pg_publication order by 1"));
  TRY(wrappers, names(connection, "select fdwname from pg_foreign_data_wrapper order by 1"));
  return Managed{schemas, extensions, triggers, publications, wrappers};
}

std::string note_of(const Managed& managed) {
  return Json{{"schemas", managed.schemas},
              {"extensions", managed.extensions},
              {"event_triggers", managed.event_triggers},
              {"publications", managed.publications},
              {"foreign_data_wrappers", managed.foreign_data_wrappers}}
      .dump();
}

Managed managed_from(const std::string& note) {
  const Json json = Json::parse(note, nullptr, false);
  const auto list = [&](const char* key) {
    return json.is_object() && json.contains(key) ? json[key].get<std::vector<std::string>>()
                                                  : std::vector<std::string>();
  };
  return Managed{list("schemas"), list("extensions"), list("event_triggers"), list("publications"),
                 list("foreign_data_wrappers")};
}

// Replays the migrations behind the prefix that the template holds.
Result<Managed> replay_rest(const Server& server, const ScratchDatabase& scratch,
                            const std::vector<const Migration*>& rest, Observer& observer) {
  TRY(session, Session::open(scratch.target(), replay_session(server), observer));
  CHECK(session->lock());
  RunReport report = apply(*session, rest, Direction::up);
  if (report.error) {
    const bool lacks =
        report.error->sqlstate == "0A000" && contains(report.error->what, "is not available");
    report.error->hint =
        lacks
            ? "install the extension's package, so that the local server has it; or name a server "
              "that has it, in shale.toml: [server] url = \"postgresql://…\"; or databases "
              "that have it, with --database-url"
            : "correct the file and try again";
    report.error->notes = {
        "this was a replay on a scratch database; the project's database is untouched"};
    return std::move(*report.error).while_doing("replaying " + report.failed_stem);
  }
  return managed_in(session->connection());
}

// Is there a snapshot of all of it?
bool is_whole(const ReplayPlan& plan) {
  return !plan.database.empty() && plan.prefix + 1 == plan.keys.size();
}

Result<ReplayPlan> plan_by(Connection& maintenance, const Server& server, const Folder& folder,
                           std::size_t longest) {
  ReplayPlan plan;
  TRY(migrations, runnable(maintenance, folder));
  plan.migrations = std::move(migrations);
  if (plan.migrations.size() > longest) plan.migrations.resize(longest);
  plan.keys = keys_of(server, plan.migrations);
  TRY(found, find_snapshot(maintenance, plan.keys));
  if (!found) return plan;
  plan.database = *found;
  for (std::size_t i = 0; i < plan.keys.size(); ++i)
    if (found->ends_with(plan.keys[i])) plan.prefix = i;
  return plan;
}

std::vector<const Migration*> behind_prefix(const ReplayPlan& plan) {
  return {plan.migrations.begin() + static_cast<std::ptrdiff_t>(plan.prefix),
          plan.migrations.end()};
}

}  // namespace

SessionOptions replay_session(const Server& server) {
  SessionOptions options;
  options.make_roles = true;
  options.alone = server.is_local();  // elsewhere there may be a pooler before it
  if (server.is_confined()) options.role_maker = server.target("postgres");
  return options;
}

Result<std::string> snapshot_note_of(Connection& connection) {
  TRY(managed, managed_in(connection));
  return note_of(managed);
}

Result<ReplayPlan> plan_replay(const Server& server, const Folder& folder, std::size_t longest) {
  TRY(maintenance, Maintenance::of(server));
  return plan_by(*maintenance, server, folder, longest);
}

Result<ScratchDatabase> replay_on(const Server& server, const std::string& template_database,
                                  const std::vector<const Migration*>& migrations,
                                  Observer& observer) {
  TRY(scratch, ScratchDatabase::make(server, template_database));
  CHECK(replay_into(server, scratch, migrations, observer));
  return scratch;
}

Status replay_into(const Server& server, const ScratchDatabase& scratch,
                   const std::vector<const Migration*>& migrations, Observer& observer) {
  if (!migrations.empty()) CHECK(replay_rest(server, scratch, migrations, observer));
  return ok();
}

Result<ReplayToRead> replay_to_read(const Server& server, const ReplayPlan& plan,
                                    Observer& observer) {
  TRY(scratch, ScratchDatabase::make(server, plan.database));
  if (is_whole(plan)) return ReplayToRead{.database = std::move(scratch)};
  TRY(managed, replay_rest(server, scratch, behind_prefix(plan), observer));
  return ReplayToRead{
      .database = std::move(scratch), .key = plan.keys.back(), .note = note_of(managed)};
}

Status keep(const Server& server, ReplayToRead&& replayed) {
  ReplayToRead mine = std::move(replayed);
  if (mine.key.empty()) return ok();
  return keep_snapshot(server, *std::move(mine.database), mine.key, mine.note);
}

Result<Replayed> replay(const Server& server, const Folder& folder, Observer& observer) {
  TRY(plan, plan_replay(server, folder));
  if (is_whole(plan)) {
    TRY(maintenance, Maintenance::of(server));
    TRY(note, snapshot_note(*maintenance, plan.database));
    return Replayed{.database = plan.database, .managed = managed_from(note), .was_there = true};
  }
  TRY(scratch, ScratchDatabase::make(server, plan.database));
  TRY(managed, replay_rest(server, scratch, behind_prefix(plan), observer));
  CHECK(keep_snapshot(server, std::move(scratch), plan.keys.back(), note_of(managed)));
  TRY(maintenance, Maintenance::of(server));
  TRY(kept, find_snapshot(*maintenance, {plan.keys.back()}));
  if (!kept)
    return Error{.fault = Fault::database,
                 .what = "the snapshot was pruned at once",
                 .hint = "try again; shale db status shows how many there are"};
  return Replayed{.database = *kept, .managed = std::move(managed)};
}

}  // namespace shale
