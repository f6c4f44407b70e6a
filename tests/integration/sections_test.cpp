// The files of tools that keep both directions in one: the up runs without the down, which takes it
// back.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_sections {
namespace {

class Sections : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    project_.write("1_goose.sql",
                   "-- +goose Up\n-- +goose StatementBegin\ncreate table a (n int);\n"
                   "-- +goose StatementEnd\n\n-- +goose Down\ndrop table a;\n");
    project_.write("2_sql_migrate.sql",
                   "-- +migrate Up notransaction\ncreate table b (n int);\n"
                   "create index concurrently on b (n);\n\n"
                   "-- +migrate Down\ndrop table b;\n");
    project_.write("3_dbmate.sql",
                   "-- migrate:up\ncreate table c (n int);\n\n-- migrate:down\ndrop table c;\n");
    project_.write("4_tern.sql",
                   "create table d (n int);\n\n---- create above / drop below ----\n\n"
                   "drop table d;\n");
  }
  std::string tables() {
    return join(column(project_.url(),
                       "select relname from pg_class where relkind = 'r' and"
                       " relnamespace = 'public'::regnamespace order by 1"),
                " ");
  }
  Project project_;
};

TEST_F(Sections, TheUpAloneThenTheDownAlone) {
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(tables(), "a b c d");
  EXPECT_EQ(project_.run({"down", "--to", "0"}).exit_code, 0);
  EXPECT_EQ(tables(), "");
}

TEST_F(Sections, AreTried) {
  const Answer answer = project_.run({"verify"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_SAYS(answer, "4 migrations: 4 exact");
}

TEST_F(Sections, AFileThatGoesUpTwiceIsRefused) {
  project_.write("5_turns.sql",
                 "-- +migrate Up\ncreate table e (n int);\n-- +migrate Down\ndrop table e;\n"
                 "-- +migrate Up\ncreate table f (n int);\n");
  const Answer answer = project_.run({"up"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_SAYS(answer, "5_turns.sql:5:1: behind the down of sql-migrate, this file goes up again");
  EXPECT_SAYS(answer, "hint: put what goes up above, and what goes down below");
}

}  // namespace
}  // namespace shale::testing_::in_sections
