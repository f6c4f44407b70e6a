// Roles belong to the whole server, and a replay leaves them behind: the next one meets them.
#include <unistd.h>

#include "base/text.h"
#include "server/scratch.h"
#include "support/bench.h"

namespace shale::testing_::in_roles {
namespace {

class Roles : public Bench {
 protected:
  // Named after the process: the local server outlives it.
  static std::string role(const std::string& name) {
    return fmt::format("shale_{}_{}", name, getpid());
  }
};

TEST_F(Roles, AreMadeOnceAndPassedOverThen) {
  Project project(empty_database());
  const std::string makes = fmt::format("create role {};\ncreate user {};\ncreate group {};\n",
                                        role("role"), role("user"), role("group"));
  const std::string rest =
      fmt::format("create table t (n int);\ngrant select on t to {}, {}, {}, {};\n", role("role"),
                  role("user"), role("group"), role("absent"));
  project.write("001_roles.sql", makes + rest);
  const Answer first = project.run({"dump", "."});
  EXPECT_EQ(first.exit_code, 0) << first.all();
  EXPECT_TRUE(contains(first.err, "made the role " + role("absent"))) << first.err;
  EXPECT_FALSE(contains(first.err, "passed over")) << first.err;
  // Another text, so it is replayed again.
  project.write("001_roles.sql", makes + rest + "comment on table t is 'again';\n");
  const Answer again = project.run({"dump", "."});
  EXPECT_EQ(again.exit_code, 0) << again.all();
  for (const char* statement : {"1", "2", "3"})
    EXPECT_TRUE(contains(again.err, fmt::format("passed over statement {}: the role is there "
                                                "already",
                                                statement)))
        << again.err;
  EXPECT_TRUE(contains(again.out, fmt::format("TO {}", role("user")))) << again.out;
  // What a review watches meets them, too.
  project.write("002_index.sql", "create index t_n on t (n);\n");
  const Answer review =
      project.run({"review", "migrations/001_roles.sql", "migrations/002_index.sql"});
  EXPECT_TRUE(contains(review.out, "writes to t wait until t_n is built")) << review.all();
  EXPECT_FALSE(contains(review.all(), "could not be watched")) << review.all();
  // To be dropped, nothing may use them: not the snapshots of the replays either.
  project.write("001_roles.sql",
                fmt::format("drop user {};\ncreate table t (n int);\n", role("user")));
  const Answer used = project.run({"dump", "."});
  EXPECT_EQ(used.exit_code, 0) << used.all();
  EXPECT_TRUE(contains(used.err, "the role is in use by another database")) << used.err;
}

// Only a superuser can own an event trigger: where the migrations come from, its owner is one.
TEST_F(Roles, OwnersThatMustBeSuperusers) {
  Project project(empty_database());
  project.write("001_t.sql", "create table t (n int);\n");
  project.write("002_trigger.sql",
                "create function watch() returns event_trigger language plpgsql as"
                " 'begin end';\ncreate event trigger watching on ddl_command_end execute function"
                " watch();\nalter event trigger watching owner to " +
                    role("owner") + ";\n");
  const Answer dumped = project.run({"dump", "."});
  EXPECT_EQ(dumped.exit_code, 0) << dumped.all();
  EXPECT_SAYS(dumped, "made the role " + role("owner") + " a superuser on the local server");
  EXPECT_SAYS(dumped, "ALTER EVENT TRIGGER watching OWNER TO " + role("owner"));
  // The plan runs on the scratch server, where somebody has made it an ordinary one again.
  const auto server = Server::start({});
  ASSERT_TRUE(server);
  const auto ordinary = [&] {
    return server->connect("postgres")->run("alter role " + role("owner") + " nosuperuser");
  };
  ASSERT_TRUE(ordinary());
  const Answer there = project.run({"diff", "migrations@001", ".", "--sql"});
  EXPECT_EQ(there.exit_code, 1) << there.all();
  EXPECT_SAYS(there, "ALTER EVENT TRIGGER watching OWNER TO " + role("owner"));
  ASSERT_TRUE(ordinary());
  // A role for untrusted code that is a member of it would become a superuser, too.
  const std::string stranger = next_scratch_name();
  ASSERT_TRUE(server->connect("postgres")
                  ->run(fmt::format("create role {0}; grant {1} to {0}", stranger, role("owner"))));
  const Answer refused = project.run({"diff", ".", "migrations@001", "--sql"});
  EXPECT_EQ(refused.exit_code, 3) << refused.all();
  EXPECT_SAYS(refused, "superuser");
  ASSERT_TRUE(server->connect("postgres")->run("drop role " + stranger));
  const Answer back = project.run({"diff", ".", "migrations@001", "--sql"});
  EXPECT_EQ(back.exit_code, 1) << back.all();
  EXPECT_SAYS(back, "DROP EVENT TRIGGER watching");
}

}  // namespace
}  // namespace shale::testing_::in_roles
