// What another tool wrote down about the migrations that it applied. A tool is one file under
// histories/.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "migration/migration.h"
#include "pg/connection.h"

namespace shale {

struct ForeignHistory;

// What a person says of the table; empty is not said.
struct ForeignOptions {
  std::string table{};          // "public.migrations", or without a schema
  std::string column{};         // that holds the names of the files
  std::string advisory_lock{};  // the number of the lock that the tool takes
};

// The other tool's table, and what it says.
struct ForeignState {
  const ForeignHistory* tool = nullptr;
  std::string table{};                      // as SQL: public.schema_migrations
  std::string schema_name{}, table_name{};  // the same without quotes
  std::string column{};                     // as SQL
  std::string advisory_lock{};              // that was asked for
  std::vector<std::string> names{};         // of the files that it has as applied, sorted
  std::string version{};                    // the high-water mark; empty: there is none
  bool dirty = false;                       // it stopped half way

  // "golang-migrate's public.schema_migrations is at version 3 (dirty)".
  std::string sentence() const;
  bool operator==(const ForeignState&) const = default;
};

// What that means for a folder.
struct Claim {
  std::vector<const Migration*> applied{};  // in the folder's order
  std::vector<std::string> without_file{};  // what it has as applied and the folder has not
};

struct ForeignHistory {
  std::string_view name{};        // "golang-migrate"
  std::string_view summary{};     // no full stop
  std::string_view looked_for{};  // "schema_migrations(version, dirty)"
  // A mark says nothing about a single file: one that came late, with a lower number, never ran.
  bool by_mark = false;
  // All of its tables in the database. Only reads.
  Result<std::vector<ForeignState>> (*find)(Connection& connection, const Folder& folder,
                                            const ForeignOptions& options) = nullptr;
  Claim (*claim)(const ForeignState& state, const Folder& folder) = nullptr;
  // Takes the tool's lock until the end of the open transaction; false: somebody has it, and the
  // transaction is to be rolled back.
  Result<bool> (*lock)(Connection& connection, const ForeignState& state) = nullptr;
  // The statements that say: at this version ("": none), and not dirty. Null: it is never dirty.
  std::string (*settle)(const ForeignState& state, const std::string& version) = nullptr;
  // The statements, in PL/pgSQL, that a trigger on each new (or, by a reset, gone) row of
  // shale.history runs to keep the table true. The Error says why that can't be.
  Result<std::string> (*keep_in_step)(Connection& connection, const ForeignState& state,
                                      const Folder& folder) = nullptr;
};

std::span<const ForeignHistory* const> histories();  // generated: every file under histories/

// The one history that another tool left. The Error says what was looked for, or which tables there
// are to choose from.
Result<ForeignState> find_foreign(Connection& connection, const Folder& folder,
                                  const ForeignOptions& options);
// The high-water mark that another tool left dirty, if one did.
Result<std::optional<ForeignState>> find_dirty(Connection& connection, const Folder& folder);
// A table and the sequences that belong to it.
Result<std::vector<std::string>> with_sequences(Connection& connection, const std::string& table);
// The tables of other tools that are there, with their sequences: those that are found, and those
// that a database was taken over from. They are no part of its schema.
Result<std::vector<std::string>> foreign_tables(Connection& connection, const Folder& folder);

}  // namespace shale
