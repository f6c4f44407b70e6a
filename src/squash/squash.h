// A squash: a few files that stand for many migrations, and the proof that they do.
#pragma once

#include <string>
#include <vector>

#include "migration/migration.h"
#include "migration/squash_proof.h"
#include "project/project.h"
#include "report/difference.h"
#include "run/observer.h"
#include "server/server.h"

namespace shale {

struct SquashOptions {
  std::string through{};         // the last version or stem that is pressed; empty: all
  std::size_t max_lines = 200;   // of a group that is inferred
  bool logical_columns = false;  // keys first, the times of a row last; else as they are
};

struct SquashedFile {
  std::string stem{};
  std::string up{}, down{};           // whole texts
  std::vector<std::string> tables{};  // that it makes
  std::size_t originals = 0;          // that it was taken from
  Path program{};                     // a runner among the originals, which goes along as it is
};

struct Squash {
  std::vector<SquashedFile> files{};
  Folder originals{};  // what is pressed
  std::size_t lines_before = 0, lines_after = 0;
  // How many people wrote, are in their own words, and nobody wrote: see PeoplesText.
  std::size_t definitions = 0, kept = 0, unwritten = 0;
  std::vector<std::string> printed{};
  int trials = 0;  // how often the files were replayed until they led to the same
  std::vector<std::string> remarks{};  // one sentence each
  SquashProof proof{};
  std::string failure{};  // what the proof found; empty: it holds

  bool holds() const { return failure.empty(); }
};

// Presses the folder's migrations and proves what comes out: both are replayed on the local server
// and compared, with their rows; the downs are run. Nothing is written into the folder.
Result<Squash> make_squash(const Server& server, const Settings& settings, const Folder& folder,
                           const SquashOptions& options, Observer& observer);

// The groups that it would press into, as [[squash.group]] tables.
Result<std::string> suggested_groups(const Server& server, const Settings& settings,
                                     const Folder& folder, const SquashOptions& options,
                                     Observer& observer);

}  // namespace shale
