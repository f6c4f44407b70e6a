#include "squash/press.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "squash/layout.h"
#include "squash/tables.h"

namespace shale {
namespace {

// In the last round nothing of what was said is believed any more: all of it is printed.
constexpr int most_rounds = 8;

// Among what belongs to one object: comments last, that of the whole first, then columns in their
// order.
long seat_of(const Object& object) {
  if (object.kind->name != "comment") return 0;
  long seat = 1;
  const Object* of = object.parent;
  if (of != nullptr && of->parent != nullptr) {
    const Text place = attribute_text(*of, "position");
    std::from_chars(place.data(), place.data() + place.size(), seat);
    ++seat;
  }
  return std::min(seat, 4000L);
}

class Press {
 public:
  Press(Workbench& workbench, const Catalog& catalog, Originals& originals, const Places& places,
        ColumnOrder order)
      : workbench_(workbench),
        catalog_(catalog),
        pristine_(Catalog::pristine(catalog)),
        places_(places),
        order_(order),
        people_(originals, catalog, order) {}
  Result<Pressed> run();

 private:
  PlanOptions options() const;
  std::vector<Emitted> emit();
  Result<std::optional<Catalog>> attempt(std::vector<Emitted>& statements);
  Result<std::optional<Catalog>> build(Connection& connection, std::vector<Emitted>& statements);
  Status run_one(Connection& connection, Emitted& statement, bool& rejected);
  bool reject(const Step& step);
  bool reject_differences(const Difference& difference);
  void write(const std::vector<Emitted>& statements);
  void write_downs();

  Workbench& workbench_;
  const Catalog& catalog_;
  const Catalog pristine_;
  const Places& places_;
  ColumnOrder order_;
  PeoplesText people_;
  SchemaPlan up_{};
  std::optional<ScratchDatabase> scratch_;
  std::optional<Connection> connection_;
  std::set<int> unchecked_{};  // files in which bodies of functions can't be checked yet
  std::map<std::string, int> failures_{};  // of each unit, by what it is about
  Pressed result_{};
};

// Files one after the other; in each, what was made first stands first, with all that belongs to
// it.
PlanOptions Press::options() const {
  return {.place = [this](const Object& object) {
    return (static_cast<long>(places_.group_of(object)) << 45) +
           (static_cast<long>(root_of(object).address.object) << 12) + seat_of(object);
  }};
}

std::vector<Emitted> Press::emit() {
  people_.count_anew();
  std::vector<Emitted> all;
  std::set<const Object*> brought;
  int unit = -1;
  for (const Step& step : up_.steps) {
    if (step.object == nullptr) continue;  // bodies are checked where they can be
    Emitted e{.group = places_.group_of(*step.object), .object = step.object, .step = &step};
    e.first = step.unit != std::exchange(unit, step.unit) && step.turn == Turn::comes;
    std::optional<Said> said;
    if (e.first) said = people_.say(step);
    e.peoples = said.has_value();
    if (said)
      for (const Object* o : said->brings) brought.insert(o);
    e.said = said ? *std::move(said) : Said{.sql = without_public(step.statement.sql)};
    all.push_back(std::move(e));
  }
  std::erase_if(all, [&](const Emitted& e) { return brought.contains(e.object); });
  people_.leave_out(brought);
  put_security_to_policies(all);
  return all;
}

// What was said of a unit does not work. First its constraints and defaults are printed, then all
// of it.
bool Press::reject(const Step& step) {
  bool any = false;
  const int failures = failures_[about(*step.object)]++;
  for (const Object* m : step.members)
    if (failures > 0 || m->kind->name != "column") any = people_.reject(*m) || any;
  if (step.members.empty() || failures > 0) any = people_.reject(*step.object) || any;
  return any;
}

// Runs it; if people's words fail, what Postgres prints.
Status Press::run_one(Connection& connection, Emitted& statement, bool& rejected) {
  const auto try_it = [&](const std::string& sql) -> Status {
    Status done = connection.run("savepoint shale_try;\n" + sql + ";\nrelease savepoint shale_try");
    if (!done)
      CHECK(connection.run("rollback to savepoint shale_try; release savepoint shale_try"));
    return done;
  };
  const std::string path =
      statement.said.path.empty()
          ? ""
          : "set local search_path to " + join(statement.said.path, ", ") + ";\n";
  Status done = try_it(path + statement.said.sql);
  const bool routine = statement.object != nullptr && (statement.object->kind->name == "function" ||
                                                       statement.object->kind->name == "procedure");
  if (!done && routine) {
    Status unchecked =
        try_it(path + "set local check_function_bodies to off;\n" + statement.said.sql);
    if (unchecked) unchecked_.insert(statement.group);
    CHECK(connection.run("set local check_function_bodies to on"));
    if (unchecked) done = ok();
  }
  if (!path.empty()) CHECK(connection.run("set local search_path to public"));
  if (done || !statement.peoples) return done;
  rejected = reject(*statement.step) || rejected;
  for (const Object* brought : statement.said.brings) people_.reject(*brought);
  return try_it(statement.step->statement.sql);
}

// None: something was said that does not work, and is printed the next time.
Result<std::optional<Catalog>> Press::attempt(std::vector<Emitted>& statements) {
  if (!scratch_) {  // one for all rounds: each is rolled back
    TRY(made, ScratchDatabase::make(workbench_.server()));
    scratch_.emplace(std::move(made));
    TRY(opened, scratch_->connect());
    connection_.emplace(std::move(opened));
    CHECK(make_roles(*connection_, catalog_));
  }
  Connection& connection = *connection_;
  CHECK(connection.run("begin"));
  auto led_to = build(connection, statements);
  CHECK(connection.run("rollback"));
  return led_to;
}

Result<std::optional<Catalog>> Press::build(Connection& connection,
                                            std::vector<Emitted>& statements) {
  CHECK(connection.run("set local search_path to public"));
  bool rejected = false;
  for (Emitted& e : statements) {
    Status done = run_one(connection, e, rejected);
    if (!done && rejected) return std::optional<Catalog>();  // it needs what was rejected
    if (!done) return std::move(done).error().while_doing("building " + e.step->about);
  }
  if (rejected) return std::optional<Catalog>();
  TRY(catalog, Catalog::read(connection));
  return std::optional(std::move(catalog));
}

bool Press::reject_differences(const Difference& difference) {
  bool any = false;
  for (const Change& change : difference.changes) {
    const Object& there = change.either();
    const Object* object = catalog_.find(*there.kind, there.key);
    for (const Object* o = object != nullptr ? object : there.parent; o != nullptr; o = o->parent) {
      const Object* known = catalog_.find(*o->kind, o->key);
      if (known != nullptr && people_.reject(*known)) {
        any = true;
        break;
      }
    }
  }
  return any;
}

void Press::write(const std::vector<Emitted>& statements) {
  for (std::size_t g = 0; g < places_.names.size(); ++g) {
    PressedFile file{.name = places_.names[g]};
    std::vector<const Emitted*> mine;
    for (const Emitted& e : statements) {
      if (e.group != static_cast<int>(g)) continue;
      mine.push_back(&e);
      file.from.insert(e.said.from.begin(), e.said.from.end());
      if (e.first && e.object->kind->name == "table")
        file.tables.push_back(without_public(e.object->key));
    }
    file.up = laid_out(mine);
    if (unchecked_.contains(static_cast<int>(g)))
      file.up =
          "-- functions below speak of what is made later\nSET check_function_bodies = off;\n\n" +
          file.up;
    result_.files.push_back(std::move(file));
  }
}

void Press::write_downs() {
  const Difference difference = compare(catalog_, pristine_);
  const SchemaPlan down = make_plan(catalog_, pristine_, difference, options());
  for (const Step& step : down.steps) {
    if (step.object == nullptr) continue;
    const Object* known = catalog_.find(*step.object->kind, step.object->key);
    const auto group = static_cast<std::size_t>(known == nullptr ? 0 : places_.group_of(*known));
    result_.files[group].down += without_public(step.statement.sql) + ";\n";
  }
}

Result<Pressed> Press::run() {
  const Difference difference = compare(pristine_, catalog_);
  up_ = make_plan(pristine_, catalog_, difference, options());
  result_.refused = up_.refused;
  for (int round = 0; round < most_rounds; ++round) {
    if (round + 1 == most_rounds)
      for (const Object& object : catalog_.objects()) people_.reject(object);
    std::vector<Emitted> statements = emit();
    TRY(led_to, attempt(statements));
    if (!led_to) continue;
    TRY(left, workbench_.compare(catalog_, *led_to));
    const bool holds = left.level == Level::identical ||
                       (order_ == ColumnOrder::logical && left.level == Level::column_order);
    if (!holds && reject_differences(left)) continue;
    PeoplesText::Count count = people_.count();
    result_.kept = count.kept;
    result_.definitions = count.kept + count.printed.size();
    result_.unwritten = count.unwritten;
    result_.printed = std::move(count.printed);
    write(statements);
    write_downs();
    return std::move(result_);
  }
  return Error{.fault = Fault::internal,
               .what = "the squashed files do not lead to the schema of the originals",
               .hint = "please report this with the folder"};
}

}  // namespace

Result<Pressed> press(Workbench& workbench, const Catalog& catalog, Originals& originals,
                      const Places& places, ColumnOrder order) {
  return Press(workbench, catalog, originals, places, order).run();
}

}  // namespace shale
