// The folder and the history disagree: what is a note, what a warning, what is refused, and what
// `down` says when it can't.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_errors_policy {
namespace {

class PolicyErrors : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    for (const char* number : {"001", "002", "003"}) {
      const std::string stem = number + std::string("_t");
      project_.write(stem + ".up.sql", "create table t" + std::string(number) + " (n int);\n");
      project_.write(stem + ".down.sql", "drop table t" + std::string(number) + ";\n");
    }
    ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  }
  Project project_{};
};

TEST_F(PolicyErrors, Edited) {
  project_.write("002_t.up.sql", "create table t002 (n bigint);\n");
  for (const Words& words : {Words{"up"}, Words{"up", "--allow-out-of-order"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 0);
    EXPECT_SAYS(answer, "warning: 002_t was edited after it was applied");
    EXPECT_SAYS(answer, "shale repair --accept 002_t");
  }
  const Answer strict = project_.run({"up", "--strict"});
  EXPECT_EQ(strict.exit_code, 2);
  EXPECT_SAYS(strict, "error: edited after they were applied: 002_t");
  EXPECT_EQ(project_.run({"repair", "--accept", "002_t"}).exit_code, 0);
  EXPECT_EQ(project_.run({"up", "--strict"}).exit_code, 0);
}

TEST_F(PolicyErrors, EditedInCommentsOnlyIsANote) {
  project_.write("002_t.up.sql", "/* licence */\ncreate  table t002\n  (n int);\n");
  const Answer answer = project_.run({"up", "--strict"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_SAYS(answer, "note: 002_t differs from what was applied in comments and blanks only");
  EXPECT_FALSE(contains(answer.all(), "warning")) << answer.all();
}

TEST_F(PolicyErrors, Missing) {
  project_.remove("002_t.up.sql");
  project_.remove("002_t.down.sql");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_SAYS(answer, "warning: 002_t is applied, but its file is not here");
  const Answer strict = project_.run({"up", "--strict"});
  EXPECT_EQ(strict.exit_code, 2);
  EXPECT_SAYS(strict, "error: applied, but not on disk: 002_t");
  const Answer down = project_.run({"down", "3"});
  EXPECT_EQ(down.exit_code, 2);
  EXPECT_SAYS(down, "002_t is applied, but its file is not here");
  EXPECT_EQ(applied(project_.url()).size(), 3u) << "nothing was taken back";
}

TEST_F(PolicyErrors, OutOfOrder) {
  project_.write("0021_late.sql", "create table late (n int);\n");
  project_.remove("003_t.up.sql");
  project_.remove("003_t.down.sql");
  project_.write("30_t.up.sql", "create table t30 (n int);\n");
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  project_.write("0022_late.sql", "create table later (n int);\n");
  for (const Words& words : {Words{"up"}, Words{"up", "--strict"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 2) << answer.all();
    EXPECT_SAYS(answer, words.size() == 1
                            ? "error: out of order: later migrations than 0022_late are applied"
                            : "error: applied, but not on disk: 003_t");
  }
  EXPECT_SAYS(project_.run({"up"}), "--allow-out-of-order");
  EXPECT_EQ(project_.run({"up", "--allow-out-of-order"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()).size(), 6u);
}

TEST_F(PolicyErrors, Down) {
  project_.remove("002_t.down.sql");
  const Answer answer = project_.run({"down", "3"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_SAYS(answer, "error: 002_t has no down");
  EXPECT_SAYS(answer, "hint: write 002_t.down.sql beside it");
  EXPECT_EQ(applied(project_.url()).size(), 3u) << "nothing was taken back";
  EXPECT_EQ(project_.run({"down"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()), (Words{"001_t", "002_t"}));
  const Answer unknown = project_.run({"down", "--to", "0001_x"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_SAYS(unknown, "error: there is no migration 0001_x");
}

TEST_F(PolicyErrors, DownThatFailsLeavesAllAsItWas) {
  project_.write("002_t.down.sql", "drop table t002;\ndrop table nothing_here;\n");
  const std::string before = dump(project_.url());
  EXPECT_EQ(project_.run({"down"}).exit_code, 0);
  const Answer answer = project_.run({"down"});
  EXPECT_EQ(answer.exit_code, 3);
  EXPECT_SAYS(answer, "002_t.down.sql:2:1: table \"nothing_here\" does not exist [42P01]");
  EXPECT_SAYS(answer, "go on with: shale down");
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(dump(project_.url()), before);
}

TEST_F(PolicyErrors, ToAVersionThatIsNotThere) {
  const Answer answer = project_.run({"up", "--to", "002_x"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_SAYS(answer, "error: there is no migration 002_x");
  EXPECT_SAYS(answer, "hint: did you mean 002_t?");
}

}  // namespace
}  // namespace shale::testing_::in_errors_policy
