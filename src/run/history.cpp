#include "run/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

#include "base/text.h"
#include "base/version.h"
#include "sql/facts.h"

namespace shale {
namespace {

constexpr std::array<std::string_view, 7> event_names = {
    "applied", "taken back", "running", "progress", "failed", "accepted", "undone"};

constexpr std::string_view ddl = R"(
create schema if not exists shale;
create table if not exists shale.history (
  number bigint primary key,
  at timestamptz not null default clock_timestamp(),
  event text not null check (event in
    ('applied', 'taken back', 'running', 'progress', 'failed', 'accepted', 'undone')),
  direction text not null check (direction in ('up', 'down')),
  stem text not null,
  version text not null,
  done integer not null,
  total integer not null,
  checksum text not null,
  tokens text not null,
  milliseconds double precision,
  detail text,
  role text not null default session_user,
  program text not null
);
create table if not exists shale.settings (key text primary key, value text not null);
create or replace view shale.applied as
  select stem, version, at as applied_at, milliseconds, checksum, role, number
  from (select distinct on (stem) * from shale.history order by stem, number desc) newest
  where event in ('applied', 'accepted');
comment on schema shale is 'The history of migrations, kept by shale.';
comment on table shale.history is
  'Every event, append-only: each number is the one before it plus one.';
comment on view shale.applied is 'The migrations that are applied now.';
comment on table shale.settings is 'Settings of this database for shale.';
)";

// A page in the order in which they were written: a later event of a stem stands for the earlier
// ones. Sorting and formatting are left to us, because this is most of what a run that has nothing
// to do costs the server. Pages, because an answer takes as much memory again as what is made of
// it.
constexpr int page = 2000;
constexpr std::string_view events = R"(
select number, event, direction, stem, version, checksum, tokens, done, total,
  (extract(epoch from at) * 1000)::bigint, milliseconds, coalesce(detail, '')
from shale.history where number > {} order by number limit {})";

constexpr std::string_view adopted_tables = R"(
select value from shale.settings where key like 'adopted from %' union
select format('%I.%I', n.nspname, c.relname) from shale.settings s
join pg_catalog.pg_depend d on d.classid = 1259 and d.refclassid = 1259
  and d.refobjid = to_regclass(s.value) and d.deptype in ('a', 'i')
join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where s.key like 'adopted from %' order by 1)";

// Milliseconds since 1970 as ISO 8601: "2025-10-25T09:30:00.123Z".
std::string iso_time(long long milliseconds) {
  const std::time_t seconds = milliseconds / 1000;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
  return fmt::format("{}.{:03}Z", std::string_view(text.data(), length), milliseconds % 1000);
}

Event event_named(std::string_view name) {
  const auto found = std::ranges::find(event_names, name);
  return static_cast<Event>(found - event_names.begin());
}

// undefined_table, invalid_schema_name: there is no history yet.
bool is_absent(const Error& error) {
  return error.sqlstate == "42P01" || error.sqlstate == "3F000";
}

}  // namespace

std::string_view name_of(Event event) {
  return event_names[static_cast<std::size_t>(event)];
}

static Record record_of(const Rows& rows, int i) {
  Record record{.number = rows.number(i, 0),
                .event = event_named(rows.at(i, 1)),
                .direction = rows.at(i, 2) == "up" ? Direction::up : Direction::down,
                .stem = std::string(rows.at(i, 3)),
                .version = std::string(rows.at(i, 4)),
                .checksum = std::string(rows.at(i, 5)),
                .tokens = std::string(rows.at(i, 6)),
                .done = static_cast<int>(rows.number(i, 7)),
                .total = static_cast<int>(rows.number(i, 8)),
                .at = iso_time(rows.number(i, 9)),
                .detail = std::string(rows.at(i, 11))};
  if (!rows.is_null(i, 10))
    record.milliseconds = std::strtod(std::string(rows.at(i, 10)).c_str(), nullptr);
  return record;
}

Result<History> History::read(Connection& connection) {
  History history;
  long long last = 0;
  for (int size = page; size == page;) {
    const auto rows = connection.query(fmt::format(events, last, page));
    if (!rows) {
      if (is_absent(rows.error())) return History();
      Error error = rows.error();
      if (error.sqlstate == "42501")
        error.hint =
            "grant it: grant usage on schema shale to …; grant select on shale.history to …";
      return std::move(error).while_doing("reading the history");
    }
    history.exists_ = true;
    size = rows->size();
    for (int i = 0; i < size; ++i) history.add(record_of(*rows, i));
    if (size > 0) last = rows->number(size - 1, 0);
  }
  return history;
}

Status History::create(Connection& connection) {
  Status made = connection.run("begin;" + std::string(ddl) + "commit");
  if (made) return made;
  Error error = std::move(made).error();
  [[maybe_unused]] const Status back = connection.run("rollback");
  if (error.sqlstate == "42501")
    error.hint =
        "shale keeps its history in a schema of its own: grant create on database " +
        quote_name(connection.parameter("dbname").empty() ? connection.target().get("dbname")
                                                          : connection.parameter("dbname")) +
        " to this role";
  if (error.sqlstate == "25006")
    error.hint =
        "this is a standby, or default_transaction_read_only is on for the role or the database: "
        "connect to a database that can be written";
  return std::move(error).while_doing("making the history (schema shale)");
}

const Record* History::find(std::string_view stem) const {
  const auto found = records_.find(stem);
  return found == records_.end() ? nullptr : &found->second;
}

void History::add(Record record) {
  exists_ = true;
  last_ = std::max(last_, record.number);
  std::string stem = record.stem;
  const Record* before = find(stem);
  record.applied_number =
      before != nullptr && before->is_applied() ? before->applied_number : record.number;
  if (record.is_renamed_away() && before != nullptr)
    renamed_.insert_or_assign(record.detail.substr(std::string_view(Record::renamed_to).size()),
                              *before);
  // A renamed one is as old as it was.
  if (const auto old = renamed_.find(stem); old != renamed_.end()) {
    record.applied_number = old->second.applied_number;
    record.at = old->second.at;
    renamed_.erase(old);
  }
  // An adoption writes what it replaces first, then what it adopts.
  if (record.is_replaced()) {
    replaced_ = replaced_ == 0 ? record.applied_number : std::min(replaced_, record.applied_number);
  } else if (record.is_adopted()) {
    if (replaced_ > 0) record.applied_number = replaced_;
  } else {
    replaced_ = 0;
  }
  records_.insert_or_assign(std::move(stem), std::move(record));
}

std::string insert_event(const Record& record) {
  const std::string took =
      record.milliseconds
          ? fmt::format("{:.3f}", *record.milliseconds)
          : fmt::format(
                "extract(epoch from clock_timestamp() - greatest(now(), "
                "(select at from shale.history where number = {}))) * 1000 + {:.3f}",
                record.number - 1, record.milliseconds_before);
  return fmt::format(
      "insert into shale.history (number, event, direction, stem, version, done, total, checksum, "
      "tokens, milliseconds, detail, program) values ({}, '{}', '{}', {}, '{}', {}, {}, '{}', "
      "'{}', "
      "{}, {}, 'shale {}') returning milliseconds",
      record.number, name_of(record.event), name_of(record.direction), quote_literal(record.stem),
      record.version, record.done, record.total, record.checksum, record.tokens, took,
      record.detail.empty() ? "null" : quote_literal(record.detail), version);
}

Result<std::vector<std::string>> tables_of_others(Connection& connection) {
  std::vector<std::string> tables;
  auto rows = connection.query(adopted_tables);
  if (!rows && (is_absent(rows.error()) || rows.error().sqlstate == "42501")) return tables;
  if (!rows) return std::move(rows).error();
  for (int i = 0; i < rows->size(); ++i) tables.emplace_back(rows->at(i, 0));
  return tables;
}

std::string remember_table_of_other(const std::string& table) {
  const std::string value = quote_literal(table);
  return fmt::format(
      "insert into shale.settings values ('adopted from ' || {0}, {0}) on conflict do nothing",
      value);
}

Result<bool> is_protected(Connection& connection) {
  auto rows = connection.query("select value from shale.settings where key = 'protected'");
  if (!rows && is_absent(rows.error())) return false;
  if (!rows) return std::move(rows).error();
  return rows->size() == 1 && rows->at(0, 0) == "true";
}

Status set_protected(Connection& connection, bool on) {
  CHECK(History::create(connection));
  TRY(rows, connection.query("insert into shale.settings values ('protected', $1) "
                             "on conflict (key) do update set value = excluded.value",
                             {on ? "true" : "false"}));
  return ok();
}

}  // namespace shale
