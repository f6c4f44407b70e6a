// The proof of a squash: its files are replayed and compared with what the originals led to.
#pragma once

#include "proof/workbench.h"
#include "squash/rows.h"
#include "squash/squash.h"

namespace shale {

struct Proving {
  const Server& server;
  Workbench& workbench;
  const Catalog& catalog;  // what the originals lead to
  Connection& connection;  // to a database that they were replayed in
  const InsertedRows& rows;
  Observer& observer;

  // Fills in the proof, and what does not hold.
  Status prove(Squash& squash) const;

 private:
  Status compare_catalogs(const ScratchDatabase& scratch, Squash& squash) const;
  Status compare_rows(Connection& squashed, Squash& squash) const;
  struct Downs {
    std::string verdict{};
    std::string failure{};
  };
  Result<Downs> run_downs(const Folder& folder, const std::string& replayed) const;
};

// Does any table of the catalog have rows?
Result<bool> has_rows(Connection& connection, const Catalog& catalog);

}  // namespace shale
