#include "review/rule.h"

namespace shale::rules_::in_enum_value_used_at_once {
namespace {

bool explains(const Error& error, Finding& finding) {
  if (error.sqlstate != "55P04") return false;
  finding.message =
      error.what + ": a value that ALTER TYPE … ADD VALUE has added is for use after the COMMIT";
  finding.fix =
      "put the ADD VALUE into a migration of its own, before this one; or between BEGIN and COMMIT "
      "of "
      "its own";
  return true;
}

}  // namespace

extern const Rule enum_value_used_at_once;
constinit const Rule enum_value_used_at_once = checked({
    .id = "enum-value-used-at-once",
    .summary = "a new value of an enum used in the transaction that adds it",
    .why = "The server refuses it in every version. A type that the same transaction makes is no "
           "problem, nor is one that is made anew.",
    .instead = "Add the value in a migration of its own, and use it in the next one.",
    .topic = Topic::data,
    .severity = Severity::error,
    .given = "CREATE TYPE state AS ENUM ('new', 'paid');\n"
             "CREATE TABLE orders (id int PRIMARY KEY, state state);",
    .bad = "ALTER TYPE state ADD VALUE 'lost';\n"
           "ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'lost';",
    .good = "-- file: 002_lost.sql\nALTER TYPE state ADD VALUE 'lost';\n"
            "-- file: 003_lost_orders.sql\n"
            "ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'lost';",
    .explains = explains,
});

}  // namespace shale::rules_::in_enum_value_used_at_once
