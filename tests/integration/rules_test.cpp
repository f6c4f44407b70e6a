// Each rule of the review holds its own examples: the bad one is reported, the good one is not; on
// a real server.
#include <algorithm>
#include <functional>
#include <optional>

#include <gtest/gtest.h>

#include "base/text.h"
#include "review/by_text.h"
#include "review/live.h"
#include "review/review.h"
#include "review/rule.h"
#include "review/stats.h"
#include "run/replay.h"
#include "support/folder.h"
#include "support/quick_cache.h"

namespace shale::testing_::in_rules {
namespace {

// The files of an example: "-- file: NAME" begins one.
std::vector<std::pair<std::string, std::string>> files_in(std::string_view text,
                                                          const std::string& usual) {
  std::vector<std::pair<std::string, std::string>> all;
  for (std::string_view line : lines(text)) {
    if (line.starts_with("-- file: ")) {
      all.emplace_back(std::string(line.substr(9)), "");
      continue;
    }
    if (all.empty()) all.emplace_back(usual, "");
    all.back().second += std::string(line) + "\n";
  }
  return all;
}

class Rules : public testing::TestWithParam<const Rule*> {
 protected:
  static void SetUpTestSuite() { cache_.emplace(); }
  static void TearDownTestSuite() { cache_.reset(); }

  // On a server, or by the texts alone.
  enum class How { run, text };
  static Review reviewed(const Rule& rule, std::string_view example, How how = How::run) {
    const TestFolder folder;
    for (const auto& [name, text] : files_in(rule.given, "001_given.sql")) folder.add(name, text);
    std::set<std::string> added;  // as a branch adds them
    for (const auto& [name, text] : files_in(example, "002_example.sql"))
      added.insert(folder.add(name, text).filename());
    const auto all = read_folder(folder.path());
    EXPECT_TRUE(all) << all.error().what;
    Newcomers newcomers{.before = *all, .added = *all};
    const auto is_new = [&](const Migration& m) { return added.contains(m.up.filename()); };
    std::erase_if(newcomers.before.migrations, is_new);
    std::erase_if(newcomers.added.migrations, std::not_fn(is_new));
    if (how == How::text) {
      // What a database that lives would say of the rows in `live`, near enough.
      const TableSizes many{{"public.orders", {.rows = 120'000}}};
      auto found = review_by_text(newcomers, {}, rule.live.empty() ? nullptr : &many);
      EXPECT_TRUE(found) << found.error().what;
      return found ? *std::move(found) : Review();
    }
    auto server = Server::start({});
    EXPECT_TRUE(server) << server.error().what;
    Observer observer;
    TableSizes sizes;
    Ask ask;
    std::optional<ScratchDatabase> living;
    if (!rule.live.empty()) {
      living = with_rows(*server, newcomers.before, rule.live);
      auto connection = living->connect();
      sizes = *sizes_of_tables(*connection);
      ask = ask_of(*std::move(connection));
    }
    auto found = review(*server,
                        {.newcomers = newcomers,
                         .settings = {},
                         .sizes = rule.live.empty() ? nullptr : &sizes,
                         .ask = ask,
                         .drafts = false},
                        observer);
    ask = {};  // its connection goes before the database
    EXPECT_TRUE(found) << found.error().what;
    return found ? *std::move(found) : Review();
  }

  // A database as the folder makes it, with rows.
  static ScratchDatabase with_rows(const Server& server, const Folder& folder,
                                   std::string_view sql) {
    Observer observer;
    auto replayed = replay(server, folder, observer);
    EXPECT_TRUE(replayed) << replayed.error().what;
    auto made = ScratchDatabase::make(server, replayed->database);
    EXPECT_TRUE(made) << made.error().what;
    auto connection = made->connect();
    EXPECT_TRUE(connection->run(sql));
    EXPECT_TRUE(connection->run("analyze"));
    return *std::move(made);
  }

  static std::string all_of(const Review& review) {
    std::string text;
    for (const Finding& f : review.findings) text += f.rule + ": " + f.message + "\n";
    for (const std::string& remark : review.remarks) text += remark + "\n";
    return text;
  }

  static std::optional<QuickCache> cache_;
};
std::optional<QuickCache> Rules::cache_;

bool says(const Review& review, const Rule& rule) {
  return std::ranges::any_of(review.findings, [&](const Finding& f) { return f.rule == rule.id; });
}
bool runs(const Review& review) {
  return std::ranges::none_of(review.findings, [](const Finding& f) {
    const Rule* rule = find_rule(f.rule);
    return f.rule == "does-not-run" || (rule != nullptr && rule->explains != nullptr);
  });
}

TEST_P(Rules, HoldsItsExamples) {
  const Rule& rule = *GetParam();
  const Review bad = reviewed(rule, rule.bad);
  EXPECT_TRUE(says(bad, rule)) << all_of(bad);
  EXPECT_EQ(runs(bad), rule.explains == nullptr) << all_of(bad);
  const Review good = reviewed(rule, rule.good);
  EXPECT_FALSE(says(good, rule)) << all_of(good);
  EXPECT_TRUE(runs(good)) << all_of(good);
}

TEST_P(Rules, HoldsThemByTheTextAlone) {
  const Rule& rule = *GetParam();
  if (!rule.of_text) return;
  const Review bad = reviewed(rule, rule.bad, How::text);
  EXPECT_TRUE(says(bad, rule)) << all_of(bad);
  for (const Finding& f : bad.findings)
    EXPECT_TRUE(f.rule != rule.id || f.place.line == 0 || f.certainty != Certainty::proven ||
                rule.explains != nullptr)
        << f.message;
  const Review good = reviewed(rule, rule.good, How::text);
  EXPECT_FALSE(says(good, rule)) << all_of(good);
}

INSTANTIATE_TEST_SUITE_P(All, Rules, testing::ValuesIn(rules().begin(), rules().end()),
                         [](const auto& one) {
                           return replace_all(std::string(one.param->id), "-", "_");
                         });

}  // namespace
}  // namespace shale::testing_::in_rules
