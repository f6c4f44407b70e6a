// `repair` on migrations that were really interrupted.
#include <csignal>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_repair {
namespace {

class Repair : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    project_.write("001_a.up.sql", "create table a (n int);\ninsert into a values (1), (1);\n");
    project_.write("001_a.down.sql", "drop table a;\n");
  }
  // 002 stops in its third statement, two are done.
  void interrupt(const std::string& down = "") {
    project_.write("002_b.up.sql",
                   "create table b (n int);\ncreate index concurrently on a (n);\n"
                   "create unique index concurrently a_u on a (n);\ncreate table c (n int);\n");
    if (!down.empty()) project_.write("002_b.down.sql", down);
    const Answer answer = project_.run({"up"});
    ASSERT_EQ(answer.exit_code, 3);
    EXPECT_SAYS(answer, "002_b.up.sql:3:1: could not create unique index \"a_u\" [23505]");
    EXPECT_SAYS(answer, "2 of 4 statements of 002_b are done and recorded");
    EXPECT_SAYS(answer, "1 migration was done before it");
  }
  void remove_twin() {
    run_sql(project_.url(), "delete from a where ctid = (select min(ctid) from a)");
  }
  std::string is_there(const std::string& name) {
    return value(project_.url(), "select to_regclass('" + name + "') is not null");
  }

  Project project_{};
};

TEST_F(Repair, ThereIsNothingToRepair) {
  for (const Words& words :
       {Words{"repair"}, Words{"repair", "--finish"}, Words{"repair", "--undo"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 0);
    EXPECT_SAYS(answer, "nothing is interrupted");
  }
}

TEST_F(Repair, ShowsWhereItStoppedAndTheChoices) {
  interrupt("drop table b;\n");
  const Answer answer = project_.run({"repair"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_SAYS(answer, "002_b stopped half way up: 2 of 4 statements done");
  EXPECT_SAYS(answer, "it stopped at migrations/002_b.up.sql:3:1");
  EXPECT_SAYS(answer, "create unique index concurrently a_u on a (n)");
  EXPECT_SAYS(answer, "shale repair --undo     runs its down");
  const Answer status = project_.run({"status"});
  EXPECT_SAYS(status, "interrupted (2 of 4)");
}

TEST_F(Repair, Finish) {
  interrupt();
  remove_twin();
  const Answer answer = project_.run({"repair", "--finish"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_SAYS(answer, "dropped the invalid index a_u");
  EXPECT_SAYS(answer, "002_b is finished");
  EXPECT_EQ(is_there("c"), "t");
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b"}));
}

TEST_F(Repair, FinishBehindTheStatement) {
  interrupt();
  EXPECT_EQ(project_.run({"repair", "--finish", "--from", "4"}).exit_code, 0);
  EXPECT_EQ(is_there("c"), "t");
  EXPECT_EQ(applied(project_.url()).size(), 2u);
}

TEST_F(Repair, UndoWithADown) {
  interrupt("drop table b;\ndrop index a_n_idx;\ndrop index if exists a_u;\n");
  const Answer answer = project_.run({"repair", "--undo"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_SAYS(answer, "002_b is undone");
  EXPECT_EQ(is_there("b"), "f");
  EXPECT_EQ(is_there("a_u"), "f");
  EXPECT_EQ(applied(project_.url()), (Words{"001_a"}));
  remove_twin();
  EXPECT_EQ(project_.run({"up"}).exit_code, 0) << "and from the start again";
  EXPECT_EQ(applied(project_.url()), (Words{"001_a", "002_b"}));
}

TEST_F(Repair, UndoWithoutADown) {
  interrupt();
  const Answer answer = project_.run({"repair", "--undo"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_SAYS(answer, "002_b is undone");
  EXPECT_EQ(is_there("b"), "t") << "what is done stays";
  EXPECT_SAYS(project_.run({"status"}), "1 applied, 1 pending");
}

TEST_F(Repair, Accept) {
  interrupt();
  const Answer answer = project_.run({"repair", "--accept"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_SAYS(answer, "002_b is marked as applied, as its file is now");
  EXPECT_EQ(is_there("c"), "f");
  EXPECT_EQ(project_.run({"status", "--check"}).exit_code, 0);
}

TEST_F(Repair, TheFileWasChangedInWhatIsDone) {
  interrupt();
  project_.write("002_b.up.sql", "create table other (n int);\nselect 1;\nselect 2;\nselect 3;\n");
  for (const Words& words : {Words{"up"}, Words{"repair", "--finish"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 3);
    EXPECT_SAYS(answer,
                "002_b was interrupted after 2 statements, and the file has changed in them");
    EXPECT_SAYS(answer, "put those statements back as they were, or: shale repair");
  }
  EXPECT_SAYS(project_.run({"repair"}), "the file has changed in the statements that are done");
}

TEST_F(Repair, TheRestOfTheFileWasCorrected) {
  interrupt();
  project_.write("002_b.up.sql",
                 "-- a new comment\ncreate table b (n int);\ncreate index concurrently on a (n);\n"
                 "create index concurrently a_u on a (n);\n");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 0) << answer.all();
  EXPECT_EQ(value(project_.url(), "select count(*) from pg_index where not indisvalid"), "0");
}

TEST_F(Repair, AFileThatIsGone) {
  interrupt();
  project_.remove("002_b.up.sql");
  const Answer answer = project_.run({"repair", "--finish"});
  EXPECT_EQ(answer.exit_code, 2) << answer.all();
  EXPECT_SAYS(answer, "002_b was interrupted, and its file is not here");
  EXPECT_SAYS(answer, "bring it back first");
}

TEST_F(Repair, AnInterruptedDown) {
  project_.write("002_b.up.sql", "create table b (n int);\n");
  project_.write("002_b.down.sql", "-- shale: no-transaction\ndrop table b;\nselect 1/0;\n");
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  const Answer down = project_.run({"down"});
  EXPECT_EQ(down.exit_code, 3);
  EXPECT_SAYS(down, "002_b.down.sql:3:1: division by zero [22012]");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_SAYS(up, "002_b was interrupted on its way down");
  EXPECT_SAYS(up, "shale repair");
  project_.write("002_b.down.sql", "-- shale: no-transaction\ndrop table b;\nselect 1;\n");
  const Answer again = project_.run({"repair", "--finish"});
  EXPECT_EQ(again.exit_code, 0) << again.all();
  EXPECT_EQ(applied(project_.url()), (Words{"001_a"}));
}

TEST_F(Repair, ChoicesThatContradict) {
  EXPECT_EQ(project_.run({"repair", "--finish", "--undo"}).exit_code, 2);
  EXPECT_SAYS(project_.run({"repair", "--from", "2"}), "--from goes with --finish");
  EXPECT_SAYS(project_.run({"repair", "--finish", "--from", "none"}),
              "--from takes a number from 1, not none");
  EXPECT_SAYS(project_.run({"repair", "--finish", "002_b"}),
              "only --accept takes the name of a migration");
  EXPECT_SAYS(project_.run({"repair", "--accept", "001_b"}), "did you mean 001_a?");
}

}  // namespace
}  // namespace shale::testing_::in_repair
