#include "verify/whereabouts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "catalog/follower.h"
#include "proof/workbench.h"
#include "run/apply.h"
#include "run/replay.h"
#include "sql/facts.h"

namespace shale {
namespace {

using Name = std::pair<const Kind*, std::string>;

// What an object is, without what is only carried along.
std::string content_of(const Object& object) {
  std::string text(object.owner);
  for (std::size_t i = 0; i < object.kind->attributes.size(); ++i) {
    const unsigned traits = object.kind->attributes[i].traits;
    if ((traits & (attribute::carried | attribute::position)) != 0) continue;
    text += '\0';
    text += object.kind->text(object, i);
  }
  return text;
}

// How many objects of a moving schema are not as in a fixed one.
class Mismatch {
 public:
  Mismatch(const Catalog& moving, const Catalog& fixed) {
    for (const Object& o : fixed.objects()) fixed_.emplace(Name{o.kind, o.key}, content_of(o));
    for (const auto& [name, content] : fixed_) wrong_.insert(name);
    for (const Object& o : moving.objects()) put(o);
  }
  void move(const Catalog& before, const Catalog& after) {
    for (const Object& o : before.objects()) remove(o);
    for (const Object& o : after.objects()) put(o);
  }
  std::size_t count() const { return wrong_.size(); }

 private:
  void put(const Object& o) {
    const Name name{o.kind, o.key};
    const auto there = fixed_.find(name);
    if (there != fixed_.end() && there->second == content_of(o))
      wrong_.erase(name);
    else
      wrong_.insert(name);
  }
  void remove(const Object& o) {
    const Name name{o.kind, o.key};
    if (fixed_.contains(name))
      wrong_.insert(name);
    else
      wrong_.erase(name);
  }
  std::map<Name, std::string> fixed_;
  std::set<Name> wrong_;
};

// A scratch database that goes from state to state while its schema is followed.
class Walk {
 public:
  Walk(const Server& server, const Live& live) : server_(server), live_(live) {}

  // From the state before migrations[first].
  Status start(const Folder& folder, std::size_t first, Observer& observer) {
    Folder before = folder;
    before.migrations.resize(first);
    std::string base;
    if (first > 0) {
      TRY(replayed, replay(server_, before, observer));
      base = replayed.database;
    }
    TRY(scratch, ScratchDatabase::make(server_, base));
    database_.emplace(std::move(scratch));
    TRY(connection, database_->connect());
    reading_.emplace(std::move(connection));
    TRY(follower, CatalogFollower::start(*reading_));
    follower_.emplace(std::move(follower));
    TRY(whole, Catalog::read(*reading_));
    mismatch_.emplace(whole, live_.catalog);
    return ok();
  }
  Result<std::size_t> look() {
    const int earlier = follower_->state();
    TRY(later, follower_->look());
    const auto [before, after] = follower_->between(earlier, later);
    mismatch_->move(before, after);
    follower_->forget_before(later);
    return mismatch_->count();
  }
  std::size_t count() const { return mismatch_->count(); }
  // Of what was looked at in the live database.
  Result<Catalog> whole() {
    return Catalog::read(*reading_, {.schemas = live_.schemas, .left_out = live_.left_out});
  }
  Result<std::unique_ptr<Session>> session() {
    Observer& quiet = quiet_;
    TRY(session, Session::open(database_->target(), replay_session(server_), quiet));
    CHECK(session->lock());
    return session;
  }
  Result<Connection> connect() { return database_->connect(); }

 private:
  const Server& server_;
  const Live& live_;
  Observer quiet_;
  std::optional<ScratchDatabase> database_;
  std::optional<Connection> reading_;
  std::optional<CatalogFollower> follower_;
  std::optional<Mismatch> mismatch_;
};

Status run_statement(Connection& connection, const Script& script, const Statement& statement) {
  if (statement.kind == StatementKind::meta) return ok();
  const std::string_view text = script.text_of(statement);
  if (statement.kind == StatementKind::copy)
    return connection.copy(text, script.data_of(statement));
  const TransactionRule rule = quick_facts(text).transaction;
  if (rule == TransactionRule::begin || rule == TransactionRule::commit ||
      rule == TransactionRule::savepoint)
    return ok();
  return connection.run(text);
}

// The migration after which the schema is nearest to the live one: from 0 (none) to their number.
Result<std::size_t> nearest_migration(const Server& server, const Folder& folder, std::size_t first,
                                      std::size_t last, const Live& live, Observer& observer) {
  Walk walk(server, live);
  CHECK(walk.start(folder, first, observer));
  TRY(session, walk.session());
  std::size_t best = first, least = walk.count();
  for (std::size_t i = first; i < last; ++i) {
    RunReport report = apply(*session, {&folder.migrations[i]}, Direction::up);
    if (report.error)
      return std::move(*report.error).while_doing("replaying " + report.failed_stem);
    TRY(count, walk.look());
    if (count <= least) best = i + 1, least = count;
  }
  return best;
}

class Search {
 public:
  Search(const Server& server, const Folder& folder, const Live& live, Observer& observer)
      : server_(server), folder_(folder), live_(live), observer_(observer) {}

  // Statement by statement through one migration. How far the nearest state is off.
  Result<std::size_t> through(std::size_t number, Whereabouts& found) {
    const Migration& migration = folder_.migrations[number];
    Walk walk(server_, live_);
    CHECK(walk.start(folder_, number, observer_));
    found = {.migration = &migration};
    TRY(before, walk.whole());
    found.before = std::move(before);
    std::size_t least = walk.count();
    CHECK(migration.runner ? run_whole(walk, migration, least, found)
                           : run_statements(walk, migration, least, found));
    TRY(after, walk.whole());
    found.after = std::move(after);
    return least;
  }

  // Stands at the chosen point again, and compares.
  Status settle(std::size_t number, Whereabouts& found) {
    const Migration& migration = folder_.migrations[number];
    Walk walk(server_, live_);
    CHECK(walk.start(folder_, number, observer_));
    if (migration.runner) {
      if (found.done > 0) CHECK(apply_whole(walk, migration));
    } else {
      TRY(source, read_source(migration, Direction::up));
      TRY(connection, walk.connect());
      const auto& statements = source.script.statements();
      for (std::size_t i = 0; i < found.done; ++i)
        CHECK(run_statement(connection, source.script, statements[i]));
      if (found.done < statements.size()) {
        const std::size_t at = statements[found.done].begin;
        found.place = place_at(shown(migration.up), source.script.text(), at);
      }
    }
    TRY(expected, walk.whole());
    found.expected = std::move(expected);
    Workbench workbench(server_);
    TRY(difference, workbench.compare(found.expected, live_.catalog));
    found.difference = std::move(difference);
    return ok();
  }

 private:
  static Status apply_whole(Walk& walk, const Migration& migration) {
    TRY(session, walk.session());
    RunReport report = apply(*session, {&migration}, Direction::up);
    if (report.error) return std::move(*report.error);
    return ok();
  }
  static Status run_whole(Walk& walk, const Migration& migration, std::size_t& least,
                          Whereabouts& found) {
    found.total = 1;
    CHECK(apply_whole(walk, migration));
    TRY(count, walk.look());
    if (count < least) least = count, found.done = found.perhaps = 1;
    return ok();
  }
  static Status run_statements(Walk& walk, const Migration& migration, std::size_t& least,
                               Whereabouts& found) {
    TRY(source, read_source(migration, Direction::up));
    const auto& statements = source.script.statements();
    found.total = statements.size();
    TRY(connection, walk.connect());
    bool same = true;  // as the nearest state, since then
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (Status done = run_statement(connection, source.script, statements[i]); !done)
        return std::move(done).error().while_doing("replaying " + migration.stem);
      const std::size_t before = walk.count();
      TRY(count, walk.look());
      if (count < least) {
        least = count, found.done = found.perhaps = i + 1, same = true;
      } else if (same && count == least && count == before) {
        found.perhaps = i + 1;
      } else {
        same = false;
      }
    }
    return ok();
  }

  const Server& server_;
  const Folder& folder_;
  const Live& live_;
  Observer& observer_;
};

}  // namespace

Result<Whereabouts> find_whereabouts(const Server& server, const Folder& folder, std::size_t first,
                                     std::size_t last, const Live& live, Observer& observer) {
  std::size_t number = first;
  if (last - first > 1) {
    TRY(best, nearest_migration(server, folder, first, last, live, observer));
    // It is complete, and the next one may have begun.
    number = std::min(best, last - 1);
  }
  Search search(server, folder, live, observer);
  Whereabouts found;
  CHECK(search.through(number, found));
  if (found.done == 0 && found.perhaps == 0 && number > first) {
    --number;
    CHECK(search.through(number, found));
  }
  CHECK(search.settle(number, found));
  return found;
}

}  // namespace shale
