// The answers to a catalog's queries, kept in the cache folder for databases that never change:
// snapshots, and copies of one that nothing has run in yet. Only for this folder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "catalog/reading.h"

namespace shale {

class RememberedAnswers {
 public:
  // Of a copy of this snapshot's database. The name of the file says all that an answer depends on:
  // the cluster, the snapshot's database (its oids are no other's), the roles, the server's version
  // and the queries. "": of none, nothing is remembered.
  static RememberedAnswers of(Connection& connection, const std::string& snapshot,
                              const std::vector<CatalogQuery>& queries);

  // One for each query, null where none was asked; none: they are not known.
  std::optional<Answers> read() const;
  // A cache that can't be written only costs time.
  void write(const Answers& answers) const;

 private:
  Path file_{};  // empty: nothing is remembered
};

}  // namespace shale
