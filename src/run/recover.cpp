#include "run/recover.h"

#include <algorithm>
#include <nlohmann/json.hpp>
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

// CREATE INDEX CONCURRENTLY and REINDEX CONCURRENTLY: what is new and invalid goes; a new valid
// index of the table means that CREATE INDEX was done.
Result<Recovered> recover_index(Session& session, const Facts& facts, const Json& outset) {
  const std::set<std::string> invalid_before = strings_of(outset, "invalid");
  TRY(invalid_now, column(session, invalid_indexes, {table_of(facts)}));
  for (const std::string& oid : invalid_now)
    if (!invalid_before.contains(oid)) CHECK(drop_invalid(session, oid));
  if (facts.quick.verb != "create index") return Recovered::run_again;
  const std::set<std::string> before = strings_of(outset, "indexes");
  TRY(now, column(session, indexes_of_table, {object_of(facts, "table")}));
  for (const std::string& oid : now)
    if (!before.contains(oid)) return Recovered::done;
  return Recovered::run_again;
}

Result<Recovered> recover_detach(Session& session, const Unit& unit, std::size_t i) {
  // The parent and the partition are the first two tables of the statement.
  const Facts facts = facts_of(unit.text_of(i));
  std::vector<std::string> tables;
  for (const ObjectUse& use : facts.objects)
    if (use.kind == "table")
      tables.push_back((use.schema.empty() ? "" : quote_name(use.schema) + ".") +
                       quote_name(use.name));
  if (tables.size() < 2) return Recovered::run_again;
  TRY(rows,
      session.connection().query("select inhdetachpending from pg_catalog.pg_inherits "
                                 "where inhparent = to_regclass($1) and inhrelid = to_regclass($2)",
                                 {tables[0], tables[1]}));
  if (rows.size() == 0) return Recovered::done;
  if (!rows.truth(0, 0)) return Recovered::run_again;
  CHECK(session.connection().run("alter table " + tables[0] + " detach partition " + tables[1] +
                                 " finalize"));
  return Recovered::done;
}

struct Existence {
  std::string_view verb;
  std::string_view kind;
  std::string_view query;  // one row if the object is there
  bool done_if_there;      // of CREATE; of DROP the other way round
};
constexpr Existence existences[] = {
    {"create database", "database", "select from pg_catalog.pg_database where datname = $1", true},
    {"drop database", "database", "select from pg_catalog.pg_database where datname = $1", false},
    {"create tablespace", "tablespace", "select from pg_catalog.pg_tablespace where spcname = $1",
     true},
    {"drop tablespace", "tablespace", "select from pg_catalog.pg_tablespace where spcname = $1",
     false},
    {"create subscription", "subscription",
     "select from pg_catalog.pg_subscription where subname = $1", true},
    {"drop subscription", "subscription",
     "select from pg_catalog.pg_subscription where subname = $1", false},
};

// Statements that do the same when they run twice.
bool is_repeatable(std::string_view verb) {
  for (std::string_view known : {"vacuum", "cluster", "reindex", "alter system", "discard",
                                 "drop index", "alter database", "analyze"})
    if (verb == known) return true;
  return false;
}

}  // namespace

Result<std::string> outset_of(Session& session, const Unit& unit, std::size_t i) {
  const Facts facts = facts_of(unit.text_of(i));
  if (!facts.concurrently || facts.quick.verb == "drop index") return std::string();
  TRY(invalid, column(session, invalid_indexes, {table_of(facts)}));
  Json outset{{"invalid", invalid}};
  if (facts.quick.verb == "create index") {
    TRY(indexes, column(session, indexes_of_table, {object_of(facts, "table")}));
    outset["indexes"] = indexes;
  }
  return outset.dump();
}

Result<Recovered> recover(Session& session, const Unit& unit, std::size_t i,
                          const Record& interrupted) {
  const Facts facts = facts_of(unit.text_of(i));
  const std::string_view verb = facts.quick.verb;
  const Json outset = Json::parse(interrupted.detail, nullptr, false);
  if (facts.concurrently && (verb == "create index" || verb == "reindex"))
    return recover_index(session, facts, outset);
  if (facts.concurrently && verb == "alter table") return recover_detach(session, unit, i);
  for (const Existence& existence : existences) {
    if (verb != existence.verb) continue;
    TRY(rows, session.connection().query(existence.query, {name_of_kind(facts, existence.kind)}));
    return (rows.size() > 0) == existence.done_if_there ? Recovered::done : Recovered::run_again;
  }
  if (verb == "drop index") {
    TRY(rows,
        session.connection().query("select to_regclass($1) is null", {object_of(facts, "index")}));
    return rows.truth(0, 0) ? Recovered::done : Recovered::run_again;
  }
  // It was refused, so it is known not to have been done.
  if (is_repeatable(verb) || interrupted.event == Event::failed) return Recovered::run_again;
  return Error{
      .fault = Fault::database,
      .what = unit.migration->stem +
              " was interrupted in this statement, and nobody can know whether it was done",
      .hint = "look at what is there; then: shale repair --finish --from " + std::to_string(i + 1) +
              " (run it again) or --from " + std::to_string(i + 2) + " (go on behind it)",
      .place = place_in(unit, i)};
}

}  // namespace shale
