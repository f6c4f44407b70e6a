// Histories that have grown for years.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_history {
namespace {

class LongHistory : public Bench {};

// More than two pages of events; one migration of the first was taken back on the last.
TEST_F(LongHistory, IsReadToItsEnd) {
  Project project(empty_database());
  project.write("00001_first.sql", "create table a (n int);\n");
  ASSERT_EQ(project.run({"up"}).exit_code, 0);
  for (const char* add :
       {"select 1 + n, 'applied', 'up', to_char(n + 1, 'FM00000') || '_gone', n + 1 from "
        "generate_series(1, 4500) n",
        "select 4502, 'taken back', 'down', '00007_gone', 7"})
    run_sql(project.url(),
            fmt::format("insert into shale.history (number, event, direction, stem, version, done, "
                        "total, checksum, tokens, program) select number, event, direction, stem, "
                        "version, 1, 1, '', '', '' from ({}) t (number, event, direction, stem, "
                        "version)",
                        add));
  project.write("09999_last.sql", "create table z (n int);\n");
  const Answer status = project.run({"status"});
  EXPECT_TRUE(contains(status.out, "1 applied, 1 pending, 4499 missing")) << status.out.substr(0, 500);
  EXPECT_TRUE(contains(status.err, "… and 4494 more that are applied, but have no file here"))
      << status.err.substr(0, 1000);
  const Answer up = project.run({"up"});
  EXPECT_EQ(up.exit_code, 0) << up.all().substr(0, 1000);
  EXPECT_EQ(value(project.url(),
                  "select max(number) = count(*) and max(number) > 4502 from shale.history"),
            "t");
}

}  // namespace
}  // namespace shale::testing_::in_history
