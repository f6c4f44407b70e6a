// Copies of snapshots that are made before they are wanted, and catalogs of such copies that are
// remembered.
#include "server/spare.h"

#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "base/clock.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/difference.h"
#include "server/snapshot.h"
#include "support/quick_cache.h"

namespace shale::testing_::in_spare {
namespace {

const std::string key(32, 'a');
const std::string snapshot = "shale_snap_" + key;

class Spare : public testing::Test {
 protected:
  static void SetUpTestSuite() { cache_.emplace(); }
  static void TearDownTestSuite() { cache_.reset(); }
  void SetUp() override {
    auto started = Server::start({});
    ASSERT_TRUE(started) << started.error().what;
    server_.emplace(*std::move(started));
    // While somebody is connected the keeper makes no spares of its own.
    maintenance_.emplace(*server_->connect("postgres"));
    auto scratch = ScratchDatabase::make(*server_);
    ASSERT_TRUE(scratch);
    ASSERT_TRUE(scratch->connect()->run(
        "create table layer (n int primary key, note text default 'none');"
        " create view notes as select note from layer; comment on table layer is 'of a cake'"));
    ASSERT_TRUE(keep_snapshot(*server_, std::move(*scratch), key, ""));
  }
  void TearDown() override {
    if (maintenance_) [[maybe_unused]]
      const Status dropped = drop_snapshot(*maintenance_, key);
  }
  std::vector<std::string> spares() {
    std::vector<std::string> names;
    const auto rows = maintenance_->query(
        "select datname from pg_database where datname like 'shale\\_spare\\_%' order by 1");
    for (int i = 0; i < rows->size(); ++i) names.emplace_back(rows->at(i, 0));
    return names;
  }
  Catalog read(const ScratchDatabase& database, const std::string& copy_of) {
    auto connection = database.connect();
    auto catalog = Catalog::read(*connection, {.copy_of = copy_of});
    EXPECT_TRUE(catalog) << catalog.error().what;
    return *std::move(catalog);
  }

  static inline std::optional<QuickCache> cache_;
  std::optional<Server> server_;
  std::optional<Connection> maintenance_;
};

TEST_F(Spare, IsMadeTakenAndDropped) {
  const std::vector<std::string> both{"shale_spare_" + key + "_1", "shale_spare_" + key + "_2"};
  tend_spares(*maintenance_);
  EXPECT_EQ(spares(), both);
  auto copy = ScratchDatabase::make(*server_, snapshot);
  ASSERT_TRUE(copy) << copy.error().what;
  EXPECT_EQ(spares(), std::vector{both[1]});
  auto connection = copy->connect();
  ASSERT_TRUE(connection) << connection.error().what;
  EXPECT_TRUE(connection->run("insert into layer values (1)"));
  EXPECT_FALSE(Connection::open(server_->target(both[1]))) << "nobody changes a spare";
  // Another copy of the same, when none is left.
  const auto second = ScratchDatabase::make(*server_, snapshot),
             third = ScratchDatabase::make(*server_, snapshot);
  ASSERT_TRUE(second && third);
  EXPECT_EQ(third->connect()->query("select count(*) from layer")->number(0, 0), 0);
  tend_spares(*maintenance_);
  EXPECT_EQ(spares(), both);
  ASSERT_TRUE(drop_snapshot(*maintenance_, key));
  tend_spares(*maintenance_);
  EXPECT_TRUE(spares().empty()) << "of what is gone";
}

TEST_F(Spare, WhatIsNotFinishedIsNotTaken) {
  tend_spares(*maintenance_);
  ASSERT_EQ(spares().size(), 2U);
  for (const std::string& name : spares())
    ASSERT_TRUE(maintenance_->run("alter database " + name + " with allow_connections true"));
  const auto copy = ScratchDatabase::make(*server_, snapshot);
  ASSERT_TRUE(copy);
  EXPECT_EQ(spares().size(), 2U) << "a new copy was made";
  tend_spares(*maintenance_);  // they are what a killed keeper has left
  const auto open = maintenance_->query(
      "select count(*), count(*) filter (where datallowconn) from pg_database where datname like"
      " 'shale\\_spare\\_%'");
  EXPECT_EQ(open->number(0, 0), 2);
  EXPECT_EQ(open->number(0, 1), 0);
}

TEST_F(Spare, WhoseDropWasInterruptedIsNotTouched) {
  tend_spares(*maintenance_);
  const std::vector<std::string> both = spares();
  ASSERT_EQ(both.size(), 2u);
  // As the server marks it before it removes the files.
  for (const std::string& name : both)
    ASSERT_TRUE(maintenance_->run("update pg_database set datconnlimit = -2 where datname = '" +
                                  name + "'"));
  const auto copy = ScratchDatabase::make(*server_, snapshot);
  ASSERT_TRUE(copy) << copy.error().what;
  EXPECT_EQ(spares(), both);
  tend_spares(*maintenance_);
  EXPECT_TRUE(maintenance_->alive());
  EXPECT_EQ(spares(), both);
  const auto rows = maintenance_->query("select count(*) from pg_database where datconnlimit = -2");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->at(0, 0), "0") << "made anew";
}

// It is whole when it is looked for, and marked when it is about to be taken: then the server ends
// the connection of who takes it.
TEST_F(Spare, WhoseDropBeginsWhenItIsTaken) {
  tend_spares(*maintenance_);
  const std::vector<std::string> both = spares();
  ASSERT_EQ(both.size(), 2U);
  ASSERT_TRUE(maintenance_->run("begin; lock table pg_database in exclusive mode"));
  auto taking =
      std::async(std::launch::async, [&] { return ScratchDatabase::make(*server_, snapshot); });
  auto watching = server_->connect("postgres");
  ASSERT_TRUE(watching);
  const auto waits = [&] {
    const auto rows = watching->query(
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like"
        " '%shale\\_spare\\_%'");
    return rows && rows->number(0, 0) > 0;
  };
  for (int i = 0; i < 1000 && !waits(); ++i) std::this_thread::sleep_for(Milliseconds(10));
  EXPECT_TRUE(
      maintenance_->run("update pg_database set datconnlimit = -2 where datname like"
                        " 'shale\\_spare\\_%'; commit"));
  const auto copy = taking.get();
  ASSERT_TRUE(copy) << copy.error().what;
  EXPECT_EQ(copy->connect()->query("select count(*) from layer")->number(0, 0), 0);
  EXPECT_EQ(spares(), both);
}

TEST_F(Spare, OfWhatIsNotUsedAnyMore) {
  tend_spares(*maintenance_);
  EXPECT_EQ(spares().size(), 2U);
  ASSERT_TRUE(maintenance_->run("comment on database " + snapshot +
                                " is '{\"note\":\"\",\"used\":1700000000}'"));
  tend_spares(*maintenance_);
  EXPECT_TRUE(spares().empty());
}

TEST_F(Spare, ItsCatalogIsRemembered) {
  const auto first = ScratchDatabase::make(*server_, snapshot),
             second = ScratchDatabase::make(*server_, snapshot);
  const Catalog fresh = read(*first, ""), written = read(*first, snapshot);
  EXPECT_EQ(compare(fresh, written).level, Level::identical);
  // What has run in the second is not seen: this is the memory.
  ASSERT_TRUE(second->connect()->run("create table later (n int)"));
  const Catalog known = read(*second, snapshot);
  EXPECT_EQ(known.find("table", "public.later"), nullptr);
  EXPECT_EQ(compare(fresh, known).level, Level::identical);
  EXPECT_EQ(known.edges().size(), fresh.edges().size());
  EXPECT_EQ(known.database(), second->name());
  EXPECT_NE(read(*second, "").find("table", "public.later"), nullptr);
}

TEST_F(Spare, WhatIsDamagedIsReadAnew) {
  const auto copy = ScratchDatabase::make(*server_, snapshot);
  const Path folder = Path(std::getenv("SHALE_CACHE")) / "catalogs";
  std::filesystem::remove_all(folder);  // of the tests before
  const Catalog fresh = read(*copy, snapshot);
  std::vector<Path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  ASSERT_EQ(files.size(), 1U);
  const auto whole = read_file(files[0]);
  ASSERT_TRUE(whole);
  std::string twisted = *whole;
  const std::size_t name = twisted.find("of a cake");  // a comment, and as long as before
  ASSERT_NE(name, twisted.npos);
  twisted[name] = 'x';
  for (const std::string& text :
       {std::string(), whole->substr(0, whole->size() / 2), twisted, std::string(5000, '\xff')}) {
    std::ofstream(files[0], std::ios::binary | std::ios::trunc) << text;
    EXPECT_EQ(compare(fresh, read(*copy, snapshot)).level, Level::identical) << text.size();
  }
  EXPECT_EQ(*read_file(files[0]), *whole) << "and written again";
}

}  // namespace
}  // namespace shale::testing_::in_spare
