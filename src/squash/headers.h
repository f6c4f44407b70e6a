// Names and headers of squashed files.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "migration/migration.h"

namespace shale {

// The stems of so many files, numbered from 1 in the originals' width. One may be an
// original's: the history tells them apart. The
// Error is for more files than there are numbers before the first migration that stays.
Result<std::vector<std::string>> squashed_stems(const Folder& originals, const Folder& rest,
                                                const std::vector<std::string>& names);

struct SquashHeader {
  std::string stem{}, name{};         // "002_datasources", "datasources"
  std::vector<std::string> tables{};  // that the file makes
  std::string purpose{};              // instead of them
  std::vector<std::string> needs{};   // stems of squashed files
  std::set<std::size_t> from{};       // of the originals
  std::string range{};                // of all that the squash stands for
};
// The top comment of the up and of the down.
std::string up_header(const SquashHeader& header, const Folder& originals);
std::string down_header(const SquashHeader& header);

}  // namespace shale
