#include "base/text.h"
#include "review/rule.h"

namespace shale::rules_::in_concurrently_in_transaction {
namespace {

bool is_concurrent(std::string_view text) {
  return contains(lower(text), "concurrently");
}

bool explains(const Error& error, Finding& finding) {
  if (error.sqlstate.empty() && contains(error.what, "between BEGIN and COMMIT") &&
      is_concurrent(error.place.text)) {
    finding.message = "CONCURRENTLY can't run between BEGIN and COMMIT";
    finding.fix =
        "leave BEGIN and COMMIT out: shale runs such a statement outside of a transaction by "
        "itself, and all others in one";
    return true;
  }
  if (!is_concurrent(error.what)) return false;
  if (error.sqlstate == "25001") {  // in a DO block or a function
    finding.fix = "make it a statement of the file, outside of DO and of functions";
    return true;
  }
  if (error.sqlstate != "0A000" || !contains(error.what, "partitioned")) return false;
  finding.fix =
      "CREATE INDEX … ON ONLY the parent, CREATE INDEX CONCURRENTLY on each partition, then "
      "ALTER INDEX … ATTACH PARTITION";
  return true;
}

}  // namespace

extern const Rule concurrently_in_transaction;
constinit const Rule concurrently_in_transaction = checked({
    .id = "concurrently-in-transaction",
    .summary = "CONCURRENTLY where the server can't: in a transaction, or on a partitioned table",
    .why = "An index is built CONCURRENTLY in several transactions of its own, so it can't be a "
           "part of another one. On a partitioned table it is not done at all.",
    .instead = "Without BEGIN and COMMIT shale puts such a statement outside of a transaction by "
               "itself. Of a partitioned table, build the index on each partition and attach it.",
    .topic = Topic::locks,
    .severity = Severity::error,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, customer int);",
    .bad = "BEGIN;\nCREATE INDEX CONCURRENTLY orders_customer ON orders (customer);\nCOMMIT;",
    .good = "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);",
    .explains = explains,
});

}  // namespace shale::rules_::in_concurrently_in_transaction
