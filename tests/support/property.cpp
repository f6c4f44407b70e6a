// The law, held against schemas that are made at random, and random changes of them.
//
//   property [--seed N] [--cases N] [--minutes M] [--case N] [--print 1] [--history 1]
//
// A schema is made statement by statement; what the server refuses is left out. The other one has
// most of these statements and some changes; with --history it is the same database after changes
// that rename and move what is there, and its objects are followed. A failure is shrunk: statements
// are left out while it still fails; what is left is written to property/SEED-CASE, to be run again
// with law.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "base/files.h"
#include "support/law_check.h"
#include "support/quick_cache.h"
#include "support/random_schema.h"

namespace shale {
namespace {

// A statement, and which of the two schemas has it.
struct Item {
  std::string sql{};
  bool from = true, to = true;
};
using Items = std::vector<Item>;

std::string script(const Items& items, bool Item::*side) {
  std::string text;
  for (const Item& item : items)
    if (item.*side) text += item.sql + ";\n";
  return text;
}

Status run_all(Connection& connection, const Items& items, bool Item::*side) {
  CHECK(connection.run("CREATE SCHEMA app"));
  for (const Item& item : items)
    if (item.*side) (void)connection.run(item.sql);
  return ok();
}

class Property {
 public:
  struct Options {
    std::uint64_t seed = 0;
    bool print = false;    // also what holds
    bool history = false;  // one database at two times
  };
  Property(const Server& server, const Options& options) : server_(server), options_(options) {}
  // Does the law hold for the case of the number?
  bool check(std::uint64_t number);
  std::size_t statements() const { return statements_; }

 private:
  Result<Items> make(std::uint64_t number);
  Status make_changes(RandomSchema& random, Items& items);
  // Why the law does not hold; "": it does, or the schema can't be loaded.
  std::string why(const Items& items);
  Items shrink(Items items);
  static void print(const Items& items);

  const Server& server_;
  Options options_;
  std::size_t statements_ = 0;
};

// What is left behind where no statement makes it, and pg_dump loses it, is no case: a check that a
// child has from nobody, after DROP COLUMN on a parent whose column it has itself; an index that is
// not valid though all partitions have it, after the one that had not has left.
constexpr std::string_view left_behind_query =
    "select from pg_constraint c where c.coninhcount > 0 and c.contype = 'c' and not exists (select"
    " from pg_inherits i join pg_constraint p on p.conrelid = i.inhparent and p.conname = c.conname"
    " where i.inhrelid = c.conrelid) union all select from pg_index x join pg_class c"
    " on c.oid = x.indexrelid and c.relkind = 'I' where not x.indisvalid and not exists (select"
    " from pg_inherits p where p.inhparent = x.indrelid and not exists (select from pg_inherits a"
    " join pg_index y on y.indexrelid = a.inhrelid where a.inhparent = x.indexrelid"
    " and y.indrelid = p.inhrelid and y.indisvalid))";

Status Property::make_changes(RandomSchema& random, Items& items) {
  TRY(scratch, ScratchDatabase::make(server_));
  TRY(connection, scratch.connect());
  CHECK(connection.run("CREATE SCHEMA app"));
  for (Item& item : items) {
    item.to = options_.history || random.below(12) != 0;
    if (item.to) item.to = static_cast<bool>(connection.run(item.sql));
  }
  const std::size_t wanted = 1 + random.below(12);
  for (std::size_t done = 0, tried = 0; done < wanted && tried < wanted * 8; ++tried) {
    CHECK(random.look(connection));
    std::string sql = random.statement(options_.history ? "move" : "change");
    if (sql.empty() || !connection.run(sql)) continue;
    items.push_back({.sql = std::move(sql), .from = false});
    ++done;
  }
  return ok();
}

Result<Items> Property::make(std::uint64_t number) {
  RandomSchema random(options_.seed * 1'000'003 + number);
  TRY(scratch, ScratchDatabase::make(server_));
  TRY(connection, scratch.connect());
  CHECK(connection.run("CREATE SCHEMA app"));
  Items items;
  const std::size_t wanted = 5 + random.below(40);
  for (std::size_t tried = 0; items.size() < wanted && tried < wanted * 6; ++tried) {
    CHECK(random.look(connection));
    std::string sql = random.statement(random.below(8) == 0 ? "change" : "new");
    if (!sql.empty() && connection.run(sql)) items.push_back({.sql = std::move(sql)});
  }
  CHECK(make_changes(random, items));
  return items;
}

std::string Property::why(const Items& items) {
  bool sound = true;
  const auto side = [&](bool Item::*member) {
    return [&items, &sound, member](Connection& c) -> Status {
      CHECK(run_all(c, items, member));
      TRY(left, c.query(left_behind_query));
      sound = sound && left.size() == 0;
      return ok();
    };
  };
  const auto change = [&](Connection& c) {
    for (const Item& item : items)
      if (!item.from) (void)c.run(item.sql);
    return ok();
  };
  const auto held = options_.history ? Law(server_).hold_history(side(&Item::from), change)
                                     : Law(server_).hold(side(&Item::from), side(&Item::to));
  if (!held) return error_text(held.error());
  for (const Outcome& outcome : *held)
    if (!outcome.why.empty() && sound)
      return fmt::format("{}{}\n{}", outcome.why, outcome.way, outcome.verbose);
  return "";
}

// Chunks of statements go, then single ones, as long as it still fails.
Items Property::shrink(Items items) {
  for (std::size_t chunk = std::max<std::size_t>(items.size() / 2, 1); chunk > 0; chunk /= 2)
    for (std::size_t i = items.size(); i > 0;) {
      i -= std::min(chunk, i);
      Items fewer = items;
      const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(i);
      const auto left =
          std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(chunk), fewer.end() - begin);
      fewer.erase(begin, begin + left);
      if (!why(fewer).empty()) items = std::move(fewer);
    }
  return items;
}

void Property::print(const Items& items) {
  for (const Item& item : items)
    fmt::print("  {}{} {}\n", item.from ? "<" : " ", item.to ? ">" : " ", item.sql);
}

bool Property::check(std::uint64_t number) {
  const auto items = make(number);
  if (!items) {
    fmt::print("case {} can't be made: {}\n", number, error_text(items.error()));
    return true;
  }
  statements_ += items->size();
  if (options_.print) print(*items);
  if (why(*items).empty()) return true;
  // The other sessions of a busy server can stand in the way of one.
  if (why(*items).empty()) {
    fmt::print("case {} failed once and then held\n", number);
    return true;
  }
  fmt::print("FAILS --seed {} --case {}{}: shrinking {} statements\n", options_.seed, number,
             options_.history ? " --history 1" : "", items->size());
  std::fflush(stdout);
  const Items small = shrink(*items);
  const Path folder = Path("property") / fmt::format("{}-{}", options_.seed, number);
  std::filesystem::create_directories(folder);
  (void)write_file(folder / "from.sql", "CREATE SCHEMA app;\n" + script(small, &Item::from));
  (void)write_file(folder / "to.sql", "CREATE SCHEMA app;\n" + script(small, &Item::to));
  print(small);
  fmt::print("{}\n", why(small));
  std::fflush(stdout);
  return false;
}

int run(const Property::Options& options, std::uint64_t first, std::uint64_t cases,
        double minutes) {
  auto server = Server::start({});
  if (!server) {
    fmt::print(stderr, "{}\n", error_text(server.error()));
    return 3;
  }
  // Materialized views are filled where views of theirs are read: that they may not is no case
  // here.
  if (auto admin = server->connect("postgres"))
    for (const char* role : {"shale_test_a", "shale_test_b"})
      (void)admin->run(fmt::format("create role {0}; grant pg_read_all_data to {0}", role));
  fmt::print("seed {}\n", options.seed);
  std::fflush(stdout);
  Property property(*server, options);
  const auto start = std::chrono::steady_clock::now();
  std::uint64_t failed = 0, done = 0;
  for (; done < cases; ++done) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    if (minutes > 0 && spent.count() > minutes * 60) break;
    failed += property.check(first + done) ? 0 : 1;
  }
  fmt::print("{} cases of {} statements: {} fail\n", done, property.statements(), failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace shale

int main(int count, char** words) {
  const shale::QuickCache cache;
  shale::Property::Options options{
      .seed =
          static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()) %
          1'000'000};
  std::uint64_t first = 0, cases = 10;
  double minutes = 0;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string word = words[i];
    const std::uint64_t number = std::strtoull(words[i + 1], nullptr, 10);
    if (word == "--seed") options.seed = number;
    if (word == "--cases") cases = number;
    if (word == "--case") first = number, cases = 1;
    if (word == "--print") options.print = number != 0;
    if (word == "--history") options.history = number != 0;
    if (word == "--minutes") minutes = static_cast<double>(number), cases = ~std::uint64_t{0};
  }
  return shale::run(options, first, cases, minutes);
}
