// The groups of a squash: what holds of every grouping, and how near the inferred ones come to
// those that people made.
#include "squash/groups.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "schema/source.h"
#include "server/scratch.h"
#include "squash/tables.h"
#include "support/folder.h"
#include "support/quick_cache.h"

namespace shale::testing_::in_groups {
namespace {

Path example(const std::string& name) {
  return Path(SHALE_SOURCE) / "examples" / name;
}

class Groups : public testing::Test {
 protected:
  static void SetUpTestSuite() { cache_.emplace(); }
  static void TearDownTestSuite() { cache_.reset(); }

  // The catalog that these statements make.
  static Catalog made(const std::string& sql) { return made(std::vector{sql}); }
  static Catalog made(const std::vector<std::string>& scripts) {
    auto server = Server::start({});
    EXPECT_TRUE(server) << server.error().what;
    auto scratch = ScratchDatabase::make(*server);
    EXPECT_TRUE(scratch) << scratch.error().what;
    auto connection = scratch->connect();
    EXPECT_TRUE(connection) << connection.error().what;
    for (const std::string& sql : scripts) {
      const auto run = connection->run(sql);
      EXPECT_TRUE(run) << run.error().what;
    }
    auto catalog = Catalog::read(*connection);
    EXPECT_TRUE(catalog) << catalog.error().what;
    return *std::move(catalog);
  }
  // The catalog of a folder of migrations.
  static Catalog replayed(const Path& folder) {
    Settings settings;
    settings.root = folder.parent_path();
    Observer observer;
    auto schema = read_schema(settings, folder.string(), observer);
    EXPECT_TRUE(schema) << schema.error().what;
    return std::move(schema->catalog);
  }

 private:
  static inline std::optional<QuickCache> cache_{};
};

std::size_t at(int i) {
  return static_cast<std::size_t>(i);
}

std::map<std::string, std::string> groups_of(const Catalog& catalog, const Grouping& grouping,
                                             bool only_tables = true) {
  std::map<std::string, std::string> all;
  for (std::size_t i = 0; i < grouping.of.size(); ++i) {
    const Object& object = catalog.objects()[i];
    if (!only_tables || is_any_table(object))
      all[(only_tables ? "" : std::string(object.kind->name) + " ") + object.key] =
          grouping.names[at(grouping.of[i])];
  }
  return all;
}

// What belongs to a table and stands in its CREATE.
bool stands_in_create(const Object& object) {
  return object.parent != nullptr && is_any_table(root_of(object)) &&
         object.kind->name != "foreign key" && !object.kind->clause(object, {}).empty();
}

void expect_laws(const Catalog& catalog, const Grouping& grouping, const std::string& name) {
  ASSERT_EQ(grouping.of.size(), catalog.objects().size()) << name;
  const int groups = static_cast<int>(grouping.names.size());
  EXPECT_EQ(std::set(grouping.names.begin(), grouping.names.end()).size(), grouping.names.size());
  for (const std::string& group : grouping.names)
    EXPECT_TRUE(!group.empty() &&
                group.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == group.npos)
        << name << ": " << group;
  std::set<int> filled;
  std::vector<int> least(grouping.of.size(), 0);
  for (const Edge& e : catalog.edges())
    least[at(e.user)] = std::max(least[at(e.user)], grouping.of[at(e.used)]);
  for (std::size_t i = 0; i < grouping.of.size(); ++i) {
    const Object& object = catalog.objects()[i];
    const std::string said = fmt::format("{}: {} {}", name, object.kind->name, object.key);
    const int group = grouping.of[i];
    ASSERT_TRUE(group >= 0 && group < groups) << said;
    filled.insert(group);
    EXPECT_GE(group, least[i]) << said;
    const bool first = object.kind->name == "schema" || object.kind->name == "extension";
    EXPECT_TRUE(!first || group == 0) << said;
    if (object.parent == nullptr || !is_any_table(root_of(object))) continue;
    const int table = grouping.of[at(catalog.index_of(root_of(object)))];
    const bool bound = stands_in_create(object) || object.kind->name == "inheritance";
    EXPECT_EQ(group, bound ? table : std::max(least[i], table)) << said;
  }
  EXPECT_EQ(static_cast<int>(filled.size()), groups) << name << ": a group is empty";
}

std::vector<GroupRule> rules_of(const Path& config) {
  Settings settings;
  settings.config = config;
  auto rules = read_group_rules(settings);
  EXPECT_TRUE(rules) << rules.error().what;
  return *std::move(rules);
}

TEST_F(Groups, TheLawsHoldForTheExamples) {
  for (const char* name :
       {"ontology-engine/migrations", "agent-gateway/archive", "agent-gateway/migrations",
        "knowledge-base/migrations", "knowledge-base/archive", "meetings/migrations",
        "insights/migrations"}) {
    const Catalog catalog = replayed(example(name));
    const Grouping inferred = group_objects(catalog, {}, {});
    expect_laws(catalog, inferred, name);
    if (std::getenv("SHALE_SHOW") != nullptr)  // for eyes
      std::cout << "# " << name << "\n" << groups_toml(catalog, inferred);
    EXPECT_EQ(inferred.of, group_objects(catalog, {}, {}).of) << name;
    expect_laws(catalog, group_objects(catalog, {}, {.max_lines = 1}), name);
    expect_laws(catalog, group_objects(catalog, {}, {.max_lines = 100000}), name);
    // As rules they give the same, and in the reverse order the laws still hold.
    const TestFolder files;
    std::vector<GroupRule> rules =
        rules_of(files.add("shale.toml", groups_toml(catalog, inferred)));
    const Grouping ruled = group_objects(catalog, rules, {});
    expect_laws(catalog, ruled, name);
    EXPECT_EQ(groups_of(catalog, ruled), groups_of(catalog, inferred)) << name;
    EXPECT_TRUE(ruled.unmatched.empty()) << name;
    std::ranges::reverse(rules);
    expect_laws(catalog, group_objects(catalog, rules, {}), name);
    rules.resize(rules.size() / 2);
    expect_laws(catalog, group_objects(catalog, rules, {}), name);
  }
}

// How many tables of the inferred groups are in the group of the rules that fits theirs best, each
// group counted once.
std::size_t agreement(const Catalog& catalog, const std::vector<GroupRule>& rules) {
  const auto ours = groups_of(catalog, group_objects(catalog, {}, {}));
  const auto theirs = groups_of(catalog, group_objects(catalog, rules, {}));
  std::map<std::pair<std::string, std::string>, std::size_t> common;
  for (const auto& [table, group] : ours) ++common[{group, theirs.at(table)}];
  std::vector<std::pair<std::size_t, std::pair<std::string, std::string>>> pairs;
  for (const auto& [pair, count] : common) pairs.emplace_back(count, pair);
  std::ranges::sort(pairs, std::greater());
  std::set<std::string> used_ours, used_theirs;
  std::size_t sum = 0;
  for (const auto& [count, pair] : pairs) {
    if (used_ours.contains(pair.first) || used_theirs.contains(pair.second)) continue;
    used_ours.insert(pair.first);
    used_theirs.insert(pair.second);
    sum += count;
  }
  return sum;
}

TEST_F(Groups, InferredOnesAgreeWithPeople) {
  const Catalog catalog = replayed(example("ontology-engine/migrations"));
  const auto rules = rules_of(example("ontology-engine/shale.toml"));
  ASSERT_EQ(rules.size(), 10U);
  const std::size_t score = agreement(catalog, rules);
  std::cout << "ontology-engine: " << score << " of 20 tables\n";
  EXPECT_GE(score, 16U);
  // By the rules: each table where they say, and the shared function with the first.
  const Grouping grouping = group_objects(catalog, rules, {});
  expect_laws(catalog, grouping, "ruled");
  const auto groups = groups_of(catalog, grouping, false);
  for (const GroupRule& rule : rules)
    for (const std::string& table : rule.tables)
      EXPECT_EQ(groups.at("table public." + table), rule.name) << table;
  EXPECT_EQ(groups.at("function public.update_updated_at_column()"), "foundation");
}

TEST_F(Groups, ALawIsStrongerThanARule) {
  const Catalog catalog = made(
      "create table late (id int primary key);"
      "create function is_late(int) returns boolean language sql as"
      " 'select exists (select from public.late where id = $1)';"
      "create table early (id int primary key, n int references late,"
      " check (public.is_late(n)));"
      "create table first (id int primary key, n int references late);"
      "create policy p on first using (public.is_late(n));"
      "create type mood as enum ('ok');"
      "create table moody (id int primary key, m mood);"
      "create function touch() returns trigger language plpgsql as"
      " 'begin insert into public.late values (1); return new; end';"
      "create trigger t before update on first for each row execute function touch();"
      "create function unused() returns int language plpgsql as"
      " 'begin update public.late set id = 2; return 1; end';"
      "create table whole (d int) partition by range (d);"
      "create table part partition of whole for values from (0) to (9);");
  const std::vector<GroupRule> rules = {{.name = "one", .tables = {"first", "early", "part"}},
                                        {.name = "two", .tables = {"late", "public.whole"}},
                                        {.name = "three", .tables = {"mood?", "nowhere_*"}}};
  const Grouping grouping = group_objects(catalog, rules, {});
  expect_laws(catalog, grouping, "laws");
  const auto groups = groups_of(catalog, grouping, false);
  EXPECT_EQ(groups.at("table public.first"), "one");
  EXPECT_EQ(groups.at("foreign key public.first.first_n_fkey"), "two");
  EXPECT_EQ(groups.at("policy public.first.p"), "two");
  EXPECT_EQ(groups.at("trigger public.first.t"), "one");
  EXPECT_EQ(groups.at("function public.touch()"), "one");
  EXPECT_EQ(groups.at("table public.early"), "two");  // its CHECK needs the function
  EXPECT_EQ(groups.at("function public.is_late(integer)"), "two");
  EXPECT_EQ(groups.at("function public.unused()"), "two");
  EXPECT_EQ(groups.at("enum public.mood"), "three");
  EXPECT_EQ(groups.at("table public.part"), "two");  // not before what it is a part of
  EXPECT_EQ(grouping.unmatched,
            std::vector<std::string>{"no table matches nowhere_* of the squash.group three"});
}

TEST_F(Groups, WhatNoRuleTakesJoinsItsKin) {
  const Catalog catalog = made(
      "create table orders (id int primary key);"
      "create table order_lines (id int references orders);"
      "create table users (id int primary key);"
      "create table weather (id int primary key, t int, p int, a int, b int, c int);");
  const auto groups = groups_of(catalog, group_objects(catalog,
                                                       {{.name = "people", .tables = {"users"}},
                                                        {.name = "shop", .tables = {"orders"}}},
                                                       {}));
  EXPECT_EQ(groups.at("public.order_lines"), "shop");
  EXPECT_EQ(groups.at("public.weather"), "weather");
}

TEST_F(Groups, SmallSchemas) {
  EXPECT_EQ(group_objects(made(""), {}, {}).names, std::vector<std::string>{"foundation"});
  const Catalog one = made("create table t (id int)");
  EXPECT_EQ(group_objects(one, {}, {}).names, std::vector<std::string>{"t"});
  const Catalog circle = made(
      "create table \"A\" (id int primary key, b int); create table b (id int primary key, a int "
      "references \"A\"); alter table \"A\" add foreign key (b) references b;");
  expect_laws(circle, group_objects(circle, {}, {}), "circle");
}

// 5,000 tables take well under a second; the limit is for slow machines.
TEST_F(Groups, ManyTables) {
  std::vector<std::string> batches;
  for (int i = 0; i < 5000; ++i) {
    if (i % 250 == 0) batches.emplace_back();
    const int kin = i < 1000 ? i : i % 100 * 10;
    batches.back() += fmt::format("create table t{}_{} (id int{}, n int{});\n", kin, i,
                                  i < 1000 && i % 10 == 0 ? " unique" : "",
                                  i < 1000 ? "" : fmt::format(" references t{0}_{0} (id)", kin));
  }
  const Catalog catalog = made(batches);
  const auto start = std::chrono::steady_clock::now();
  const Grouping grouping = group_objects(catalog, {}, {});
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::cout << fmt::format("{} objects, {} groups: {:.0f} ms\n", catalog.objects().size(),
                           grouping.names.size(), took.count());
  EXPECT_LT(took.count(), 3000);
  expect_laws(catalog, grouping, "many");
}

}  // namespace
}  // namespace shale::testing_::in_groups
