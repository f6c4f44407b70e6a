#include "support/law_check.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/spelling.h"
#include "diff/rename.h"
#include "proof/proof.h"
#include "support/rows_check.h"

namespace shale {
namespace {

// Without what says nothing: a comma, the order of a set, how a list of values is printed.
std::string plain_line(std::string line) {
  line = in_one_form(line);
  while (!line.empty() && (line.back() == ',' || line.back() == ' ')) line.pop_back();
  // Statistics name columns in the order of their table.
  const std::size_t on = line.find(" ON "), from = line.rfind(" FROM ");
  if (line.starts_with("CREATE STATISTICS ") && on < from) {
    std::vector<std::string_view> columns =
        split(std::string_view(line).substr(on + 4, from - on - 4), ' ');
    std::vector<std::string> plain;
    for (std::string_view c : columns) plain.push_back(replace_all(std::string(c), ",", ""));
    std::ranges::sort(plain);
    line = line.substr(0, on + 4) + join(plain, " ") + line.substr(from);
  }
  return line;
}

// Equal, or equal but for the order of lines.
std::string dump_difference(std::vector<std::string> a, std::vector<std::string> b) {
  if (a == b) return "";
  for (auto* list : {&a, &b}) {
    for (std::string& line : *list) line = plain_line(std::move(line));
    std::ranges::sort(*list);
  }
  std::vector<std::string> only_a, only_b;
  std::ranges::set_difference(a, b, std::back_inserter(only_a));
  std::ranges::set_difference(b, a, std::back_inserter(only_b));
  if (only_a.empty() && only_b.empty()) return "";
  std::string text = "the witness differs:";
  for (const std::string& line : only_a) text += "\n    got    " + line;
  for (const std::string& line : only_b) text += "\n    wanted " + line;
  return text;
}

std::string difference_text(const Difference& difference) {
  std::string text;
  for (const Change& c : difference.changes) {
    if (only_position(c) && difference.level == Level::different) continue;
    text += fmt::format("\n    {} {}: {}", c.either().kind->name, c.either().key,
                        c.left == nullptr    ? "extra"
                        : c.right == nullptr ? "missing"
                                             : "");
    for (const Detail& d : c.details)
      text += fmt::format(" {} <{}> <{}>", d.attribute, d.left, d.right);
  }
  return text;
}

// Rows that stand against a rule may stop a plan, if it says so beforehand. Then it has to hold
// without them.
bool says_so(const SchemaPlan& plan) {
  return std::ranges::any_of(plan.steps, [](const Step& s) {
    return std::ranges::find(s.statement.hazards, Hazard::may_fail_on_rows) !=
           s.statement.hazards.end();
  });
}

// A constraint that is violated, a value that can't be cast, a table with rows to be checked.
bool stopped_by_rows(const Error& error) {
  return error.sqlstate.starts_with("23") || error.sqlstate.starts_with("22");
}

constexpr std::string_view empty_all_tables =
    "do $$ declare t regclass; begin for t in select oid::regclass from pg_class where relkind in "
    "('r', 'p')"
    " and oid >= 16384 loop execute 'truncate ' || t || ' cascade'; end loop; end $$";

}  // namespace

std::string error_text(const Error& e) {
  return e.what + (e.detail.empty() ? "" : " | " + e.detail) +
         (e.hint.empty() ? "" : " | " + e.hint);
}

Result<Law::Side> Law::load(const Load& schema, bool dumped) {
  TRY(scratch, ScratchDatabase::make(server_));
  TRY(connection, scratch.connect());
  CHECK(schema(connection));
  return seen(std::move(scratch), std::move(connection), dumped);
}

Result<Law::Side> Law::seen(ScratchDatabase scratch, Connection connection, bool dumped) {
  TRY(catalog, Catalog::read(connection, {.again = true}));
  std::vector<std::string> dump;
  if (dumped) dump = witness_.schema_lines(scratch.target().url());
  return Side{std::move(scratch), std::move(connection), std::move(catalog), std::move(dump)};
}

// Without its rows. What a plan of several transactions did before it failed stays, so it starts
// from a new database.
Status Law::empty(Side& side, const SchemaPlan& plan) {
  if (transactions_of(plan).size() < 2) return side.connection.run(empty_all_tables);
  TRY(database, build(server_, side.catalog));
  TRY(connection, database.connect());
  side.connection = std::move(connection);
  side.database = std::move(database);
  return ok();
}

Result<Outcome> Law::lead(Side& from, const Side& to, bool witnessed, const PlanOptions& options) {
  Outcome outcome;
  TRY(difference, workbench_.compare(from.catalog, to.catalog));
  const SchemaPlan plan = make_plan(from.catalog, to.catalog, difference, options);
  outcome.verbose = plan.sql();
  for (const std::string& refused : plan.refused) outcome.why += "refused: " + refused;
  if (!outcome.why.empty()) return outcome;
  CHECK(fill_tables(from.connection));
  TRY(contents, contents_of(from.connection, from.catalog));
  Status applied = run_plan(from.connection, plan);
  const bool stopped = !applied && stopped_by_rows(applied.error()) && says_so(plan);
  if (stopped) {
    CHECK(empty(from, plan));
    applied = run_plan(from.connection, plan);
  }
  if (!applied) {
    outcome.why = "the plan fails: " + error_text(applied.error());
    return outcome;
  }
  TRY(after, Catalog::read(from.connection, {.again = true}));
  CHECK(judge(from, to, after, witnessed, outcome));
  if (!stopped) {
    TRY(left, contents_of(from.connection, after));
    if (const std::string lost = lost_in_silence(contents, left, plan); !lost.empty())
      outcome.why += "\n  lost without a word:" + lost;
  }
  return outcome;
}

// Is it the other schema?
Status Law::judge(Side& from, const Side& to, const Catalog& after, bool witnessed,
                  Outcome& outcome) {
  TRY(rest, workbench_.compare(after, to.catalog));
  if (rest.level == Level::different) outcome.why = "still different:" + difference_text(rest);
  std::string dumps;
  if (witnessed)
    dumps = dump_difference(witness_.schema_lines(from.database.target().url()), to.dump);
  // What Postgres prints in two ways for one meaning is held against its round trip.
  if (!dumps.empty()) {
    TRY(got, build(server_, after));
    TRY(wanted, build(server_, to.catalog));
    dumps = dump_difference(witness_.schema_lines(got.target().url()),
                            witness_.schema_lines(wanted.target().url()));
  }
  if (!dumps.empty()) outcome.why += (outcome.why.empty() ? "" : "\n  ") + dumps;
  for (const std::string& thing : to.catalog.uncovered()) outcome.why += "\n  census: " + thing;
  return ok();
}

Result<Outcome> Law::lead_by_history(Side& from, const Side& to) {
  Outcome outcome;
  const auto renames = renames_by_address(from.catalog, to.catalog);
  const auto proven = prove_plan(workbench_, from.catalog, to.catalog, renames);
  if (!proven) {
    outcome.why = "no plan: " + error_text(proven.error());
    return outcome;
  }
  outcome.verbose = proven->plan.sql();
  if (Status applied = run_plan(from.connection, proven->plan); !applied) {
    outcome.why = "the plan fails: " + error_text(applied.error());
    return outcome;
  }
  TRY(after, Catalog::read(from.connection, {.again = true}));
  CHECK(judge(from, to, after, true, outcome));
  return outcome;
}

Result<std::vector<Outcome>> Law::hold_history(const Load& from, const Load& change) {
  TRY(start, ScratchDatabase::make(server_));
  {
    TRY(connection, start.connect());
    CHECK(from(connection));
  }
  const auto copy = [&](const std::string& of, const Load* then) -> Result<Side> {
    TRY(scratch, ScratchDatabase::make(server_, of));
    TRY(connection, scratch.connect());
    if (then != nullptr) CHECK((*then)(connection));
    return seen(std::move(scratch), std::move(connection), true);
  };
  TRY(before, copy(start.name(), nullptr));
  TRY(after, copy(start.name(), &change));
  std::vector<Outcome> all;
  TRY(there, lead_by_history(before, after));
  all.push_back(std::move(there));
  TRY(again, copy(start.name(), nullptr));
  TRY(back, lead_by_history(after, again));
  back.way = " (reversed)";
  all.push_back(std::move(back));
  return all;
}

Result<bool> Law::has_plan_for_use(const Side& from, const Side& to) {
  TRY(difference, workbench_.compare(from.catalog, to.catalog));
  const SchemaPlan plain = make_plan(from.catalog, to.catalog, difference);
  return plain.sql() != make_plan(from.catalog, to.catalog, difference, {.safe = true}).sql();
}

Result<std::vector<Outcome>> Law::hold(const Load& from, const Load& to, bool safe,
                                       Witnessed witnessed) {
  const bool there = witnessed != Witnessed::back, back = witnessed != Witnessed::there;
  TRY(a, load(from, back));
  TRY(b, load(to, there));
  TRY(there_too, safe ? has_plan_for_use(a, b) : Result<bool>(false));
  TRY(back_too, safe ? has_plan_for_use(b, a) : Result<bool>(false));
  std::vector<Outcome> all;
  const auto take = [&](Result<Outcome> outcome, std::string_view way) -> Status {
    if (!outcome) return std::move(outcome).error();
    outcome->way = way;
    all.push_back(*std::move(outcome));
    return ok();
  };
  CHECK(take(lead(a, b, there), ""));
  CHECK(take(lead(b, a, back), " (reversed)"));
  const PlanOptions for_use{.safe = true};
  if (there_too) {
    TRY(fresh, load(from, false));
    CHECK(take(lead(fresh, b, there, for_use), " (safe)"));
  }
  if (back_too) {
    TRY(fresh, load(to, false));
    CHECK(take(lead(fresh, a, back, for_use), " (safe, reversed)"));
  }
  return all;
}

Result<Outcome> Law::hold_round_trip(const Load& schema) {
  Outcome outcome;
  TRY(side, load(schema));
  TRY(copy, build(server_, side.catalog));
  TRY(connection, copy.connect());
  TRY(again, Catalog::read(connection));
  TRY(rest, workbench_.compare(again, side.catalog));
  if (rest.level != Level::identical) outcome.why = "not the same:" + difference_text(rest);
  std::string dumps = dump_difference(witness_.schema_lines(copy.target().url()), side.dump);
  if (!dumps.empty()) {
    TRY(second, build(server_, again));
    const std::string after = dump_difference(witness_.schema_lines(second.target().url()),
                                              witness_.schema_lines(copy.target().url()));
    if (rest.level != Level::identical || !after.empty())
      outcome.why += (outcome.why.empty() ? "" : "\n  ") + dumps;
  }
  for (const std::string& thing : side.catalog.uncovered()) outcome.why += "\n  census: " + thing;
  return outcome;
}

}  // namespace shale
