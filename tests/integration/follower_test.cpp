// What the follower sees of a change is what two whole readings see of it. The changes are those of
// the golden folders: an eighth of them, or those that have the text of SHALE_CASES in their path
// ("/" for all).
#include "catalog/follower.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <numeric>

#include <fmt/format.h>

#include "base/files.h"
#include "base/text.h"
#include "diff/difference.h"
#include "diff/plan.h"
#include "proof/workbench.h"
#include "support/quick_cache.h"

namespace shale::testing_::in_follower {
namespace {

std::string said(const Difference& difference) {
  std::string text;
  for (const Change& c : difference.changes) {
    text += fmt::format("{} {}{}\n", c.either().kind->name, c.either().key,
                        c.left == nullptr    ? " extra"
                        : c.right == nullptr ? " missing"
                                             : "");
    for (const Detail& d : c.details)
      text += fmt::format("  {}: {} | {}\n", d.attribute, d.left, d.right);
  }
  return text;
}

std::vector<Path> cases() {
  std::vector<Path> all;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(Path(SHALE_SOURCE) / "tests/cases/diff"))
    if (entry.path().filename() == "from.sql") all.push_back(entry.path().parent_path());
  std::ranges::sort(all);
  return all;
}

class Follower : public testing::Test {
 protected:
  void SetUp() override {
    auto server = Server::start({});
    ASSERT_TRUE(server) << server.error().what;
    server_.emplace(*std::move(server));
    if (auto admin = server_->connect("postgres"))
      for (const char* role : {"shale_test_a", "shale_test_b"})
        (void)admin->run(fmt::format("create role {}", role));
  }
  // Nullopt: not for this server.
  Result<std::optional<Catalog>> target_of(const Path& folder) {
    TRY(sql, read_file(folder / "to.sql"));
    TRY(scratch, ScratchDatabase::make(*server_));
    TRY(connection, scratch.connect());
    if (!connection.run(sql)) return std::optional<Catalog>();
    TRY(catalog, Catalog::read(connection, {.again = true}));
    return std::optional(std::move(catalog));
  }
  Status follow(const Path& folder);
  QuickCache cache_;
  std::optional<Server> server_;
};

Status Follower::follow(const Path& folder) {
  TRY(sql, read_file(folder / "from.sql"));
  TRY(to, target_of(folder));
  TRY(scratch, ScratchDatabase::make(*server_));
  TRY(connection, scratch.connect());
  if (!to || !connection.run(sql)) return ok();
  TRY(before, Catalog::read(connection, {.again = true}));
  TRY(watching, scratch.connect());
  TRY(follower, CatalogFollower::start(watching));
  const SchemaPlan plan = make_plan(before, *to, compare(before, *to));
  // Half of it, and the rest: two looks.
  const auto middle = plan.steps.begin() + static_cast<std::ptrdiff_t>(plan.steps.size() / 2);
  if (!run_plan(connection, {.steps = {plan.steps.begin(), middle}})) return ok();
  TRY(first, follower.look());
  TRY(half, Catalog::read(connection, {.again = true}));
  auto [a, b] = follower.between(0, first);
  EXPECT_EQ(said(compare(a, b)), said(compare(before, half))) << folder << "\n" << plan.sql();
  [[maybe_unused]] const Status rest = run_plan(connection, {.steps = {middle, plan.steps.end()}});
  TRY(second, follower.look());
  TRY(after, Catalog::read(connection, {.again = true}));
  TRY(whole, follower.whole_with_edges());
  EXPECT_TRUE(std::ranges::equal(whole.edges(), after.edges())) << folder << "\n" << plan.sql();
  auto [c, d] = follower.between(0, second);
  EXPECT_EQ(said(compare(c, d)), said(compare(before, after))) << folder << "\n" << plan.sql();
  auto [e, f] = follower.between(first, second);
  EXPECT_EQ(said(compare(e, f)), said(compare(half, after))) << folder << "\n" << plan.sql();
  return ok();
}

// About every eighth, by its name: a new case does not change which of the others are run.
bool is_of_sample(const Path& folder) {
  const std::string name = folder.parent_path().filename().string() + folder.filename().string();
  return std::accumulate(name.begin(), name.end(), 0) % 8 == 0;
}

TEST_F(Follower, SeesWhatTwoReadingsSee) {
  const std::vector<Path> all = cases();
  ASSERT_GT(all.size(), 100U);
  const char* wanted = std::getenv("SHALE_CASES");
  for (const Path& folder : all) {
    const bool here = wanted != nullptr ? contains(folder.string(), wanted) : is_of_sample(folder);
    if (!here) continue;
    const Status done = follow(folder);
    EXPECT_TRUE(done) << folder << ": " << done.error().what;
  }
}

}  // namespace
}  // namespace shale::testing_::in_follower
