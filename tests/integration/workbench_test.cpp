// What a plan that fails says of itself.
#include "proof/workbench.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace shale::testing_::in_workbench {
namespace {

TEST(Workbench, AFailingStepIsNamedWithoutItsSecret) {
  auto server = Server::start({});
  ASSERT_TRUE(server) << server.error().what;
  auto scratch = ScratchDatabase::make(*server);
  ASSERT_TRUE(scratch) << scratch.error().what;
  auto connection = scratch->connect();
  ASSERT_TRUE(connection) << connection.error().what;
  SchemaPlan plan;
  plan.steps.resize(2);
  plan.steps[0].statement.sql = "CREATE SCHEMA a;\nCREATE SCHEMA b";
  plan.steps[1].statement.sql =
      "CREATE USER MAPPING FOR CURRENT_USER SERVER nowhere OPTIONS (password 'hidden')";
  plan.steps[1].statement.shown =
      "CREATE USER MAPPING FOR CURRENT_USER SERVER nowhere OPTIONS (password '...')";
  const Status done = run_plan(*connection, plan);
  ASSERT_FALSE(done);
  ASSERT_EQ(done.error().notes.size(), 1u);
  EXPECT_EQ(done.error().notes[0], "the statement was: " + plan.steps[1].statement.shown);
}

}  // namespace
}  // namespace shale::testing_::in_workbench
