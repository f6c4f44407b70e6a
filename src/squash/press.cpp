#include "squash/press.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "sql/facts.h"
#include "squash/layout.h"
#include "squash/placement.h"
#include "squash/tables.h"

namespace shale {
namespace {

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

bool is_of_serial(const Object& object) {
  return object.kind->name == "default" &&
         attribute_text(object, "expression").starts_with("nextval(");
}

}  // namespace

Press::Press(const Server& server, const Catalog& catalog, Originals& originals,
             const Places& places, ColumnOrder order)
    : server_(server),
      catalog_(catalog),
      pristine_(Catalog::pristine(catalog)),
      places_(places),
      people_(originals, catalog, order),
      up_(make_plan(pristine_, catalog, compare(pristine_, catalog), options())) {}

// Files one after the other; in each, what was made first stands first, with all that belongs to
// it.
PlanOptions Press::options() const {
  return {.place = [this](const Object& object) {
    const Object& root = root_of(object);
    const long born = comes_last(root) ? std::numeric_limits<Oid>::max() : root.address.object;
    return (static_cast<long>(places_.group_of(object)) << 45) + (born << 12) + seat_of(object);
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

// What was said of a unit does not work, and not by one of its parts alone. First its constraints
// and defaults are printed, then all of it.
bool Press::reject(const Step& step) {
  bool any = false;
  const int failures = failures_[about(*step.object)]++;
  for (const Object* m : step.members)
    if (failures > 0 || (m->kind->name != "column" && !is_of_serial(*m)))
      any = people_.reject(*m) || any;
  if (step.members.empty() || failures > 0) any = people_.reject(*step.object) || any;
  return any;
}

// Which part of a table is to blame? It is the one without whose words the others work.
Result<bool> Press::reject_one(Connection& connection, const Step& step) {
  for (const Object* m : step.members) {
    if (m->kind->name == "column" || !people_.reject(*m)) continue;
    if (const auto said = people_.say(step)) {
      const Status done = try_it(connection, *said, said->sql);
      if (done) return true;
    }
    people_.trust_again(*m);
  }
  return false;
}

// In a savepoint, under the search_path that it needs.
Status Press::try_it(Connection& connection, const Said& said, const std::string& sql) {
  const std::string path =
      said.path.empty() ? "" : "set local search_path to " + join(said.path, ", ") + ";\n";
  // By itself: of a text that the server can't read nothing is done.
  CHECK(connection.run("savepoint shale_try"));
  Status done = connection.run(path + sql + ";\nrelease savepoint shale_try");
  if (!done) CHECK(connection.run("rollback to savepoint shale_try; release savepoint shale_try"));
  if (!path.empty()) CHECK(connection.run("set local search_path to public"));
  return done;
}

// If people's words fail, what Postgres prints. True: something was learnt.
Result<bool> Press::try_one(Connection& connection, Emitted& statement) {
  const Said& said = statement.said;
  Status done = try_it(connection, said, said.sql);
  const std::string_view kind = statement.object->kind->name;
  if (!done && (kind == "function" || kind == "procedure")) {
    done = try_it(connection, said, "set local check_function_bodies to off;\n" + said.sql);
    CHECK(connection.run("set local check_function_bodies to on"));
    if (done) return unchecked_.insert(statement.group).second;
  }
  if (done) return false;
  if (!statement.peoples)
    return std::move(done).error().while_doing("building " + statement.step->about);
  TRY(found, reject_one(connection, *statement.step));
  if (found) return true;
  bool learnt = reject(*statement.step);
  for (const Object* brought : said.brings) learnt = people_.reject(*brought) || learnt;
  Status printed = try_it(connection, {}, statement.step->statement.sql);
  // It may need what was rejected before.
  if (!printed && !learnt) return std::move(printed).error();
  return learnt;
}

Result<bool> Press::try_each(Connection& connection, std::vector<Emitted>& statements) {
  CHECK(connection.run("set local search_path to public"));
  bool learnt = false;
  for (Emitted& e : statements) {
    const auto one = try_one(connection, e);
    if (!one && learnt) return true;  // it needs what was rejected
    // Or what was taken for right, because it ran: a column that by now is another one.
    if (!one && reject_around(*e.object)) return true;
    if (!one) return one.error();
    learnt = *one || learnt;
  }
  return learnt;
}

// Nothing is believed any more of what an object uses, and of its own table.
bool Press::reject_around(const Object& object) {
  const Object* root = &root_of(object);
  std::set<const Object*> roots{root};
  for (const Edge& edge : catalog_.edges()) {
    const Object& user = catalog_.objects()[static_cast<std::size_t>(edge.user)];
    if (&root_of(user) == root)
      roots.insert(&root_of(catalog_.objects()[static_cast<std::size_t>(edge.used)]));
  }
  bool any = false;
  for (const Object& other : catalog_.objects())
    if (roots.contains(&root_of(other))) any = people_.reject(other) || any;
  return any;
}

// Where each statement works, but rows, say, don't fit: what they led to is looked at.
Result<bool> Press::find_faults() {
  TRY(scratch, ScratchDatabase::make(server_));
  TRY(connection, scratch.connect());
  CHECK(make_roles(server_, connection, catalog_));
  std::vector<Emitted> statements = emit();
  CHECK(connection.run("begin"));
  TRY(learnt, try_each(connection, statements));
  if (learnt) return true;
  TRY(led_to, Catalog::read(connection));
  return reject(compare(catalog_, led_to));
}

bool Press::reject(const Difference& difference) {
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

void Press::print_all() {
  for (const Object& object : catalog_.objects()) people_.reject(object);
}

std::vector<PressedFile> Press::lay_out(const std::vector<Emitted>& statements) const {
  std::vector<PressedFile> files;
  for (std::size_t g = 0; g < places_.names.size(); ++g) {
    PressedFile file{.name = places_.names[g]};
    std::vector<const Emitted*> mine;
    for (const Emitted& e : statements) {
      if (e.group != static_cast<int>(g)) continue;
      mine.push_back(&e);
      file.from.insert(e.said.from.begin(), e.said.from.end());
      if (e.first) people_.add_migrations(*e.object, file.from);
      if (e.first && e.object->kind->name == "table")
        file.tables.push_back(without_public(e.object->key));
    }
    file.up = laid_out(mine);
    if (unchecked_.contains(static_cast<int>(g)))
      file.up =
          "-- functions below speak of what is made later\nSET check_function_bodies = off;\n\n" +
          file.up;
    files.push_back(std::move(file));
  }
  return files;
}

void Press::add_downs(std::vector<PressedFile>& files) {
  if (!down_) down_ = make_plan(catalog_, pristine_, compare(catalog_, pristine_), options());
  for (const Step& step : down_->steps) {
    if (step.object == nullptr) continue;
    const Object* known = catalog_.find(*step.object->kind, step.object->key);
    const auto group = static_cast<std::size_t>(known == nullptr ? 0 : places_.group_of(*known));
    files[group].down += without_public(step.statement.sql) + ";\n";
  }
}

Pressed Press::write() {
  const std::vector<Emitted> statements = emit();
  Pressed pressed{.files = lay_out(statements)};
  add_downs(pressed.files);
  PeoplesText::Count count = people_.count();
  pressed.kept = count.kept;
  pressed.definitions = count.kept + count.printed.size();
  pressed.unwritten = count.unwritten;
  pressed.printed = std::move(count.printed);
  pressed.refused = up_.refused;
  return pressed;
}

}  // namespace shale
