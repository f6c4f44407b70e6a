#include "server/snapshot.h"

#include <algorithm>
#include <ctime>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "server/maintenance.h"
#include "server/quote.h"

namespace shale {
namespace {

using nlohmann::json;

constexpr long long use_resolution = 60;  // seconds: a write per use would cost more than it tells

// Only what was kept whole has both marks.
constexpr std::string_view whole = "datistemplate and not datallowconn";

std::string database_of(std::string_view key) {
  return std::string(snapshot_prefix) + std::string(key);
}

bool is_key(std::string_view key) {
  return key.size() == 32 && key.find_first_not_of("0123456789abcdef") == key.npos;
}

Error bad_key(const std::string& key) {
  return {.fault = Fault::internal, .what = "a snapshot's key is 32 hexadecimal digits: " + key};
}

long long now() {
  return static_cast<long long>(std::time(nullptr));
}

std::string comment_sql(const std::string& database, const std::string& note, long long used) {
  const json comment = {{"note", note}, {"used", used}};
  const auto how = json::error_handler_t::replace;
  return "comment on database " + quoted_name(database) + " is " +
         quoted_literal(comment.dump(-1, ' ', false, how));
}

// Comments can be edited by hand; what can't be read counts as never used.
Snapshot read_comment(std::string_view text) {
  const json comment = json::parse(text, nullptr, false);
  if (!comment.is_object()) return {};
  Snapshot out;
  if (const auto note = comment.find("note"); note != comment.end() && note->is_string())
    out.note = note->get<std::string>();
  if (const auto used = comment.find("used"); used != comment.end() && used->is_number_integer())
    out.used = used->get<long long>();
  return out;
}

std::string text_array(const std::vector<std::string>& keys) {
  return "{" + join(keys, ",") + "}";
}

bool exists_already(const Error& error) {
  return error.sqlstate == "42P04" || error.sqlstate == "23505";
}

}  // namespace

Result<std::optional<std::string>> find_snapshot(Connection& maintenance,
                                                 const std::vector<std::string>& keys) {
  for (const std::string& key : keys)
    if (!is_key(key)) return bad_key(key);
  TRY(rows, maintenance.query(
                "select datname, shobj_description(oid, 'pg_database') from "
                "unnest($1::text[]) with ordinality as wanted (key, place) join pg_database "
                "on datname = 'shale_snap_' || key where " +
                    std::string(whole) + " order by place desc limit 1",
                {text_array(keys)}));
  if (rows.size() == 0) return std::optional<std::string>();
  const std::string database(rows.at(0, 0));
  const Snapshot known = read_comment(rows.at(0, 1));
  if (now() - known.used >= use_resolution) {
    // Fails if another Shale writes the same at the same moment: then it is written.
    [[maybe_unused]] const Status written =
        maintenance.run(comment_sql(database, known.note, now()));
  }
  return std::optional<std::string>(database);
}

Result<std::string> snapshot_note(Connection& maintenance, const std::string& database) {
  TRY(rows, maintenance.query("select shobj_description(oid, 'pg_database') from pg_database where "
                              "datname = $1",
                              {database}));
  if (rows.size() == 0) return std::string();
  return read_comment(rows.at(0, 0)).note;
}

Status keep_snapshot(const Server& server, ScratchDatabase&& scratch, const std::string& key,
                     const std::string& note) {
  if (!is_key(key)) return bad_key(key);
  if (server.is_confined())
    return Error{.fault = Fault::internal, .what = "what is not trusted is not kept"};
  ScratchDatabase taken = std::move(scratch);
  const std::string name = quoted_name(taken.name());
  TRY(connection, Maintenance::of(server));
  TRY(ended, connection->query("select pg_terminate_backend(pid) from pg_stat_activity where "
                               "datname = $1",
                               {taken.name()}));
  const Status kept =
      connection->run("begin; " + comment_sql(taken.name(), note, now()) + "; alter database " +
                      name + " with is_template true allow_connections false; alter database " +
                      name + " rename to " + quoted_name(database_of(key)) + "; commit");
  if (!kept) {
    CHECK(connection->run("rollback"));
    if (exists_already(kept.error())) return taken.drop();
    return kept;
  }
  taken.release();
  return prune_snapshots(*connection);
}

Result<std::vector<Snapshot>> list_snapshots(Connection& maintenance) {
  TRY(rows, maintenance.query(
                "select datname, shobj_description(oid, 'pg_database'), pg_database_size(oid) from "
                "pg_database where datname like 'shale\\_snap\\_%' and " +
                std::string(whole)));
  std::vector<Snapshot> all;
  for (int i = 0; i < rows.size(); ++i) {
    Snapshot snapshot = read_comment(rows.at(i, 1));
    snapshot.key = rows.at(i, 0).substr(snapshot_prefix.size());
    snapshot.bytes = rows.number(i, 2);
    all.push_back(std::move(snapshot));
  }
  std::ranges::sort(all, [](const Snapshot& a, const Snapshot& b) {
    return a.used != b.used ? a.used > b.used : a.key < b.key;
  });
  return all;
}

Status drop_snapshot(Connection& maintenance, const std::string& key) {
  if (!is_key(key)) return bad_key(key);
  // Renamed first to a scratch database of no process: a kill in between leaves an orphan that is
  // dropped, and never half a snapshot.
  const std::string snapshot = quoted_name(database_of(key));
  const std::string doomed = quoted_name("shale_scratch_0_0_" + key);
  CHECK(maintenance.run("drop database if exists " + doomed));
  const Status renamed = maintenance.run("begin; alter database " + snapshot +
                                         " with is_template false; alter database " + snapshot +
                                         " rename to " + doomed + "; commit");
  if (!renamed) {
    CHECK(maintenance.run("rollback"));
    // It is gone, or another Shale drops it at this moment ("tuple concurrently updated").
    const std::string& why = renamed.error().sqlstate;
    return why == "3D000" || why == "XX000" ? ok() : renamed;
  }
  return maintenance.run("drop database if exists " + doomed);
}

Status prune_snapshots(Connection& maintenance, std::size_t keep) {
  TRY(count, maintenance.query("select count(*) from pg_database where datname like "
                               "'shale\\_snap\\_%' and " +
                               std::string(whole)));
  if (static_cast<std::size_t>(count.number(0, 0)) <= keep) return ok();
  TRY(all, list_snapshots(maintenance));
  for (std::size_t i = keep; i < all.size(); ++i) CHECK(drop_snapshot(maintenance, all[i].key));
  return ok();
}

}  // namespace shale
