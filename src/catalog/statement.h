// A statement that changes a schema, and what it may do to a live system.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shale {

enum class Hazard {
  loses_rows,        // drops a table or a materialized view with its rows
  loses_values,      // drops a column, or narrows a type
  rewrites_table,    // a new file is written under ACCESS EXCLUSIVE
  scans_table,       // every row is checked under a strong lock
  builds_index,      // under a lock that stops writes
  may_fail_on_rows,  // rows that break the rule stop it
  locks_out,         // ACCESS EXCLUSIVE on something that is in use, if only for a moment
  changes_access,    // who may do or see what
  changes_results,   // a function or view says something else from now on
};

std::string_view hazard_name(Hazard hazard);  // "loses-rows"

// Where a statement may stand.
enum class Boundary {
  none,
  outside,  // Postgres refuses it in a transaction
  commit,   // a transaction has to end behind it, before its work may be used
  alone,    // works long under a weak lock: in a transaction of its own, that holds no other
};

struct Ddl {
  std::string sql{};  // without the semicolon
  std::vector<Hazard> hazards{};
  Boundary boundary = Boundary::none;
  // What people see, where sql holds a secret: a connection string, a password. Empty: the sql.
  std::string shown{};
};

using Statements = std::vector<Ddl>;

inline Statements one(std::string sql, std::vector<Hazard> hazards = {}) {
  return {Ddl{std::move(sql), std::move(hazards)}};
}

// One that Postgres refuses in a transaction, because it works in several of its own.
inline Ddl concurrently(std::string sql, std::vector<Hazard> hazards = {}) {
  return {std::move(sql), std::move(hazards), Boundary::outside};
}
// VALIDATE: it reads all rows, and others write meanwhile.
inline Ddl validate(std::string sql) {
  return {std::move(sql), {Hazard::may_fail_on_rows}, Boundary::alone};
}

}  // namespace shale
