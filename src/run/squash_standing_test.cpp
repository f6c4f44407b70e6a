#include "run/squash_standing.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;

SquashProof example() {
  SquashProof proof;
  proof.replaces = {{"001_a", "a1"}, {"002_b", "a2"}, {"003_c", "a3"}};
  proof.files = {{"001_a", "s1"}, {"002_rest", "s2"}};
  return proof;
}

History history_of(const std::vector<Record>& events) {
  History history;
  for (Record record : events) {
    record.number = history.last_number() + 1;
    history.add(std::move(record));
  }
  return history;
}

// "001_a 002_b, open: 003_c"
std::string standing_text(const std::vector<Record>& events) {
  const SquashProof proof = example();
  const History history = history_of(events);
  const SquashStanding standing = stand_to_squash(&proof, history);
  Names applied, open;
  for (const Record* record : standing.applied) applied.push_back(record->stem);
  for (const std::string_view stem : standing.open) open.emplace_back(stem);
  return join(applied, " ") + ", open: " + join(open, " ") +
         (standing.skipped.empty() ? "" : ", skipped: " + std::string(standing.skipped[0])) +
         (standing.whole() ? ", whole"
          : standing.due() ? ", due"
                           : "");
}

TEST(StandToSquash, CountsTheOriginals) {
  const Record a{.stem = "001_a", .checksum = "a1"}, b{.stem = "002_b", .checksum = "other"},
      c{.event = Event::accepted, .stem = "003_c"};
  EXPECT_EQ(standing_text({}), ", open: 001_a 002_b 003_c");
  EXPECT_EQ(standing_text({a, b}), "001_a 002_b, open: 003_c, due");
  EXPECT_EQ(standing_text({c, a, b}), "001_a 002_b 003_c, open: , whole");
  EXPECT_EQ(standing_text({a, c}), "001_a 003_c, open: 002_b, skipped: 002_b, due");
  EXPECT_EQ(standing_text({{.event = Event::failed, .stem = "002_b"}}),
            ", open: 001_a 002_b 003_c, due");
  EXPECT_EQ(standing_text({a, {.event = Event::taken_back, .stem = "001_a"}}),
            ", open: 001_a 002_b 003_c");
}

TEST(StandToSquash, ASquashedFileOfTheSameNameIsNone) {
  EXPECT_EQ(standing_text({{.stem = "001_a", .checksum = "s1"}}), ", open: 001_a 002_b 003_c");
}

TEST(StandToSquash, ThereIsNoSquash) {
  const SquashStanding standing = stand_to_squash(nullptr, History());
  EXPECT_FALSE(standing.due());
  EXPECT_FALSE(standing.whole());
}

TEST(AdoptedFrom, IsWhatTheEventSays) {
  Record record{.event = Event::accepted, .detail = "adopted from 001_a..003_c"};
  EXPECT_EQ(adopted_from(record), "001_a..003_c");
  record.detail += "; drift accepted: table public.x";
  EXPECT_EQ(adopted_from(record), "001_a..003_c");
  record.event = Event::applied;
  EXPECT_EQ(adopted_from(record), "");
}

TEST(ShorterRange, HasTheNumbers) {
  EXPECT_EQ(shorter_range("001_a..030_b"), "001..030");
  EXPECT_EQ(shorter_range("db_001..db_030.x"), "001..030");
  EXPECT_EQ(shorter_range("001_a..001_b"), "001_a..001_b");
  EXPECT_EQ(shorter_range("a..b"), "a..b");
  EXPECT_EQ(shorter_range("001_a"), "001_a");
}

// An adopted one counts from the first of those that it replaced: what came later is newer.
TEST(History, PutsAnAdoptionWhereTheOriginalsWere) {
  const auto replaced = [](std::string stem) {
    return Record{.event = Event::undone, .stem = std::move(stem), .detail = "replaced by 001_x"};
  };
  const History history = history_of(
      {{.stem = "000_z"},
       {.stem = "001_a"},
       {.stem = "002_b"},
       {.stem = "009_later"},
       replaced("001_a"),
       replaced("002_b"),
       {.event = Event::accepted, .stem = "001_x", .detail = "adopted from 001_a..002_b"},
       {.event = Event::accepted, .stem = "002_y", .detail = "adopted from 001_a..002_b"},
       {.stem = "010_more"}});
  EXPECT_EQ(history.find("001_x")->applied_number, 2);
  EXPECT_EQ(history.find("002_y")->applied_number, 2);
  EXPECT_EQ(history.find("009_later")->applied_number, 4);
  EXPECT_EQ(history.find("010_more")->applied_number, 9);
  EXPECT_FALSE(history.find("001_a")->is_applied());
}

}  // namespace
}  // namespace shale
