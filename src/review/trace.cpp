#include "review/trace.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "run/obstacle.h"
#include "sql/facts.h"

namespace shale {
namespace {

// Without those on TOAST tables and their indexes (99 is their schema): REINDEX closes the index,
// and to us that would be the table.
constexpr std::string_view locks_query =
    "select relation::int8, mode from pg_catalog.pg_locks where pid = pg_catalog.pg_backend_pid()"
    " and locktype = 'relation' and relation >= 16384 and not exists (select from"
    " pg_catalog.pg_class where oid = relation and relnamespace = 99)";
constexpr std::string_view files_query =
    "select relname, pg_catalog.pg_relation_filenode(oid) from pg_catalog.pg_class"
    " where relkind in ('r', 'm') and oid >= 16384 order by oid";

// Of one statement; more than that is no work, but a statement that says so.
constexpr std::size_t most_work = 10'000;

// The n-th text between double quotes.
std::string quoted(std::string_view message, int n) {
  std::vector<std::string_view> parts = split(message, '"');
  const std::size_t at = static_cast<std::size_t>(n) * 2 + 1;
  return at < parts.size() ? std::string(parts[at]) : "";
}

std::optional<Work> work_in(std::string_view message) {
  using enum Work::Kind;
  if (message.starts_with("rewriting table \"")) return Work{rewrite, quoted(message, 0), ""};
  if (message.starts_with("verifying table \"")) return Work{scan, quoted(message, 0), ""};
  if (message.starts_with("building index \""))
    return Work{index, quoted(message, 1), quoted(message, 0)};
  if (message.starts_with("validating foreign key constraint \""))
    return Work{foreign_key, "", quoted(message, 0)};
  return std::nullopt;
}

// "drop cascades to view totals", or a DETAIL with a line of that sort for each.
void take_cascade(const Notice& notice, std::vector<std::string>& names) {
  constexpr std::string_view before = "drop cascades to ";
  if (notice.severity != "NOTICE" || !notice.message.starts_with(before)) return;
  for (std::string_view line : lines(notice.detail.empty() ? notice.message : notice.detail))
    if (line.starts_with(before)) names.emplace_back(line.substr(before.size()));
}

class Tracing {
 public:
  Tracing(Connection& connection, const Catalog& before, const Script& script)
      : connection_(connection), before_(before), script_(script) {
    trace_.statements.resize(script.statements().size());
    connection_.on_notice([this](const Notice& notice) {
      if (auto work = work_in(notice.message); work && current_ != nullptr &&
                                               !work->table.starts_with("pg_toast_") &&
                                               current_->work.size() < most_work)
        current_->work.push_back(*std::move(work));
      if (current_ != nullptr) take_cascade(notice, current_->cascaded);
    });
  }
  ~Tracing() { connection_.on_notice({}); }
  Tracing(const Tracing&) = delete;
  Tracing& operator=(const Tracing&) = delete;

  Result<MigrationTrace> run(const Plan& plan) {
    CHECK(connection_.run("set client_min_messages to debug1"));
    std::size_t number = 0;
    for (const Segment& segment : plan.segments) {
      const bool whole = segment.mode == Segment::Mode::transaction;
      if (whole) CHECK(connection_.run("begin " + segment.modes));
      held_.clear();
      Status done = run_all(segment, ++number);
      current_ = nullptr;
      if (whole) CHECK(connection_.run(done && !segment.rolls_back ? "commit" : "rollback"));
      if (!done) {
        trace_.error = std::move(done).error();
        break;
      }
    }
    CHECK(connection_.run("reset all"));
    return std::move(trace_);
  }

 private:
  Status run_all(const Segment& segment, std::size_t number) {
    for (std::size_t i = segment.first; i < segment.last; ++i) {
      const Statement& statement = script_.statements()[i];
      if (is_of_transaction(statement)) continue;
      current_ = &trace_.statements[i];
      current_->transaction = number;
      current_->in_transaction = segment.mode == Segment::Mode::transaction;
      CHECK(run_or_pass_over(statement));
      current_->ran = true;
      if (current_->in_transaction) CHECK(look_at_locks());
    }
    return ok();
  }

  // As a replay does.
  Status run_or_pass_over(const Statement& statement) {
    const std::string_view text = script_.text_of(statement);
    if (!speaks_of_role(text)) return run_seen(statement);
    const bool whole = current_->in_transaction;
    if (whole) CHECK(connection_.run("savepoint shale_role"));
    Status done = run_seen(statement);
    if (!done && !is_role_of_others(done.error(), text)) return done;
    if (whole) CHECK(connection_.run(done ? "release shale_role" : "rollback to shale_role"));
    return ok();
  }

  // CLUSTER and VACUUM FULL don't say that they rewrite a table: it has another file. TRUNCATE says
  // that it builds indexes: they are empty.
  Status run_seen(const Statement& statement) {
    const std::string_view verb = quick_facts(script_.text_of(statement)).verb;
    if (verb != "cluster" && verb != "vacuum") {
      CHECK(run_one(statement));
      if (verb == "truncate") current_->work.clear();
      return ok();
    }
    TRY(before, connection_.query(files_query));
    CHECK(run_one(statement));
    TRY(after, connection_.query(files_query));
    for (int r = 0; r < std::min(before.size(), after.size()); ++r)
      if (before.at(r, 1) != after.at(r, 1))
        current_->work.push_back({Work::Kind::rewrite, std::string(before.at(r, 0))});
    return ok();
  }

  // BEGIN and COMMIT are the plan's.
  bool is_of_transaction(const Statement& statement) const {
    const TransactionRule rule = quick_facts(script_.text_of(statement)).transaction;
    return statement.kind == StatementKind::sql &&
           (rule == TransactionRule::begin || rule == TransactionRule::commit ||
            rule == TransactionRule::rollback);
  }

  Status run_one(const Statement& statement) {
    if (statement.kind == StatementKind::copy)
      return connection_.copy(script_.text_of(statement), script_.data_of(statement));
    if (statement.kind == StatementKind::meta) return ok();
    return connection_.run(script_.text_of(statement));
  }

  Status look_at_locks() {
    StatementTrace* const of = std::exchange(current_, nullptr);
    TRY(rows, connection_.query(locks_query));
    std::map<const Object*, LockMode> now;
    for (int r = 0; r < rows.size(); ++r) {
      const int found = before_.at({catalog_oid::relation, static_cast<Oid>(rows.number(r, 0)), 0});
      if (found < 0) continue;
      const Object* object = &before_.objects()[static_cast<std::size_t>(found)];
      now[object] = std::max(now[object], lock_mode(rows.at(r, 1)));
    }
    for (const auto& [object, mode] : now)
      if (LockMode& held = held_[object]; mode > held) {
        held = mode;
        of->locks.push_back({object, mode});
      }
    return ok();
  }

  Connection& connection_;
  const Catalog& before_;
  const Script& script_;
  MigrationTrace trace_;
  StatementTrace* current_ = nullptr;
  std::map<const Object*, LockMode> held_;  // in this transaction
};

}  // namespace

Result<MigrationTrace> trace_migration(Connection& connection, const Catalog& before,
                                       const Migration& migration, const Script& script) {
  TRY(plan, plan_of(script, migration.directives));
  return Tracing(connection, before, script).run(plan);
}

}  // namespace shale
