#include "report/status.h"

#include <gtest/gtest.h>

#include <deque>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

// Standings, with the migrations and the records that they point to.
struct Table {
  Table& add(const std::string& stem, State state, std::optional<double> milliseconds = {}) {
    migrations.push_back({.stem = stem, .version = stem.substr(0, stem.find('_'))});
    records.push_back({.event = state == State::interrupted ? Event::failed : Event::applied,
                       .stem = stem,
                       .version = stem.substr(0, stem.find('_')),
                       .done = 3,
                       .total = 7,
                       .at = "2025-10-25T09:30:00.123Z",
                       .milliseconds = milliseconds});
    const bool ran = state != State::pending && state != State::unavailable;
    overview.standings.push_back(
        {.migration = state == State::missing ? nullptr : &migrations.back(),
         .record = ran ? &records.back() : nullptr,
         .state = state});
    return *this;
  }
  Standing& last() { return overview.standings.back(); }

  std::deque<Migration> migrations{};
  std::deque<Record> records{};
  Overview overview{};
};

Table one_of_each() {
  Table table;
  table.add("001_a", State::applied, 12.4).add("002_longer_name", State::edited);
  table.add("003_c", State::missing, 1300).add("004_d", State::pending);
  table.last().out_of_order = true;
  table.add("005_e", State::interrupted).add("006_f", State::unavailable);
  table.migrations.back().directives.extensions = {"vector"};
  table.add("007_g", State::applied, 4);
  table.last().only_comments = true;
  table.add("008_h", State::pending);
  return table;  // moved: what points into it stays good
}

TEST(StatusText, IsATableAndASummary) {
  EXPECT_EQ(status_text(one_of_each().overview, {}),
            "001_a            applied                2025-10-25 09:30:00Z  12 ms\n"
            "002_longer_name  edited                 2025-10-25 09:30:00Z\n"
            "003_c            missing                2025-10-25 09:30:00Z  1.3 s\n"
            "004_d            pending, out of order\n"
            "005_e            interrupted (3 of 7)\n"
            "006_f            unavailable\n"
            "007_g            applied                2025-10-25 09:30:00Z  4 ms\n"
            "008_h            pending\n"
            "\n"
            "2 applied, 2 pending, 1 edited, 1 missing, 1 interrupted, 1 unavailable\n");
}

TEST(StatusText, IsShortWhereThereIsNothing) {
  EXPECT_EQ(status_text({}, {}), "0 applied, 0 pending\n");
  EXPECT_EQ(status_text(Table().add("1_a", State::applied).overview, {}),
            "1_a  applied  2025-10-25 09:30:00Z\n\n1 applied, 0 pending\n");
}

TEST(StatusText, AlignsOtherAlphabets) {
  Table table;
  table.add("1_r\xC3\xA9sum\xC3\xA9", State::pending).add("2_abcdefg", State::pending);
  EXPECT_EQ(status_text(table.overview, {}),
            "1_r\xC3\xA9sum\xC3\xA9   pending\n2_abcdefg  pending\n\n0 applied, 2 pending\n");
}

TEST(StatusJson, HasARowForEach) {
  const auto all = nlohmann::json::parse(status_json(one_of_each().overview));
  EXPECT_EQ(all["pending"], 2);
  const auto& rows = all["migrations"];
  ASSERT_EQ(rows.size(), 8u);
  const std::string expected[] = {
      R"({"applied_at":"2025-10-25T09:30:00.123Z","duration_ms":12.4,"state":"applied","stem":"001_a","version":"001"})",
      R"({"applied_at":"2025-10-25T09:30:00.123Z","duration_ms":null,"state":"edited","stem":"002_longer_name","version":"002"})",
      R"({"applied_at":"2025-10-25T09:30:00.123Z","duration_ms":1300.0,"state":"missing","stem":"003_c","version":"003"})",
      R"({"applied_at":null,"duration_ms":null,"out_of_order":true,"state":"pending","stem":"004_d","version":"004"})",
      R"({"applied_at":null,"done":3,"duration_ms":null,"state":"interrupted","stem":"005_e","total":7,"version":"005"})",
      R"({"applied_at":null,"duration_ms":null,"state":"unavailable","stem":"006_f","version":"006"})",
      R"({"applied_at":"2025-10-25T09:30:00.123Z","duration_ms":4.0,"only_comments_edited":true,"state":"applied","stem":"007_g","version":"007"})",
      R"({"applied_at":null,"duration_ms":null,"state":"pending","stem":"008_h","version":"008"})",
  };
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i].dump(), expected[i]);
}

TEST(StatusJson, IsJsonWhateverTheNames) {
  Table table;
  table.add("1_\"quoted\"\\", State::pending).add("2_caf\xE9", State::pending);
  const auto all = nlohmann::json::parse(status_json(table.overview));
  EXPECT_EQ(all["migrations"][0]["stem"], "1_\"quoted\"\\");
  EXPECT_EQ(all["migrations"][1]["stem"], "2_caf\xEF\xBF\xBD");
  EXPECT_EQ(nlohmann::json::parse(status_json({})).dump(), R"({"migrations":[],"pending":0})");
}

TEST(RunJson, SaysWhatWasDoneAndWhatFailed) {
  RunReport report{.direction = Direction::down, .done = {{"002_b", 1.5}, {"001_a", 2}}};
  EXPECT_EQ(nlohmann::ordered_json::parse(run_json(report)).dump(),
            R"({"direction":"down","done":[{"stem":"002_b","duration_ms":1.5},)"
            R"({"stem":"001_a","duration_ms":2.0}],"error":null})");
  report = RunReport{};
  Error refused;
  refused.what = "no";
  refused.sqlstate = "42P01";
  report.error = refused;
  report.failed_stem = "003_c";
  EXPECT_EQ(nlohmann::json::parse(run_json(report)).dump(),
            R"({"direction":"up","done":[],"error":{"message":"no","sqlstate":"42P01",)"
            R"("stem":"003_c"}})");
  report.error->what = "caf\xE9";
  EXPECT_TRUE(nlohmann::json::accept(run_json(report)));
}

TEST(RemarksOf, SayWhatToDoAboutEach) {
  const Table table = one_of_each();
  const Remarks remarks = remarks_of(table.overview, Folder{});
  ASSERT_EQ(remarks.warnings.size(), 4u);
  EXPECT_TRUE(has(remarks.warnings[0], "shale repair --accept 002_longer_name"));
  EXPECT_TRUE(has(remarks.warnings[1], "003_c is applied, but its file is not here"));
  EXPECT_TRUE(has(remarks.warnings[2], "004_d is pending, but a later migration is applied"));
  EXPECT_TRUE(has(remarks.warnings[3], "005_e stopped half way, up: 3 of 7 statements done"));
  ASSERT_EQ(remarks.notes.size(), 2u);
  EXPECT_TRUE(has(remarks.notes[0], "006_f waits for the extension vector"));
  EXPECT_TRUE(has(remarks.notes[1], "007_g differs from what was applied in comments"));
}

TEST(RemarksOf, TellsTheFirstFewOfMany) {
  Table table;
  for (int i = 1; i <= 8; ++i) table.add(fmt::format("00{}_a", i), State::missing);
  table.add("009_b", State::edited);
  const Remarks remarks = remarks_of(table.overview, Folder{});
  ASSERT_EQ(remarks.warnings.size(), 7u);
  EXPECT_TRUE(has(remarks.warnings[4], "005_a is applied, but its file is not here"));
  EXPECT_TRUE(has(remarks.warnings[5], "009_b was edited"));
  EXPECT_EQ(remarks.warnings[6], "… and 3 more that are applied, but have no file here");
}

TEST(RemarksOf, SaysWhereTheLengthsOfDatesAreMixed) {
  Table mixed;
  mixed.add("001_a", State::applied).add("20250625_b", State::pending);
  mixed.add("20250626_c", State::pending).add("20240101120000_d", State::pending);
  mixed.add("20260101120000_e", State::pending);
  const Remarks remarks = remarks_of(mixed.overview, Folder{});
  ASSERT_EQ(remarks.warnings.size(), 1u);
  EXPECT_TRUE(has(remarks.warnings[0],
                  "20250626_c comes before 20240101120000_d, though its date is later"));
  // What ran can't be put in order any more; and dates that agree with the numbers are no fault.
  Table applied, right;
  applied.add("20250625_b", State::applied).add("20240101120000_d", State::applied);
  EXPECT_TRUE(remarks_of(applied.overview, Folder{}).warnings.empty());
  right.add("20230625_b", State::pending).add("20240101120000_d", State::pending);
  EXPECT_TRUE(remarks_of(right.overview, Folder{}).warnings.empty());
}

TEST(RemarksOf, ShowsNoMoreThanFiveStrays) {
  const std::pair<std::size_t, std::string> cases[] = {
      {0, ""}, {5, "5 is a stray"}, {6, "… and 1 more that are not applied"}};
  for (const auto& [n, last] : cases) {
    Folder folder;
    for (std::size_t i = 1; i <= n; ++i) folder.strays.push_back(std::to_string(i) + " is a stray");
    const Remarks remarks = remarks_of({}, folder);
    EXPECT_EQ(remarks.warnings.size(), std::min<std::size_t>(n, 6));
    EXPECT_EQ(n == 0 ? "" : remarks.warnings.back(), last);
  }
}

}  // namespace
}  // namespace shale
