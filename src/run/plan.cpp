#include "run/plan.h"

#include <optional>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

class Planner {
 public:
  Planner(const Script& script, const Directives& directives, const std::set<std::size_t>& alone)
      : script_(script), directives_(directives), alone_(alone) {}

  Result<Plan> plan() {
    const auto statements = script_.statements();
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const Statement& statement = statements[i];
      if (statement.kind == StatementKind::meta) {
        CHECK(meta(i));
        continue;
      }
      plan_.copy = plan_.copy || statement.kind == StatementKind::copy;
      const QuickFacts facts = quick_facts(script_.text_of(statement));
      const bool control = facts.transaction != TransactionRule::any &&
                           facts.transaction != TransactionRule::forbidden;
      plan_.session = plan_.session || (facts.session && !control);
      CHECK(take(i, facts));
    }
    close(statements.size());  // a BEGIN that nothing ends means the rest of the file
    return std::move(plan_);
  }

 private:
  Error error_at(std::size_t statement, std::string what, std::string hint) const {
    return Error{
        .what = std::move(what),
        .hint = std::move(hint),
        .place = place_at(script_.file(), script_.text(), script_.statements()[statement].begin)};
  }

  // psql's own lines. Those that change nothing are passed over; the others can't be run.
  Status meta(std::size_t i) {
    const std::string_view line = script_.text_of(script_.statements()[i]);
    const std::string_view word = line.substr(0, line.find_first_of(" \t\r\n"));
    for (std::string_view harmless :
         {"\\restrict", "\\unrestrict", "\\echo", "\\qecho", "\\timing", "\\pset", "\\encoding"})
      if (word == harmless) return ok();
    if (word == "\\set" && contains(line, "ON_ERROR_STOP")) return ok();
    return error_at(i, std::string(word) + " is a command of psql, not SQL",
                    word == "\\i" || word == "\\ir"
                        ? "put the included file's SQL here, or make it a migration of its own"
                        : "write it in SQL; a migration has to run without psql");
  }

  Status take(std::size_t i, const QuickFacts& facts) {
    const bool must_be_alone =
        facts.transaction == TransactionRule::forbidden || alone_.contains(i);
    switch (facts.transaction) {
      case TransactionRule::begin:
        if (!block_) {  // inside of one Postgres passes it over with a warning
          close(i);
          modes_ = modes_of(script_.text_of(script_.statements()[i]));
        }
        block_ = true;
        return ok();
      case TransactionRule::commit:
        close(i);
        block_ = false;
        return ok();
      case TransactionRule::rollback:
        if (!block_)
          return error_at(i, "ROLLBACK without BEGIN",
                          "take it away, or begin what it is to take back with BEGIN");
        close(i, true);
        block_ = false;
        return ok();
      case TransactionRule::other:
        return error_at(i, "this statement takes the transaction out of shale's hands",
                        "use BEGIN and COMMIT, or nothing: the file is one transaction anyway");
      default:
        break;
    }
    if (must_be_alone && block_)
      return error_at(i, "this statement can't run between BEGIN and COMMIT",
                      "move it behind the COMMIT; without BEGIN and COMMIT shale finds by itself "
                      "what must run outside of a transaction");
    const bool wants_alone = directives_.no_transaction && !block_ && needs_no_transaction(facts);
    if (must_be_alone || wants_alone) {
      close(i);
      plan_.segments.push_back({Segment::Mode::alone, i, i + 1, {}, false});
    } else {
      if (!first_) first_ = i;
      if (directives_.no_transaction && !block_) close(i + 1);
    }
    return ok();
  }

  // Under "no-transaction" a statement that can't end a transaction still gets one of its own, so
  // that its event is written with it.
  static bool needs_no_transaction(const QuickFacts& facts) {
    return facts.verb.empty() || facts.verb == "call" || facts.verb == "do";
  }

  // What stands behind BEGIN or START TRANSACTION.
  static std::string modes_of(std::string_view begin) {
    std::string tokens = tokens_of(begin);
    for (std::string_view word : {"begin", "start", "work", "transaction"})
      if (tokens.starts_with(word))
        tokens = std::string(trim(std::string_view(tokens).substr(word.size())));
    return tokens;
  }

  // Ends the transaction that is being gathered; it holds the statements up to `last`.
  void close(std::size_t last, bool rolls_back = false) {
    if (first_)
      plan_.segments.push_back({Segment::Mode::transaction, *first_, last, modes_, rolls_back});
    first_.reset();
    modes_.clear();
  }

  const Script& script_;
  const Directives& directives_;
  const std::set<std::size_t>& alone_;
  Plan plan_;
  std::optional<std::size_t> first_;  // of the transaction that is being gathered
  std::string modes_;                 // of the file's BEGIN that is open
  bool block_ = false;                // is a BEGIN of the file open?
};

}  // namespace

Result<Plan> plan_of(const Script& script, const Directives& directives,
                     const std::set<std::size_t>& alone) {
  return Planner(script, directives, alone).plan();
}

}  // namespace shale
