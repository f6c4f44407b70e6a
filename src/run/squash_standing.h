// How a database stands to the squash of its folder: which of the originals it has, by its history.
#pragma once

#include <string>
#include <vector>

#include "migration/squash_proof.h"
#include "run/history.h"

namespace shale {

// Points into a proof and a history, which must outlive it.
struct SquashStanding {
  const SquashProof* proof = nullptr;       // null: the folder has no squash
  std::vector<const Record*> applied{};     // of the originals, in the order in which they ran
  std::vector<std::string_view> open{};     // those that are not, or stopped half way
  std::vector<std::string_view> skipped{};  // open, and before one that is applied
  bool half = false;                        // one stopped half way

  // The database has originals that the squashed files stand for: they are to be replaced.
  bool due() const { return !applied.empty() || half; }
  bool whole() const { return due() && open.empty(); }
};
SquashStanding stand_to_squash(const SquashProof* proof, const History& history);

// Does the history have this original, and not a squashed file of the same name?
bool is_original(const SquashProof& proof, const Record& record);

// Of one that was adopted: "001_initial_schema..030_business_glossary".
std::string adopted_from(const Record& record);
// The same by the numbers, where there are any: "001..030".
std::string shorter_range(const std::string& range);

}  // namespace shale
