// Where a database stands against a folder: each migration's state.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "migration/migration.h"
#include "run/history.h"
#include "run/squash_standing.h"

namespace shale {

enum class State {
  applied,
  pending,
  edited,       // applied, and its file has changed since
  missing,      // applied, and its file is gone
  interrupted,  // stopped half way
  unavailable,  // waits for an extension that this server doesn't offer
};
std::string_view name_of(State state);

struct Standing {
  const Migration* migration = nullptr;  // null: missing
  const Record* record = nullptr;        // null: never run
  State state = State::pending;
  bool out_of_order = false;   // pending, and one that comes after it is applied
  bool only_comments = false;  // applied, and its file differs only in comments and blanks
  bool renamed = false;        // this database has it under an old name: that of the record
  bool adopts = false;         // a squashed one that `up` puts in the place of what is applied

  std::string_view stem() const { return migration != nullptr ? migration->stem : record->stem; }
  std::string_view version() const {
    return migration != nullptr ? migration->version : record->version;
  }
};

// Points into a folder, a history and a proof, which must outlive it.
struct Overview {
  // In the order in which they run. The originals that a squash stands for are not among them, as
  // long as it is due.
  std::vector<Standing> standings{};
  SquashStanding squash{};

  std::size_t count(State state) const;
  bool any_out_of_order() const;
};

// The extensions that the folder's directives ask for.
std::set<std::string> wanted_extensions(const Folder& folder);
// Which of them the server offers.
Result<std::set<std::string>> offered_extensions(Connection& connection,
                                                 const std::set<std::string>& wanted);

Result<Overview> overview_of(const Folder& folder, const History& history,
                             const std::set<std::string>& offered,
                             const SquashProof* proof = nullptr);

}  // namespace shale
