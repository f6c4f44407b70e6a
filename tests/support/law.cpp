// The law of every plan, on a real server: load from.sql and to.sql; apply the plan from one to the
// other; then the catalogs are the same, and pg_dump of both is. And the same the other way round.
//
//   law [-v] [--open FILE] PATH…     every folder below them with a from.sql and a to.sql is a case
//
// FILE names cases that are known not to hold yet, one a line with its reason behind a tab; they
// are run and counted, and one that holds by now is to be taken out of it.
//
// Any other .sql file is a case of the round trip: it is loaded, its catalog is built anew in an
// empty database, and both catalogs and dumps are the same; the census is empty.
//
// Prints what does not hold, and exits with 1 if there is any. A first line "-- needs PostgreSQL
// 17" leaves a pair to servers from that version on; how many were left is said at the end.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/process.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "proof/fixpoint.h"
#include "server/scratch.h"
#include "server/server.h"

namespace shale {
namespace {

struct Case {
  Path folder{};
  std::string name{};
};

struct Outcome {
  std::string why{};      // empty: the law holds
  std::string verbose{};  // the plan
  bool left_out = false;
};

std::string error_text(const Error& e) {
  return e.what + (e.detail.empty() ? "" : " | " + e.detail) +
         (e.hint.empty() ? "" : " | " + e.hint);
}

int needed_version(std::string_view sql) {
  constexpr std::string_view words = "-- needs PostgreSQL ";
  return sql.starts_with(words) ? std::atoi(std::string(sql.substr(words.size(), 2)).c_str()) : 0;
}

// Lines that are no part of the schema, and the order in which a set is listed, say nothing.
std::vector<std::string> dump_lines(const Server& server, const ScratchDatabase& database) {
  const auto dumped = run_program({.arguments = {(server.binaries().folder / "pg_dump").string(),
                                                 "-s", "-d", database.target().url()},
                                   .output = Output::caught});
  std::vector<std::string> all;
  if (!dumped) return {"pg_dump: " + dumped.error().what};
  for (std::string_view line : lines(dumped->output))
    if (!line.empty() && !line.starts_with("--") && !line.starts_with("\\") &&
        !line.starts_with("pg_dump: detail:"))
      all.emplace_back(line);
  return all;
}

std::string without_comma(std::string line) {
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
    for (std::string& line : *list) line = without_comma(std::move(line));
    std::ranges::sort(*list);
  }
  std::vector<std::string> only_a, only_b;
  std::ranges::set_difference(a, b, std::back_inserter(only_a));
  std::ranges::set_difference(b, a, std::back_inserter(only_b));
  if (only_a.empty() && only_b.empty()) return "";
  std::string text = "pg_dump differs:";
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

class Law {
 public:
  explicit Law(const Server& server) : server_(server) {}
  // A schema, taken apart and put together.
  Outcome check_round_trip(const Case& c);
  // Both ways: there, and back.
  std::pair<Outcome, Outcome> check(const Case& c);

 private:
  // A schema in a database of its own, as it was loaded.
  struct Side {
    ScratchDatabase database;
    Connection connection;
    Catalog catalog;
    std::vector<std::string> dump;
  };
  Result<Side> load(const std::string& sql);
  Result<Outcome> lead(Side& from, const Side& to);
  Result<Outcome> hold_round_trip(const std::string& sql);
  Result<std::pair<Outcome, Outcome>> hold(const std::string& from, const std::string& to);
  const Server& server_;
};

Result<Law::Side> Law::load(const std::string& sql) {
  TRY(scratch, ScratchDatabase::make(server_));
  TRY(connection, scratch.connect());
  CHECK(connection.run(sql));
  TRY(catalog, Catalog::read(connection));
  std::vector<std::string> dump = dump_lines(server_, scratch);
  return Side{std::move(scratch), std::move(connection), std::move(catalog), std::move(dump)};
}

// Rows that stand against a rule may stop a plan, if it says so beforehand. Then it has to hold
// without them.
bool says_so(const SchemaPlan& plan) {
  return std::ranges::any_of(plan.steps, [](const Step& s) {
    return std::ranges::find(s.statement.hazards, Hazard::may_fail_on_rows) !=
           s.statement.hazards.end();
  });
}

constexpr std::string_view empty_all_tables =
    "do $$ declare t regclass; begin for t in select oid::regclass from pg_class where relkind in "
    "('r', 'p')"
    " and oid >= 16384 loop execute 'truncate ' || t || ' cascade'; end loop; end $$";

Result<Outcome> Law::lead(Side& from, const Side& to) {
  Outcome outcome;
  TRY(difference, compare_by_meaning(server_, from.catalog, to.catalog));
  const SchemaPlan plan = make_plan(from.catalog, to.catalog, difference);
  outcome.verbose = plan.sql();
  for (const std::string& refused : plan.refused) outcome.why += "refused: " + refused;
  if (!outcome.why.empty()) return outcome;
  Status applied = run_plan(from.connection, plan);
  if (!applied && applied.error().sqlstate.starts_with("23") && says_so(plan)) {
    CHECK(from.connection.run(empty_all_tables));
    applied = run_plan(from.connection, plan);
  }
  if (!applied) {
    outcome.why = "the plan fails: " + error_text(applied.error());
    return outcome;
  }
  TRY(after, Catalog::read(from.connection));
  TRY(rest, compare_by_meaning(server_, after, to.catalog));
  if (rest.level == Level::different) outcome.why = "still different:" + difference_text(rest);
  std::string dumps = dump_difference(dump_lines(server_, from.database), to.dump);
  // What Postgres prints in two ways for one meaning is held against its round trip.
  if (!dumps.empty()) {
    TRY(got, build(server_, after));
    TRY(wanted, build(server_, to.catalog));
    dumps = dump_difference(dump_lines(server_, got), dump_lines(server_, wanted));
  }
  if (!dumps.empty()) outcome.why += (outcome.why.empty() ? "" : "\n  ") + dumps;
  for (const std::string& thing : to.catalog.uncovered()) outcome.why += "\n  census: " + thing;
  return outcome;
}

Result<std::pair<Outcome, Outcome>> Law::hold(const std::string& from, const std::string& to) {
  TRY(a, load(from));
  TRY(b, load(to));
  TRY(there, lead(a, b));
  TRY(back, lead(b, a));
  return std::pair{std::move(there), std::move(back)};
}

Result<Outcome> Law::hold_round_trip(const std::string& sql) {
  Outcome outcome;
  TRY(side, load(sql));
  TRY(copy, build(server_, side.catalog));
  TRY(connection, copy.connect());
  TRY(again, Catalog::read(connection));
  TRY(rest, compare_by_meaning(server_, again, side.catalog));
  if (rest.level != Level::identical) outcome.why = "not the same:" + difference_text(rest);
  std::string dumps = dump_difference(dump_lines(server_, copy), side.dump);
  if (!dumps.empty()) {
    TRY(second, build(server_, again));
    const std::string after =
        dump_difference(dump_lines(server_, second), dump_lines(server_, copy));
    if (rest.level != Level::identical || !after.empty())
      outcome.why += (outcome.why.empty() ? "" : "\n  ") + dumps;
  }
  for (const std::string& thing : side.catalog.uncovered()) outcome.why += "\n  census: " + thing;
  return outcome;
}

Outcome Law::check_round_trip(const Case& c) {
  const auto sql = read_file(c.folder);
  if (!sql) return {.why = "the file can't be read"};
  if (needed_version(*sql) > server_.binaries().major) return {.left_out = true};
  auto held = hold_round_trip(*sql);
  return held ? *std::move(held) : Outcome{.why = error_text(held.error())};
}

std::pair<Outcome, Outcome> Law::check(const Case& c) {
  if (!std::filesystem::is_directory(c.folder)) return {check_round_trip(c), {}};
  const auto from = read_file(c.folder / "from.sql"), to = read_file(c.folder / "to.sql");
  const auto both = [](const Outcome& o) { return std::pair{o, o}; };
  if (!from || !to) return both({.why = "a file can't be read"});
  if (std::max(needed_version(*from), needed_version(*to)) > server_.binaries().major)
    return both({.left_out = true});
  auto held = hold(*from, *to);
  if (!held) return both({.why = error_text(held.error())});
  return *std::move(held);
}

// "diff/range/alter_used (reversed)" of each line.
std::set<std::string> read_open(const char* file) {
  std::set<std::string> open;
  const auto text = read_file(file);
  if (!text) return open;
  for (std::string_view line : lines(*text))
    if (!line.empty() && !line.starts_with("#")) open.emplace(line.substr(0, line.find('\t')));
  return open;
}

int run(const std::vector<Case>& cases, bool verbose, const std::set<std::string>& open) {
  auto server = Server::start({});
  if (!server) {
    fmt::print(stderr, "{}\n", error_text(server.error()));
    return 3;
  }
  if (auto admin = server->connect("postgres"))
    for (const char* role : {"shale_test_a", "shale_test_b"})
      (void)admin->run(fmt::format("create role {}", role));
  std::mutex mutex;
  std::size_t next = 0, failed = 0, left_out = 0, known = 0;
  const auto work = [&] {
    Law law(*server);
    for (;;) {
      std::size_t mine;
      {
        const std::scoped_lock lock(mutex);
        if (next == cases.size()) return;
        mine = next++;
      }
      const auto [there, back] = law.check(cases[mine]);
      const std::scoped_lock lock(mutex);
      left_out += there.left_out ? 1 : 0;
      for (const Outcome* outcome : {&there, &back}) {
        const std::string name = cases[mine].name + (outcome == &back ? " (reversed)" : "");
        const bool holds = outcome->why.empty();
        const bool is_open = open.contains(name) && !outcome->left_out;
        if (holds && is_open) fmt::print("HOLDS {}: take it out of the open ones\n", name);
        known += !holds && is_open ? 1 : 0;
        failed += !holds && !is_open ? 1 : 0;
        if ((holds || is_open) && (!verbose || outcome->verbose.empty())) continue;
        fmt::print("{} {}\n", holds ? "HOLDS" : "FAILS", name);
        if (!outcome->why.empty()) fmt::print("  {}\n", outcome->why);
        if (verbose) fmt::print("{}\n", outcome->verbose);
      }
    }
  };
  std::thread other(work);
  work();
  other.join();
  fmt::print("{} cases: {} fail, {} known to be open, {} left to newer servers\n", cases.size(),
             failed, known, left_out);
  return failed == 0 && !cases.empty() ? 0 : 1;
}

}  // namespace
}  // namespace shale

int main(int count, char** words) {
  std::vector<shale::Case> cases;
  bool verbose = false;
  std::set<std::string> open;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "-v") {
      verbose = true;
      continue;
    }
    if (word == "--open" && i + 1 < count) {
      open = shale::read_open(words[++i]);
      continue;
    }
    const auto add = [&](const shale::Path& folder) {
      if (std::filesystem::exists(folder / "from.sql"))
        cases.push_back(
            {folder, std::filesystem::relative(folder, std::filesystem::path(word).parent_path())
                         .string()});
    };
    add(word);
    if (std::filesystem::is_regular_file(word)) {
      cases.push_back({word, word});
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(word))
      if (entry.is_directory())
        add(entry.path());
      else if (entry.path().extension() == ".sql" && entry.path().filename() != "from.sql" &&
               entry.path().filename() != "to.sql")
        cases.push_back({entry.path(), std::filesystem::relative(
                                           entry.path(), std::filesystem::path(word).parent_path())
                                           .string()});
  }
  std::ranges::sort(cases, {}, &shale::Case::name);
  return shale::run(cases, verbose, open);
}
