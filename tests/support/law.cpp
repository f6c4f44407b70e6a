// The law of every plan, on a real server: load from.sql and to.sql; apply the plan from one to the
// other; then the catalogs are the same, and pg_dump of both is. And the same the other way round.
//
//   law [-v] [--safe] [--quick] [--within SECONDS] [--open FILE] PATH…
//   every folder below them with a from.sql and a to.sql is a case; plan.sql and plan_back.sql
//   beside them are what the plans have to be
//
// With --safe the plans for tables that are in use are held to it too, where they are others.
//
// With --quick, pg_dump is asked about one direction of each case, in turn: the catalogs are
// compared in both. It takes two thirds of the time; SHALE_WITNESS=both, as in
// tools/matrix, sets it aside.
//
// With --within no case begins after that time: on a slow machine ./test stays within its own. How
// many were left is said at the end; it begins with others each day. SHALE_WITNESS sets it aside.
//
// FILE names cases that are known not to hold yet, one a line with its reason behind a tab; they
// are run and counted, and one that holds by now is to be taken out of it. A number between tabs
// says from which major of PostgreSQL on it is so.
//
// Any other .sql file is a case of the round trip: it is loaded, its catalog is built anew in an
// empty database, and both catalogs and dumps are the same; the census is empty.
//
// Prints what does not hold, and exits with 1 if there is any. A first line "-- needs PostgreSQL
// 17" leaves a pair to servers from that version on; how many were left is said at the end.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/files.h"
#include "base/hash.h"
#include "base/text.h"
#include "support/law_check.h"
#include "support/quick_cache.h"

namespace shale {
namespace {

struct Case {
  Path folder{};
  std::string name{};
};

int needed_version(std::string_view sql) {
  constexpr std::string_view words = "-- needs PostgreSQL ";
  return sql.starts_with(words) ? std::atoi(std::string(sql.substr(words.size(), 2)).c_str()) : 0;
}

Law::Load script(const std::string& sql) {
  return [&sql](Connection& connection) -> Status { return connection.run(sql); };
}

Outcome check_round_trip(Law& law, int major, const Case& c) {
  const auto sql = read_file(c.folder);
  if (!sql) return {.why = "the file can't be read"};
  if (needed_version(*sql) > major) return {.left_out = true};
  auto held = law.hold_round_trip(script(*sql));
  return held ? *std::move(held) : Outcome{.why = error_text(held.error())};
}

// The plan there is plan.sql's, and the one back plan_back.sql's, where there are such files: what
// the law can't see is whether a table is made anew without need.
void compare_plans(const Case& c, std::vector<Outcome>& held) {
  for (const auto& [way, name] :
       {std::pair("", "plan.sql"), std::pair(" (reversed)", "plan_back.sql")}) {
    const auto plan = read_file(c.folder / name);
    if (!plan) continue;
    for (Outcome& outcome : held)
      if (outcome.way == way && outcome.why.empty() && trim(outcome.verbose) != trim(*plan))
        outcome.why = fmt::format("the plan is not that of {}:\n{}", name, outcome.verbose);
  }
}

// Both ways: there, and back.
std::vector<Outcome> check(Law& law, int major, const Case& c, bool safe, Witnessed witnessed) {
  if (!std::filesystem::is_directory(c.folder)) return {check_round_trip(law, major, c)};
  const auto from = read_file(c.folder / "from.sql"), to = read_file(c.folder / "to.sql");
  if (!from || !to) return {{.why = "a file can't be read"}};
  if (std::max(needed_version(*from), needed_version(*to)) > major) return {{.left_out = true}};
  auto held = law.hold(script(*from), script(*to), safe, witnessed);
  if (!held) return {{.why = error_text(held.error())}};
  compare_plans(c, *held);
  return *std::move(held);
}

// "diff/range/alter_used (reversed)" of each line.
std::set<std::string> read_open(const std::string& file, int major) {
  std::set<std::string> open;
  const auto text = read_file(file);
  if (!text) return open;
  for (std::string_view line : lines(*text)) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (line.empty() || line.starts_with("#") || fields.size() < 2) continue;
    if (fields.size() == 2 || std::atoi(std::string(fields[1]).c_str()) <= major)
      open.emplace(fields[0]);
  }
  return open;
}

// The cases of a folder, and of those below it; or a file.
void find_cases(const std::string& word, std::vector<Case>& cases) {
  Path whole = std::filesystem::absolute(word).lexically_normal();
  if (whole.filename().empty()) whole = whole.parent_path();
  const auto add = [&](const Path& path) {
    cases.push_back({path, path.lexically_relative(whole.parent_path()).string()});
  };
  const auto is_pair = [](const Path& folder) {
    return std::filesystem::exists(folder / "from.sql");
  };
  if (std::filesystem::is_regular_file(whole) || is_pair(whole)) add(whole);
  if (!std::filesystem::is_directory(whole)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(whole)) {
    const Path name = entry.path().filename();
    const bool of_pair =
        name == "from.sql" || name == "to.sql" || name == "plan.sql" || name == "plan_back.sql";
    if (entry.is_directory() ? is_pair(entry.path()) : name.extension() == ".sql" && !of_pair)
      add(entry.path());
  }
}

// Names begin where the path did that was asked for.
bool is_known(const std::set<std::string>& open, const std::string& name) {
  return std::ranges::any_of(open, [&](const std::string& line) {
    return line == name || name.ends_with("/" + line) || line.ends_with("/" + name);
  });
}

struct Options {
  bool verbose = false;
  bool safe = false;
  bool quick = false;
  std::string open_file{};
  std::optional<std::chrono::seconds> within{};
};

// Those that there may be no time for are others each day.
void begin_elsewhere(std::vector<Case>& cases) {
  if (cases.empty()) return;
  std::ranges::sort(cases, {}, [](const Case& c) { return sha256(c.name); });
  const auto days = std::chrono::duration_cast<std::chrono::hours>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count() /
                    24;
  constexpr long long step = 97;
  std::ranges::rotate(cases, cases.begin() + days * step % std::ssize(cases));
}

int run(const std::vector<Case>& cases, const Options& options) {
  const auto begun = std::chrono::steady_clock::now();
  auto server = Server::start({});
  if (!server) {
    fmt::print(stderr, "{}\n", error_text(server.error()));
    return 3;
  }
  if (auto admin = server->connect("postgres"))
    for (const char* role : {"shale_test_a", "shale_test_b"})
      (void)admin->run(fmt::format("create role {}", role));
  const std::set<std::string> open = read_open(options.open_file, server->binaries().major);
  std::mutex mutex;
  std::size_t next = 0, failed = 0, left_out = 0, known = 0;
  const auto work = [&] {
    Law law(*server);
    for (;;) {
      std::size_t mine;
      {
        const std::scoped_lock lock(mutex);
        if (next == cases.size()) return;
        if (options.within && std::chrono::steady_clock::now() - begun > *options.within) return;
        mine = next++;
      }
      const std::vector<Outcome> outcomes =
          check(law, server->binaries().major, cases[mine], options.safe,
                !options.quick  ? Witnessed::both
                : mine % 2 == 0 ? Witnessed::there
                                : Witnessed::back);
      const std::scoped_lock lock(mutex);
      left_out += outcomes.front().left_out ? 1 : 0;
      for (const Outcome& outcome : outcomes) {
        const std::string name = cases[mine].name + std::string(outcome.way);
        const bool holds = outcome.why.empty();
        const bool is_open = is_known(open, name) && !outcome.left_out;
        if (holds && is_open) fmt::print("HOLDS {}: take it out of the open ones\n", name);
        known += !holds && is_open ? 1 : 0;
        failed += !holds && !is_open ? 1 : 0;
        if ((holds || is_open) && (!options.verbose || outcome.verbose.empty())) continue;
        fmt::print("{} {}\n", holds ? "HOLDS" : "FAILS", name);
        if (!outcome.why.empty()) fmt::print("  {}\n", outcome.why);
        if (options.verbose) fmt::print("{}\n", outcome.verbose);
      }
    }
  };
  std::thread other(work);
  work();
  other.join();
  if (const Witness witness(*server); !witness.is_pg_dump())
    fmt::print("no pg_dump for PostgreSQL {} is here: the witness was {}\n",
               server->binaries().major, witness.name());
  fmt::print("{} cases: {} fail, {} known to be open, {} left to newer servers\n", cases.size(),
             failed, known, left_out);
  if (next < cases.size())
    fmt::print("{} of them were not begun: there was no time left\n", cases.size() - next);
  return failed == 0 && !cases.empty() ? 0 : 1;
}

}  // namespace
}  // namespace shale

int main(int count, char** words) {
  const shale::QuickCache cache;
  std::vector<shale::Case> cases;
  shale::Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "-v") {
      options.verbose = true;
      continue;
    }
    if (word == "--quick") {
      options.quick = std::getenv("SHALE_WITNESS") == nullptr;
      continue;
    }
    if (word == "--within" && i + 1 < count) {
      const int seconds = std::atoi(words[++i]);
      if (std::getenv("SHALE_WITNESS") == nullptr) options.within = std::chrono::seconds(seconds);
      continue;
    }
    if (word == "--safe") {
      options.safe = true;
      continue;
    }
    if (word == "--open" && i + 1 < count) {
      options.open_file = words[++i];
      continue;
    }
    shale::find_cases(word, cases);
  }
  std::ranges::sort(cases, {}, &shale::Case::name);
  if (options.within) shale::begin_elsewhere(cases);
  return shale::run(cases, options);
}
