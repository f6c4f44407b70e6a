#include "adopt/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/process.h"
#include "base/text.h"
#include "run/repair.h"
#include "sql/facts.h"

namespace shale {
namespace {

constexpr std::string_view trigger = R"(
create or replace function shale.keep_in_step() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $step$
begin
  -- A reset may have dropped the table.
  if to_regclass({}) is null then return null; end if;
{}  return null;
end
$step$;
comment on function shale.keep_in_step() is
  'Keeps the table of another tool true. To end that: drop trigger keep_in_step on shale.history';
drop trigger if exists keep_in_step on shale.history;
create trigger keep_in_step after insert or delete on shale.history
  for each row execute function shale.keep_in_step();
)";

// Opens a transaction that holds the other tool's lock.
Result<Transaction> begin_locked(Session& session, const ForeignState& state) {
  Connection& connection = session.connection();
  const auto deadline = Clock::now() + session.options().lock_wait;
  for (bool told = false;;) {
    TRY(transaction, Transaction::begin(connection));
    TRY(mine, state.tool->lock(connection, state));
    if (mine) return transaction;
    if (interrupted()) return Error{.fault = Fault::interrupted, .what = "interrupted"};
    const std::string what = fmt::format("somebody holds the lock of {}", state.tool->name);
    if (Clock::now() >= deadline)
      return Error{.fault = Fault::database,
                   .what = what + " on " + state.table,
                   .hint =
                       "wait for its end, or look at it in pg_stat_activity; --lock-wait sets "
                       "how long to wait"};
    if (!std::exchange(told, true)) session.observer().note("waiting: " + what);
    std::this_thread::sleep_for(Milliseconds(100));
  }
}

// Between the proof and the lock the world went on.
Status check_unchanged(Workspace& work, const ForeignState& state, const ForeignOptions& options,
                       const Proof& proof) {
  const Error changed{.fault = Fault::database,
                      .what = "somebody changed the database meanwhile",
                      .hint = "try again: shale adopt"};
  TRY(now, find_foreign(work.session().connection(), work.folder(), options));
  if (now != state) return changed;
  TRY(live, read_again(work, proof));
  if (!compare(proof.live.catalog, live).empty()) return changed;
  return ok();
}

Result<std::string> events_of(const Session& session, const ImportPlan& plan) {
  std::string sql;
  long long number = session.history().last_number();
  for (const Migration* migration : plan.migrations) {
    TRY(record, accepted_record(*migration));
    record.number = ++number;
    record.detail = plan.note;
    sql += insert_event(record) + ";\n";
  }
  return sql;
}

Status write(Workspace& work, const ForeignState& state, const ImportPlan& plan) {
  Connection& connection = work.session().connection();
  TRY(sql, events_of(work.session(), plan));
  sql +=
      fmt::format("set local lock_timeout = {};\n", work.session().options().lock_timeout.count());
  sql += remember_table_of_other(state.table) + ";\n";
  if (plan.settled) sql += state.tool->settle(state, *plan.settled);
  if (plan.keep_in_step) {
    TRY(body, state.tool->keep_in_step(connection, state, work.folder()));
    sql += fmt::format(trigger, quote_literal(state.table), body);
  }
  return connection.run(sql);
}

}  // namespace

ImportPlan plan_import(const Workspace& work, const ForeignState& state, const Proof& proof) {
  ImportPlan plan{.note = fmt::format("adopted: {}", state.sentence()), .settled = proof.settled};
  for (const Migration* migration : proof.there) {
    const Record* record = work.history().find(migration->stem);
    if (record == nullptr || !record->is_applied()) plan.migrations.push_back(migration);
  }
  if (proof.same()) return plan;
  std::size_t changes = 0;
  for (const Change& c : proof.difference.changes) changes += only_position(c) ? 0 : 1;
  plan.note += fmt::format("; drift accepted ({})", count_of(changes, "difference"));
  return plan;
}

Status import(Workspace& work, const ForeignState& state, const ForeignOptions& options,
              const Proof& proof, const ImportPlan& plan) {
  Session& session = work.session();
  const auto done = [&]() -> Status {
    TRY(transaction, begin_locked(session, state));
    CHECK(check_unchanged(work, state, options, proof));
    CHECK(write(work, state, plan));
    return transaction.commit();
  }();
  if (done) return session.refresh();
  Error error = done.error();
  if (error.sqlstate == "42501" && error.hint.empty())
    error.hint = fmt::format(
        "taking over needs a role that may write to {} and to the schema shale", state.table);
  error.notes.emplace_back("nothing was taken over");
  return error;
}

}  // namespace shale
