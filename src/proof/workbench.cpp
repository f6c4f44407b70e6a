#include "proof/workbench.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "server/superuser.h"
#include "sql/facts.h"
#include "sql/script.h"

namespace shale {
namespace {

bool is_expression(const Detail& d) {
  return (d.traits & attribute::expression) != 0;
}

// Those differences of `seen` that are left after a round trip of both sides.
void keep_real(Difference& seen, const Difference& after) {
  std::set<std::pair<std::string_view, std::string_view>> real;  // object and attribute
  for (const Change& c : after.changes)
    for (const Detail& d : c.details) real.emplace(c.either().key, d.attribute);
  for (Change& c : seen.changes)
    std::erase_if(c.details, [&](const Detail& d) {
      return is_expression(d) && !real.contains({c.either().key, d.attribute});
    });
  std::erase_if(seen.changes, [](const Change& c) {
    return c.left != nullptr && c.right != nullptr && c.details.empty();
  });
  seen.level = Level::identical;
  for (const Change& c : seen.changes)
    seen.level = std::max(seen.level, only_position(c) ? Level::column_order : Level::different);
}

Error about_extension(Error error) {
  if (contains(error.what, "could not open extension control file") || error.sqlstate == "58P01" ||
      (error.sqlstate == "0A000" && contains(error.what, "is not available")))
    error.hint =
        "install the extension's package, so that the local server has it; or name a server that "
        "has it, in shale.toml: [server] url = \"postgresql://…\"";
  return error;
}

}  // namespace

bool has_expression(const Difference& difference) {
  return std::ranges::any_of(difference.changes, [](const Change& c) {
    return std::ranges::any_of(c.details, is_expression);
  });
}

Status make_roles(const Server& server, Connection& connection, const Catalog& catalog) {
  std::map<std::string, bool> wanted;  // must it be a superuser?
  const bool may_raise = server.is_local() && !server.is_confined();
  for (const Object& object : catalog.objects()) {
    if (!object.owner.empty())
      wanted[std::string(object.owner)] |= may_raise && object.kind->superuser_owns;
    for (const std::string& role : object.kind->roles(object)) wanted[role];
  }
  if (wanted.empty()) return ok();
  TRY(rows, connection.query("select rolname, rolsuper from pg_catalog.pg_roles"));
  std::map<std::string, bool> there;
  for (int r = 0; r < rows.size(); ++r) there[std::string(rows.at(r, 0))] = rows.truth(r, 1);
  for (const auto& [role, super] : wanted) {
    const auto known = there.find(role);
    if (known == there.end())
      CHECK(connection.run(
          fmt::format("CREATE ROLE {}{}", quote_name(role), super ? " SUPERUSER" : "")));
    else if (super && !known->second)
      CHECK(make_superuser(connection, role));
  }
  return ok();
}

namespace {

// The error with the step whose statement failed, as people may see it: it can hold a password.
Error with_step(Error error, std::span<const Step> together, std::size_t done) {
  for (const Step& step : together) {
    const Result<Script> script = Script::split(step.statement.sql);
    const std::size_t count = script ? script->statements().size() : 1;
    if (done < count) {
      const Ddl& s = step.statement;
      error.notes.push_back("the statement was: " + (s.shown.empty() ? s.sql : s.shown));
      return error;
    }
    done -= count;
  }
  return error;
}

}  // namespace

Status run_plan(Connection& connection, const SchemaPlan& plan) {
  for (std::span<const Step> together : transactions_of(plan)) {
    std::string batch;
    for (const Step& step : together) batch += step.statement.sql + ";\n";
    ScriptResult result = connection.script(batch);
    if (result.error) return with_step(std::move(*result.error), together, result.done);
  }
  return ok();
}

namespace {

// From the empty database to this schema.
Result<SchemaPlan> building_plan(const Catalog& catalog) {
  const Catalog empty = Catalog::pristine(catalog);
  SchemaPlan plan = make_plan(empty, catalog, compare(empty, catalog));
  if (!plan.refused.empty()) return Error{.fault = Fault::internal, .what = plan.refused.front()};
  return plan;
}

constexpr const char* building = "building the schema on the scratch server";
constexpr const char* proving = "trying the plan on a scratch copy";

// Each of these takes a lock or two, and a transaction has its limits.
constexpr std::size_t enough_for_a_transaction = 20000;

bool may_run_inside(const SchemaPlan& plan) {
  return plan.steps.size() < enough_for_a_transaction &&
         std::ranges::all_of(plan.steps,
                             [](const Step& s) { return s.statement.boundary == Boundary::none; });
}

}  // namespace

Result<ScratchDatabase> build(const Server& server, const Catalog& catalog) {
  TRY(plan, building_plan(catalog));
  TRY(scratch, ScratchDatabase::make(server));
  TRY(connection, scratch.connect());
  CHECK(make_roles(server, connection, catalog));
  if (Status done = run_plan(connection, plan); !done)
    return about_extension(std::move(done).error()).while_doing(building);
  return scratch;
}

Result<Catalog> Workbench::try_inside(const SchemaPlan& first, const SchemaPlan& then) {
  TRY(transaction, Transaction::begin(*connection_));
  if (Status done = run_plan(*connection_, first); !done)
    return about_extension(std::move(done).error()).while_doing(building);
  if (Status done = run_plan(*connection_, then); !done)
    return about_extension(std::move(done).error()).while_doing(proving);
  return Catalog::read(*connection_, {.again = true});
}

Result<Catalog> Workbench::try_plan(const Catalog& from, const Catalog& to,
                                    const SchemaPlan& plan) {
  TRY(first, building_plan(from));
  if (may_run_inside(first) && may_run_inside(plan)) {
    if (!connection_ || !connection_->alive()) {
      TRY(scratch, ScratchDatabase::make(server_));
      TRY(connection, scratch.connect());
      connection_.emplace(std::move(connection));
      database_.emplace(std::move(scratch));
    }
    CHECK(make_roles(server_, *connection_, from));
    CHECK(make_roles(server_, *connection_, to));
    return try_inside(first, plan);
  }
  TRY(scratch, build(server_, from));
  TRY(connection, scratch.connect());
  CHECK(make_roles(server_, connection, to));
  if (Status done = run_plan(connection, plan); !done)
    return about_extension(std::move(done).error()).while_doing(proving);
  return Catalog::read(connection);
}

Result<Catalog> Workbench::round_trip(const Catalog& catalog) {
  return try_plan(catalog, catalog, {});
}

Result<Difference> Workbench::compare(const Catalog& left, const Catalog& right) {
  Difference seen = shale::compare(left, right);
  if (!has_expression(seen)) return seen;
  TRY(left_again, round_trip(left));
  TRY(right_again, round_trip(right));
  keep_real(seen, shale::compare(left_again, right_again));
  return seen;
}

}  // namespace shale
