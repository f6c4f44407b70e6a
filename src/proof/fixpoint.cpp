#include "proof/fixpoint.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

bool is_expression(const Detail& d) {
  return (d.traits & attribute::expression) != 0;
}

bool has_expression(const Difference& difference) {
  return std::ranges::any_of(difference.changes, [](const Change& c) {
    return std::ranges::any_of(c.details, is_expression);
  });
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
  if (contains(error.what, "could not open extension control file") || error.sqlstate == "0A000" ||
      error.sqlstate == "58P01")
    error.hint =
        "the local server lacks the extension: install its package, or name a server that has it "
        "with --database-url or [server] in shale.toml";
  return error;
}

}  // namespace

Status make_roles(Connection& connection, const Catalog& catalog) {
  std::set<std::string> wanted;
  for (const Object& object : catalog.objects()) {
    if (!object.owner.empty()) wanted.emplace(object.owner);
    for (const std::string& role : object.kind->roles(object)) wanted.insert(role);
  }
  if (wanted.empty()) return ok();
  TRY(rows, connection.query("select rolname from pg_catalog.pg_roles"));
  for (int r = 0; r < rows.size(); ++r) wanted.erase(std::string(rows.at(r, 0)));
  for (const std::string& role : wanted) CHECK(connection.run("CREATE ROLE " + quote_name(role)));
  return ok();
}

Status run_plan(Connection& connection, const SchemaPlan& plan) {
  std::string batch;
  std::vector<const Step*> in_batch;
  const auto flush = [&]() -> Status {
    if (batch.empty()) return ok();
    const ScriptResult result = connection.script(batch);
    if (result.error) return Error(*result.error);
    batch.clear();
    return ok();
  };
  for (const Step& step : plan.steps) {
    if (step.statement.boundary == Boundary::outside) CHECK(flush());
    batch += step.statement.sql + ";\n";
    if (step.statement.boundary != Boundary::none) CHECK(flush());
  }
  return flush();
}

Result<ScratchDatabase> build(const Server& server, const Catalog& catalog) {
  const Catalog empty = Catalog::pristine(catalog);
  const SchemaPlan plan = make_plan(empty, catalog, compare(empty, catalog));
  if (!plan.refused.empty()) return Error{.fault = Fault::internal, .what = plan.refused.front()};
  TRY(scratch, ScratchDatabase::make(server));
  TRY(connection, scratch.connect());
  CHECK(make_roles(connection, catalog));
  if (Status done = run_plan(connection, plan); !done)
    return about_extension(std::move(done).error())
        .while_doing("building the schema on the scratch server");
  return scratch;
}

Result<Catalog> round_trip(const Server& server, const Catalog& catalog) {
  TRY(scratch, build(server, catalog));
  TRY(connection, scratch.connect());
  return Catalog::read(connection);
}

Result<Difference> compare_by_meaning(const Server& server, const Catalog& left,
                                      const Catalog& right) {
  Difference seen = compare(left, right);
  if (!has_expression(seen)) return seen;
  TRY(left_again, round_trip(server, left));
  TRY(right_again, round_trip(server, right));
  keep_real(seen, compare(left_again, right_again));
  return seen;
}

}  // namespace shale
