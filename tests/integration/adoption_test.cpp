// A squash taken over by databases that have the originals: all of them, some, or none.
#include <nlohmann/json.hpp>

#include "support/squash_bench.h"

namespace shale::testing_::in_adoption {
namespace {
using Json = nlohmann::json;

class Adoption : public SquashBench {};

TEST_F(Adoption, ANewDatabaseJustRunsThem) {
  squash();
  write_later();
  expect(0, {"up", "--dry-run"},
         {"none of the 5 originals is applied", "3 migrations would be applied"});
  expect(0, {"up"}, {"applied 001_foundation", "3 migrations applied"});
  EXPECT_EQ(applied(project_.url()), (Words{"001_foundation", "002_shop", "006_notes"}));
  expect(0, {"status", "--check"}, {"3 applied, 0 pending"});
  EXPECT_SAYS_NOT(run({"status"}), "adopted");
}

TEST_F(Adoption, AllOfThemAreReplacedAndNothingRuns) {
  expect(0, {"up"}, {"5 migrations applied"});
  run_sql(project_.url(), "insert into people values (1, 'a'); insert into orders values (1, 1)");
  const std::string before = dump(project_.url());
  squash();
  const Answer due = run({"status"});
  EXPECT_SAYS(due,
              "5 migrations are applied that the squash has pressed into 2: shale up replaces them "
              "in the history, and runs nothing for it");
  EXPECT_SAYS(due, "pending, to be adopted");
  EXPECT_SAYS_NOT(due, "missing");
  EXPECT_SAYS_NOT(due, "warning");
  expect(1, {"status", "--check"}, {});
  expect(0, {"drift"}, {"no drift"});
  expect(0, {"up", "--dry-run"},
         {"all of 5 originals are applied: 2 squashed would take their place",
          "0 migrations would be applied"});
  EXPECT_EQ(applied(project_.url()).size(), 5u);
  expect(0, {"up"}, {"5 migrations are replaced by 2 squashed ones; nothing was run"});
  EXPECT_EQ(applied(project_.url()), (Words{"001_foundation", "002_shop"}));
  EXPECT_EQ(dump(project_.url()), before);
  expect_chain();
  const Answer status = run({"status", "--check"});
  EXPECT_EQ(status.exit_code, 0) << status.all();
  EXPECT_SAYS(status, "001_foundation  applied (adopted from 001..005)");
  EXPECT_SAYS(status, "2 applied, 0 pending");
  EXPECT_SAYS_NOT(status, "note");
  expect(0, {"up"}, {"nothing to apply"});
  expect(0, {"drift"}, {"no drift"});
}

TEST_F(Adoption, StatusForPrograms) {
  run({"up"});
  squash();
  const auto due = Json::parse(run({"status", "--format", "json"}).out);
  EXPECT_EQ(due["migrations"].size(), 2u);
  EXPECT_EQ(due["migrations"][0]["to_be_adopted"], true);
  EXPECT_EQ(due["migrations"][0]["state"], "pending");
  EXPECT_EQ(due["squash"]["replaces"], "001_people..005_view");
  EXPECT_EQ(due["squash"]["originals"], 5);
  EXPECT_EQ(due["squash"]["originals_applied"], 5);
  const auto up = Json::parse(run({"up", "--format", "json"}).out);
  EXPECT_EQ(up["done"], Json::array());
  EXPECT_EQ(up["adopted"], (Json{"001_foundation", "002_shop"}));
  EXPECT_EQ(up["replaced"].size(), 5u);
  const auto done = Json::parse(run({"status", "--format", "json"}).out);
  EXPECT_EQ(done["migrations"][1]["adopted_from"], "001_people..005_view");
  EXPECT_FALSE(done.contains("squash"));
}

// A database that stopped at any of the originals ends as all others do.
TEST_F(Adoption, FromEachVersion) {
  write_later();
  std::string expected;
  for (std::size_t stop = 0; stop <= std::size(originals); ++stop) {
    SCOPED_TRACE(stop);
    const Project project(new_database());
    for (const Text& text : originals) write(project, "", text);
    if (stop > 0) {
      ASSERT_EQ(project.run({"up", "--to", std::string(originals[stop - 1].name)}).exit_code, 0);
    }
    project_.use(project.url());
    squash();
    const Answer status = run({"status"});
    if (stop > 0 && stop < std::size(originals)) {
      EXPECT_SAYS(status, std::to_string(stop) + " of 5 migrations are applied that");
    }
    const Answer dry = run({"up", "--dry-run"});
    EXPECT_EQ(dry.exit_code, 0) << dry.all();
    if (stop == 3) {
      EXPECT_SAYS(dry, "004_index  from archive/");
      EXPECT_SAYS(dry, "3 of 5 originals are applied: 2 would come from archive/");
    }
    const Answer up = run({"up"});
    EXPECT_EQ(up.exit_code, 0) << up.all();
    EXPECT_SAYS(up, "applied 006_notes");
    if (stop == 3) {
      EXPECT_SAYS(up, "5 migrations are replaced by 2 squashed ones, after 2 of them came from");
    }
    EXPECT_EQ(applied(project_.url()), (Words{"001_foundation", "002_shop", "006_notes"}));
    expect_chain();
    expect(0, {"status", "--check"}, {"3 applied, 0 pending"});
    const std::string now = dump(project_.url());
    if (stop == 0) expected = now;
    EXPECT_EQ(now, expected);
  }
}

TEST_F(Adoption, LaterMigrationsThatAreAppliedAlready) {
  write_later();
  expect(0, {"up"}, {"6 migrations applied"});
  squash();
  write("", {"007_more", "create table more (id int);\n", "drop table more;\n"});
  expect(0, {"up"}, {"nothing was run", "applied 007_more", "1 migration applied"});
  EXPECT_EQ(applied(project_.url()),
            (Words{"006_notes", "001_foundation", "002_shop", "007_more"}));
  // What was there first is taken back last.
  expect(0, {"down", "2"}, {"taken back 007_more", "taken back 006_notes"});
  expect(0, {"down"}, {"taken back 002_shop"});
}

TEST_F(Adoption, AnAcceptedOneCountsAsApplied) {
  run({"up", "--to", "004"});
  write("", {"005_view", "create view other as select 1;\n", ""});
  run_sql(project_.url(), "create view buyers as select distinct person from orders");
  project_.write("005_view.up.sql", originals[4].up);
  expect(0, {"repair", "--accept", "005_view"}, {"marked as applied"});
  squash();
  expect(0, {"up"}, {"5 migrations are replaced by 2"});
}

TEST_F(Adoption, AnOriginalThatStoppedHalfWayGoesOn) {
  run({"up", "--to", "003"});
  project_.write("004_index.up.sql",
                 "-- shale: no-transaction\n" + std::string(originals[3].up) + "select 1/0;\n");
  EXPECT_EQ(run({"up"}).exit_code, 3);
  squash();
  expect(0, {"status"}, {"3 of 5 migrations are applied"});
  expect(0, {"up"}, {"004_index goes on at statement 2 of 1", "5 migrations are replaced"});
}

TEST_F(Adoption, DownOfAnAdoptedOne) {
  run({"up"});
  squash();
  run({"up"});
  expect(2, {"down", "--to", "003_orders"},
         {"003_orders is one of 001_people..005_view", "take the squashed ones back"});
  expect(0, {"down"},
         {"002_shop stands for 001..005; taking it back drops buyers, orders; the originals rest "
          "in archive/",
          "taken back 002_shop"});
  EXPECT_EQ(value(project_.url(), "select to_regclass('orders') is null"), "t");
  expect(0, {"status"}, {"1 applied, 1 pending", "001_foundation  applied (adopted"});
  expect(0, {"up"}, {"applied 002_shop", "1 migration applied"});
  expect(0, {"down", "--to", "0"},
         {"001_foundation stands for 001..005", "2 migrations taken back"});
  EXPECT_EQ(value(project_.url(), "select to_regclass('people') is null"), "t");
  expect(0, {"up"}, {"2 migrations applied"});
  expect_chain();
}

TEST_F(Adoption, TwoAtOnce) {
  run({"up"});
  squash();
  Process first = project_.start({"up"});
  Process second = project_.start({"up"});
  const Answer one = first.wait(), other = second.wait();
  EXPECT_EQ(one.exit_code, 0) << one.all();
  EXPECT_EQ(other.exit_code, 0) << other.all();
  const bool by_one = contains(one.all(), "5 migrations are replaced");
  const bool by_other = contains(other.all(), "5 migrations are replaced");
  EXPECT_NE(by_one, by_other) << one.all() << other.all();
  EXPECT_SAYS(by_one ? other : one, "nothing to apply");
  EXPECT_EQ(applied(project_.url()), (Words{"001_foundation", "002_shop"}));
  EXPECT_EQ(events().size(), 12u);
}

// A trigger on the history stops the events in their middle, at a gate.
constexpr std::string_view wait_inside =
    "create function shale.wait() returns trigger language plpgsql as $$ begin "
    "if new.stem = '001_foundation' then perform pg_advisory_xact_lock(7, 1); end if; "
    "return new; end $$; create trigger wait before insert on shale.history "
    "for each row execute function shale.wait()";

TEST_F(Adoption, KilledWithItsServerProcessItLeavesNothing) {
  run({"up"});
  squash();
  const auto before = events();
  run_sql(project_.url(), wait_inside);
  Gate gate(project_.url(), 1);
  Process up = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return gate.waited_for(); }));
  up.kill_hard();
  run_sql(project_.url(),
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = "
          "current_database() and wait_event_type = 'Lock'");
  gate.open();
  EXPECT_EQ(events(), before);
  expect(0, {"up"}, {"5 migrations are replaced by 2"});
  EXPECT_EQ(events().size(), 12u);
  expect_chain();
}

TEST_F(Adoption, KilledAloneItIsDoneWholeByTheServer) {
  run({"up"});
  squash();
  const auto before = events();
  run_sql(project_.url(), wait_inside);
  Gate gate(project_.url(), 1);
  Process up = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return gate.waited_for(); }));
  up.kill_hard();
  EXPECT_EQ(events(), before);
  gate.open();
  expect(0, {"up"}, {"nothing to apply"});
  EXPECT_EQ(applied(project_.url()), (Words{"001_foundation", "002_shop"}));
  EXPECT_EQ(events().size(), 12u);
  expect_chain();
}

// An original and a squashed file of one name.
TEST_F(Adoption, TheSameName) {
  run({"up"});
  squash();
  project_.remove("001_foundation.up.sql");
  project_.remove("001_foundation.down.sql");
  write("", {"001_people", squashed[0].up, squashed[0].down});
  SquashProof proof = **read_squash_proof(project_.migrations());
  proof.files[0].stem = "001_people";
  project_.write("squash.proof.json", squash_proof_json(proof));
  const Answer status = run({"status"});
  EXPECT_SAYS(status, "001_people  pending, to be adopted");
  EXPECT_SAYS_NOT(status, "edited");
  expect(0, {"up"}, {"5 migrations are replaced by 2"});
  EXPECT_EQ(applied(project_.url()), (Words{"001_people", "002_shop"}));
  expect(0, {"status", "--check"}, {"2 applied, 0 pending"});
}

}  // namespace
}  // namespace shale::testing_::in_adoption
