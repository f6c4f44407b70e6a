// What a statement is, does and needs, read from its tokens and, where that is not enough, from
// Postgres's own parse tree (libpg_query). Nothing here is a model of the schema: the server is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shale {

// How a statement stands to transactions.
enum class TransactionRule {
  any,        // runs inside a transaction or outside
  forbidden,  // must run outside of one: CREATE INDEX CONCURRENTLY, VACUUM, CREATE DATABASE, …
  begin,      // BEGIN, START TRANSACTION
  commit,     // COMMIT, END
  rollback,   // ROLLBACK, ABORT (not ROLLBACK TO)
  savepoint,  // SAVEPOINT, RELEASE, ROLLBACK TO
  other,      // PREPARE TRANSACTION, COMMIT PREPARED, COMMIT AND CHAIN, …: not for a migration
};

// The cheap facts, from tokens alone: enough to plan transactions. Costs well under a microsecond
// for an ordinary statement. What only the catalog tells is not here: REINDEX and CLUSTER of a
// partitioned table can't run in a transaction either.
struct QuickFacts {
  std::string_view verb{};  // "create table", "insert", "set": a static string; "" if unknown
  TransactionRule transaction = TransactionRule::any;
  // May it leave something behind in the session (SET, SELECT of a function, DO, CALL, CREATE TEMP,
  // …)? false only for what certainly can't: plain DDL and comments.
  bool session = true;
  // CALL, or a DO block whose body has COMMIT or ROLLBACK as a statement.
  bool may_end_transaction = false;
};
QuickFacts quick_facts(std::string_view statement);

enum class ObjectRole { creates, drops, alters, reads, writes };

struct ObjectUse {
  ObjectRole role = ObjectRole::reads;
  std::string kind{};    // "table", "index", "function", "type", "schema", "extension", "role", …
  std::string schema{};  // as written; empty if it wasn't
  std::string name{};    // without quotes, folded as Postgres folds it
  bool operator==(const ObjectUse&) const = default;
};

// The facts of the parse tree. A table, view or foreign table that is only named in a query is a
// "table"; the table of an index, trigger, policy or rule counts as altered, and so does the object
// of COMMENT and GRANT; what a column, a constraint or a label belongs to stands for it.
struct Facts {
  bool understood = true;          // false: the parser (of PostgreSQL 15) doesn't know this syntax
  std::string problem{};           // then: what it said
  std::size_t problem_offset = 0;  // and where, in bytes of the statement
  QuickFacts quick{};
  std::vector<ObjectUse> objects{};     // in the order of the text, without repeats
  std::vector<std::string> assigned{};  // the columns that an UPDATE sets
  bool concurrently = false;  // CREATE, DROP or REINDEX … CONCURRENTLY, DETACH … CONCURRENTLY
  bool if_exists = false;     // IF EXISTS or IF NOT EXISTS
};
Facts facts_of(std::string_view statement);

// The tokens of a text without comments and blanks, joined by single spaces, keywords and names
// folded as Postgres folds them: two texts with the same tokens do the same. What a checksum that
// ignores licence headers and layout is made of. Works on any bytes.
std::string tokens_of(std::string_view text);

// As Postgres's quote_ident and quote_literal. Names are quoted only where they need it.
std::string quote_name(std::string_view name);
std::string quote_literal(std::string_view value);
// What a name that stands in SQL means: without its quotes, folded, and cut at 63 bytes as the
// server cuts it (never within a character of UTF-8).
std::string meant_name(std::string_view said);
// A text without the schema public, where that is the first of the search_path anyway:
// public.orders.
std::string without_public(std::string_view sql);

}  // namespace shale
