// The proof of a squash: its files are replayed and compared with what the originals led to.
#pragma once

#include <optional>

#include "proof/workbench.h"
#include "squash/rows.h"
#include "squash/squash.h"

namespace shale {

// The files of a squash in a folder of their own, and what they led to.
struct SquashTrial {
  TemporaryFolder place;
  Folder folder{};
  std::optional<Error> error{};  // they can't be run; then there is no more
  std::optional<ScratchDatabase> database{};
  Catalog catalog{};
  Difference difference{};  // between the originals and them, as the server prints both
};

struct Proving {
  const Server& server;
  Workbench& workbench;
  const Catalog& catalog;  // what the originals lead to
  Connection& connection;  // to a database that they were replayed in
  const InsertedRows& rows;
  Observer& observer;
  bool any_column_order = false;

  // In an empty database.
  Result<SquashTrial> try_out(const Squash& squash, ScratchDatabase&& empty) const;
  // Nothing differs that may not.
  bool holds(const Difference& difference) const;
  // Fills in the proof, and what does not hold. The downs leave the trial's database empty.
  Status prove(const SquashTrial& trial, Squash& squash) const;

 private:
  Status compare_catalogs(const SquashTrial& trial, Squash& squash) const;
  Status compare_rows(const SquashTrial& trial, Squash& squash) const;
  struct Downs {
    std::string verdict{};
    std::string failure{};
  };
  Result<Downs> run_downs(const Folder& folder, const ScratchDatabase& scratch) const;
};

// Does any table of the catalog have rows?
Result<bool> has_rows(Connection& connection, const Catalog& catalog);

}  // namespace shale
