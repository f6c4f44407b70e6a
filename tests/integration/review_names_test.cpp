// What a name means to the review: who has it by then, and which table it points at.
#include "support/review_project.h"

namespace shale::testing_::in_review_names {
namespace {

class ReviewNames : public ReviewTest {};

// What had the name has another by the time of the statement, or not yet.
TEST_F(ReviewNames, WhatIfNotExistsFinds) {
  const std::string given = "CREATE TABLE features (id int PRIMARY KEY, plan_ids text);",
                    anew = "CREATE TABLE IF NOT EXISTS features (id int PRIMARY KEY, name text);",
                    away = "ALTER TABLE features RENAME TO products;";
  EXPECT_NO_RULE(last(given, away + "\n" + anew), "exists-already");
  EXPECT_NO_RULE(last(given, "DROP TABLE features;\n" + anew), "exists-already");
  const Json there = last(given, anew + "\n" + away);
  EXPECT_IN(message(there, "exists-already"), "name will be missing");
  EXPECT_EQ(finding(there, "exists-already").at("severity"), "error");
}

TEST_F(ReviewNames, AnIdWhoseTableIsSaidBesideItPointsAtNone) {
  const std::string given =
      "CREATE TABLE resources (id int PRIMARY KEY);\nCREATE TABLE users (id int PRIMARY KEY);\n"
      "CREATE TABLE a (id int PRIMARY KEY, user_id int REFERENCES users);";
  const auto made = [&](const char* columns) {
    return last(given, fmt::format("CREATE TABLE n (id int PRIMARY KEY, {});", columns));
  };
  EXPECT_RULE(made("resource_id int"), "key-by-precedent");
  EXPECT_NO_RULE(made("resource_id int, resource_type text"), "key-by-precedent");
  EXPECT_NO_RULE(made("\"resourceId\" int, \"resourceType\" text"), "key-by-precedent");
  // Unless others of this name have one.
  EXPECT_RULE(made("user_id int, user_type text"), "key-by-precedent");
  EXPECT_NO_RULE(
      last(given, "CREATE TABLE resource_tombstones (id int PRIMARY KEY, resource_id int);"),
      "key-by-precedent");
}

}  // namespace
}  // namespace shale::testing_::in_review_names
