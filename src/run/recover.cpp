#include "run/recover.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

using Json = nlohmann::json;

// An object of the statement, as SQL names it; "" if there is none of that kind.
std::string object_of(const Facts& facts, std::string_view kind) {
  for (const ObjectUse& use : facts.objects)
    if (use.kind == kind)
      return (use.schema.empty() ? "" : quote_name(use.schema) + ".") + quote_name(use.name);
  return "";
}

std::string name_of_kind(const Facts& facts, std::string_view kind) {
  for (const ObjectUse& use : facts.objects)
    if (use.kind == kind) return use.name;
  return "";
}

Result<std::vector<std::string>> column(Session& session, std::string_view sql,
                                        const Arguments& arguments = {}) {
  TRY(rows, session.connection().query(sql, arguments));
  std::vector<std::string> values;
  for (int i = 0; i < rows.size(); ++i) values.emplace_back(rows.at(i, 0));
  return values;
}

constexpr std::string_view indexes_of_table =
    "select indexrelid::text from pg_catalog.pg_index where indrelid = to_regclass($1)";
// Of the table, or of all ($1 is empty), but for those that somebody is making now.
constexpr std::string_view invalid_indexes =
    "select indexrelid::text from pg_catalog.pg_index where not indisvalid "
    "and ($1 = '' or indrelid = to_regclass($1)) and indexrelid not in "
    "(select index_relid from pg_catalog.pg_stat_progress_create_index "
    "where index_relid is not null)";

// What REINDEX CONCURRENTLY leaves of its own.
constexpr std::string_view invalid_copies =
    "select indexrelid::text from pg_catalog.pg_index join pg_catalog.pg_class on oid = indexrelid "
    "where not indisvalid and relname ~ '_cc(new|old)[0-9]*$' and ($1 = '' or true) and indexrelid "
    "not in (select index_relid from pg_catalog.pg_stat_progress_create_index "
    "where index_relid is not null)";

Status drop_invalid(Session& session, const std::string& oid) {
  TRY(names, column(session, "select $1::oid::regclass::text", {oid}));
  if (names.empty()) return ok();
  Status dropped = session.connection().run("drop index concurrently " + names[0]);
  if (!dropped)
    return std::move(dropped).error().while_doing("dropping the invalid index " + names[0]);
  session.observer().note("dropped the invalid index " + names[0] +
                          " that the interrupted run left");
  return ok();
}

// The table whose indexes the statement can leave invalid; "" if that is not known.
std::string table_of(const Facts& facts) {
  return facts.quick.verb == "create index" ? object_of(facts, "table") : "";
}

std::set<std::string> strings_of(const Json& json, const char* key) {
  std::set<std::string> values;
  if (json.is_object() && json.contains(key))
    for (const Json& value : json[key])
      if (value.is_string()) values.insert(value.get<std::string>());
  return values;
}

// What is new and invalid goes. REINDEX leaves indexes of its own names only.
// Goes by what was written down, because the file may have been edited since.
Status clean_up(Session& session, const Json& outset) {
  if (!outset.is_object() || !outset.contains("invalid")) return ok();
  const std::string table = outset.value("table", "");
  const std::set<std::string> before = strings_of(outset, "invalid");
  TRY(now, column(session, table.empty() ? invalid_copies : invalid_indexes, {table}));
  for (const std::string& oid : now)
    if (!before.contains(oid)) CHECK(drop_invalid(session, oid));
  return ok();
}

// Behind a pooler the server can still be at it when its runner is gone.
Status check_not_building(Session& session, const Unit& unit, std::size_t i, const Facts& facts) {
  if (!facts.concurrently || table_of(facts).empty()) return ok();
  TRY(rows, session.connection().query("select pid from pg_catalog.pg_stat_progress_create_index "
                                       "where relid = to_regclass($1)",
                                       {table_of(facts)}));
  if (rows.size() == 0) return ok();
  return Error{.fault = Fault::database,
               .what = "an index of " + table_of(facts) +
                       " is still being built in the server (pid " + std::string(rows.at(0, 0)) +
                       ")",
               .hint = "wait for its end; then: shale up",
               .place = place_in(unit, i)};
}

// Is the index there, valid, on its table, and was it not before?
Result<bool> index_was_made(Session& session, const Facts& facts, const Json& outset) {
  const std::set<std::string> before = strings_of(outset, "indexes");
  TRY(now, session.connection().query("select indexrelid::text, relname from pg_catalog.pg_index "
                                      "join pg_catalog.pg_class on oid = indexrelid "
                                      "where indisvalid and indrelid = to_regclass($1)",
                                      {table_of(facts)}));
  const std::string name = name_of_kind(facts, "index");
  for (int i = 0; i < now.size(); ++i)
    if (!before.contains(std::string(now.at(i, 0))) && (name.empty() || now.at(i, 1) == name))
      return true;
  return false;
}

Result<bool> was_detached(Session& session, const Facts& facts) {
  // The parent and the partition are the first two tables of the statement.
  std::vector<std::string> tables;
  for (const ObjectUse& use : facts.objects)
    if (use.kind == "table")
      tables.push_back((use.schema.empty() ? "" : quote_name(use.schema) + ".") +
                       quote_name(use.name));
  if (tables.size() < 2) return false;
  TRY(rows,
      session.connection().query("select inhdetachpending from pg_catalog.pg_inherits "
                                 "where inhparent = to_regclass($1) and inhrelid = to_regclass($2)",
                                 {tables[0], tables[1]}));
  if (rows.size() == 0) return true;
  if (!rows.truth(0, 0)) return false;
  CHECK(session.connection().run("alter table " + tables[0] + " detach partition " + tables[1] +
                                 " finalize"));
  return true;
}

struct Existence {
  std::string_view verb;
  std::string_view kind;
  std::string_view query;  // one row if the object is there
};
constexpr Existence existences[] = {
    {"create database", "database", "select from pg_catalog.pg_database where datname = $1"},
    {"drop database", "database", "select from pg_catalog.pg_database where datname = $1"},
    {"create tablespace", "tablespace", "select from pg_catalog.pg_tablespace where spcname = $1"},
    {"drop tablespace", "tablespace", "select from pg_catalog.pg_tablespace where spcname = $1"},
    {"create subscription", "subscription",
     "select from pg_catalog.pg_subscription where subname = $1"},
    {"drop subscription", "subscription",
     "select from pg_catalog.pg_subscription where subname = $1"},
};

// Is the object of a CREATE or DROP there? Nothing for other statements.
Result<std::optional<bool>> is_there(Session& session, const Facts& facts) {
  for (const Existence& existence : existences) {
    if (facts.quick.verb != existence.verb) continue;
    TRY(rows, session.connection().query(existence.query, {name_of_kind(facts, existence.kind)}));
    return std::optional<bool>(rows.size() > 0);
  }
  if (facts.quick.verb != "drop index") return std::optional<bool>();
  TRY(rows, session.connection().query("select to_regclass($1) is not null",
                                       {object_of(facts, "index")}));
  return std::optional<bool>(rows.truth(0, 0));
}

// Of a statement that was under way when its runner ended: did it do its work? What was so before
// it ran says nothing.
Result<bool> was_done(Session& session, const Facts& facts, const Json& outset) {
  const std::string_view verb = facts.quick.verb;
  if (facts.concurrently && verb == "create index") return index_was_made(session, facts, outset);
  if (facts.concurrently && verb == "alter table") return was_detached(session, facts);
  TRY(there, is_there(session, facts));
  if (!there || !outset.is_object() || !outset.contains("there")) return false;
  return outset["there"] != *there;
}

// Can it have committed a part of its work before it ended? Then running it again is a person's
// choice.
bool may_be_half_done(std::string_view verb) {
  return verb == "call" || verb == "do" || verb.empty();
}

}  // namespace

Result<std::string> outset_of(Session& session, const Unit& unit, std::size_t i) {
  const Facts facts = facts_of(unit.text_of(i));
  Json outset = Json::object();
  TRY(there, is_there(session, facts));
  if (there) outset["there"] = *there;
  const std::string_view verb = facts.quick.verb;
  if (facts.concurrently && (verb == "create index" || verb == "reindex")) {
    TRY(invalid,
        column(session, verb == "reindex" ? invalid_copies : invalid_indexes, {table_of(facts)}));
    outset["invalid"] = invalid;
    outset["table"] = table_of(facts);
  }
  if (facts.concurrently && verb == "create index") {
    TRY(indexes, column(session, indexes_of_table, {table_of(facts)}));
    outset["indexes"] = indexes;
  }
  return outset.empty() ? std::string() : outset.dump();
}

Result<Recovered> recover(Session& session, const Unit& unit, std::size_t i,
                          const Record& interrupted, Repeat repeat) {
  const Facts facts = facts_of(unit.text_of(i));
  const Json outset = Json::parse(interrupted.detail, nullptr, false);
  CHECK(check_not_building(session, unit, i, facts));
  CHECK(clean_up(session, outset));
  if (repeat == Repeat::person_said_so) return Recovered::run_again;
  // A statement that was refused was not done.
  if (interrupted.event == Event::running) {
    TRY(done, was_done(session, facts, outset));
    if (done) return Recovered::done;
  }
  if (!may_be_half_done(facts.quick.verb)) return Recovered::run_again;
  return Error{
      .fault = Fault::database,
      .what = unit.migration->stem +
              " was interrupted in this statement, and nobody can know how much of it was done",
      .hint = "look at what is there; then: shale repair --finish --from " + std::to_string(i + 1) +
              " (run it again) or --from " + std::to_string(i + 2) + " (go on behind it)",
      .place = place_in(unit, i)};
}

}  // namespace shale
