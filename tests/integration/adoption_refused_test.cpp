// A squash that is not taken over, and why: the database has drifted, files were edited or are
// gone, or something else has to be settled first.
#include <nlohmann/json.hpp>

#include "support/squash_bench.h"

namespace shale::testing_::in_adoption_refused {
namespace {
using Json = nlohmann::json;

class AdoptionRefused : public SquashBench {};

TEST_F(AdoptionRefused, ADriftedDatabaseIsRefused) {
  run({"up"});
  run_sql(project_.url(), "alter table people add nickname text; drop index orders_person");
  squash();
  write_later();
  const auto events_before = events();
  const Answer refused = run({"up"});
  EXPECT_EQ(refused.exit_code, 1) << refused.all();
  EXPECT_SAYS(refused, "the database is not as the squashed migrations make it");
  EXPECT_SAYS(refused, "nickname");
  EXPECT_SAYS(refused, "orders_person");
  EXPECT_SAYS(refused, "shale up --accept-drift");
  EXPECT_EQ(events(), events_before);
  EXPECT_EQ(value(project_.url(), "select to_regclass('notes') is null"), "t");
  expect(1, {"up", "--dry-run"}, {"nickname"});
  const Answer json = run({"up", "--format", "json"});
  EXPECT_EQ(json.exit_code, 1);
  EXPECT_EQ(Json::parse(json.out)["drift"]["verdict"], "different");
  expect(1, {"drift"}, {"nickname"});

  expect(0, {"up", "--accept-drift"},
         {"5 migrations are replaced by 2 squashed ones; nothing was run", "applied 006_notes"});
  const std::string detail =
      value(project_.url(), "select detail from shale.history where stem = '002_shop'");
  EXPECT_TRUE(contains(detail, "adopted from 001_people..005_view; drift accepted: ")) << detail;
  EXPECT_TRUE(contains(detail, "nickname")) << detail;
  expect(0, {"status", "--check"}, {"applied (adopted from 001..005)"});
}

TEST_F(AdoptionRefused, ColumnsInAnotherOrderAreSaid) {
  project_.write("001_people.up.sql", "create table people (name text, id int primary key);\n");
  run({"up"});
  squash();
  expect(0, {"up"}, {"stand in another order", "5 migrations are replaced by 2"});
}

TEST_F(AdoptionRefused, AnEditedSquashedFile) {
  run({"up"});
  squash();
  project_.write("002_shop.up.sql", std::string(squashed[1].up) + "create table more (n int);\n");
  expect(2, {"up"}, {"migrations/002_shop.up.sql was edited since the squash", "shale verify"});
  expect(2, {"up", "--dry-run"}, {"was edited since the squash"});
  expect(0, {"status"}, {"002_shop.up.sql was edited since the squash"});
  expect(1, {"verify"},
         {"squash:\n", "002_shop.up.sql was edited since the squash",
          "table public.more is made by the squashed files only"});
  EXPECT_EQ(applied(project_.url()).size(), 5u);
}

TEST_F(AdoptionRefused, AMissingOriginal) {
  run({"up", "--to", "003"});
  squash();
  project_.remove("archive/004_index.up.sql");
  project_.remove("archive/004_index.down.sql");
  const auto before = events();
  expect(2, {"up"}, {"004_index is not applied here, and not in migrations/archive"});
  expect(1, {"verify"}, {"004_index is not in migrations/archive"});
  EXPECT_EQ(events(), before);
  project_.remove("archive");
  expect(2, {"up"}, {"004_index is not applied here"});
}

TEST_F(AdoptionRefused, AnEditedOriginalIsNotRun) {
  run({"up", "--to", "003"});
  squash();
  project_.write("archive/005_view.up.sql", "drop table people cascade;\n");
  const auto before = events();
  expect(2, {"up"}, {"archive/005_view.up.sql was edited since the squash"});
  EXPECT_EQ(events(), before);
  expect(1, {"verify"}, {"archive/005_view.up.sql was edited since the squash"});
}

TEST_F(AdoptionRefused, ProofsThatAreBrokenOrGone) {
  run({"up"});
  squash();
  project_.write("squash.proof.json", "{\n  \"format\": 1,\n  oops\n");
  expect(2, {"up"}, {"squash.proof.json:3:3", "it is no JSON"});
  project_.remove("squash.proof.json");
  expect(2, {"up"},
         {"001_foundation is a file of a squash, and squash.proof.json is not beside it"});
  expect(0, {"status"}, {"squash.proof.json is not beside it"});
  EXPECT_EQ(applied(project_.url()).size(), 5u);
}

TEST_F(AdoptionRefused, AHoleInTheOriginals) {
  project_.remove("004_index.up.sql");
  project_.remove("004_index.down.sql");
  run({"up"});
  squash();
  expect(2, {"up"}, {"originals behind 004_index are applied, and it is not"});
  expect(0, {"up", "--allow-out-of-order"}, {"applied 004_index", "5 migrations are replaced"});
}

// Squashed once, and once more before this database had seen it.
TEST_F(AdoptionRefused, AnEarlierSquash) {
  run({"up"});
  squash();
  for (const Text& text : squashed) {
    remove(text);
    write("archive/", text);
  }
  const Text again{"001_all",
                   "-- shale: replaces 001_foundation..002_shop\ncreate table people ();\n",
                   "drop table people;\n"};
  write("", again);
  SquashProof proof = **read_squash_proof(project_.migrations());
  proof.replaces = proof.files;
  proof.files = {{"001_all", raw_checksum(again.up), raw_checksum(again.down)}};
  project_.write("squash.proof.json", squash_proof_json(proof));
  expect(2, {"up"}, {"001_people is applied here, and an earlier squash than that of this folder"});
}

TEST_F(AdoptionRefused, ALaterOneThatStoppedHalfWay) {
  run({"up"});
  project_.write("006_notes.up.sql",
                 "-- shale: no-transaction\ncreate table notes ();\nselect 1/0;\n");
  EXPECT_EQ(run({"up"}).exit_code, 3);
  squash();
  expect(2, {"up"}, {"006_notes stopped half way: the squash can't be taken over"});
}

TEST_F(AdoptionRefused, UpToAVersion) {
  write_later();
  run({"up", "--to", "005"});
  squash();
  expect(2, {"up", "--to", "001"},
         {"001_foundation is a part of a squash", "shale up --to 002_shop"});
  expect(2, {"up", "--to", "003_orders"},
         {"003_orders is one of 001_people..005_view, which 2 squashed migrations stand for"});
  expect(0, {"up", "--to", "002"}, {"5 migrations are replaced by 2"});
  EXPECT_EQ(applied(project_.url()).size(), 2u);
  expect(0, {"up", "--to", "006"}, {"applied 006_notes"});
}

TEST_F(AdoptionRefused, DownBeforeItIsTakenOver) {
  write_later();
  run({"up"});
  squash();
  expect(2, {"down", "2"},
         {"005_view is applied, and the folder has a squash in its place", "shale up takes"});
  expect(2, {"down", "--to", "0"}, {"the folder has a squash in its place"});
  expect(2, {"down", "--to", "003_orders"},
         {"there is no stop inside", "this database still has the originals"});
  expect(0, {"down"}, {"taken back 006_notes"});
  EXPECT_EQ(applied(project_.url()).size(), 5u);
}

TEST_F(AdoptionRefused, VerifyProvesItAgain) {
  squash();
  const Answer holds = run({"verify"});
  EXPECT_EQ(holds.exit_code, 0) << holds.all();
  EXPECT_SAYS_NOT(holds, "squash:");
  const auto json = Json::parse(run({"verify", "--format", "json"}).out);
  EXPECT_EQ(json["squash"], Json::array());
  // All checksums are right, but what they lead to is not the same.
  SquashProof proof = **read_squash_proof(project_.migrations());
  const std::string text = std::string(squashed[1].up) + "comment on table orders is 'x';\n";
  project_.write("002_shop.up.sql", text);
  proof.files[1].up = raw_checksum(text);
  project_.write("squash.proof.json", squash_proof_json(proof));
  expect(1, {"verify"}, {"the originals and the squashed files don't lead to the same", "comment"});
}

}  // namespace
}  // namespace shale::testing_::in_adoption_refused
