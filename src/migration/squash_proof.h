// The proof that stands beside the files of a squash: `squash.proof.json` says which originals they
// stand for, what each file was, and that both lead to the same. The originals rest in archive/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "migration/migration.h"

namespace shale {

inline constexpr std::string_view squash_proof_name = "squash.proof.json";

struct SquashProof {
  // A migration as it was: its raw checksums.
  struct File {
    std::string stem{};
    std::string up{};
    std::string down{};  // empty: it has none
    bool operator==(const File&) const = default;
  };
  struct Compared {
    std::string verdict{};  // level_name() of the worst difference that is left: "identical"
    long long objects = 0;
    bool operator==(const Compared&) const = default;
  };
  struct Table {
    std::string table{};
    long long count = 0;
    std::string hash{};
    bool operator==(const Table&) const = default;
  };

  int format = 1;
  std::string shale{};           // the version that made it
  std::string server_version{};  // that it was proved on
  std::string made{};            // UTC, ISO 8601
  std::string archive = "archive";
  std::string columns = "keep";
  std::vector<File> replaces{};  // the originals, in the order in which they ran
  std::vector<File> files{};     // the squashed ones, in the order in which they run
  Compared catalog{};
  std::vector<Table> rows{};
  std::string downs{};
  std::vector<std::string> volatiles{};  // "volatile"
  std::vector<std::string> dropped{};
  std::vector<std::string> outside{};
  std::vector<std::string> census{};

  const File* replaced(std::string_view stem) const;
  const File* squashed(std::string_view stem) const;
  // "001_initial_schema..030_business_glossary"
  std::string range() const;

  bool operator==(const SquashProof&) const = default;
};

// None where there is no such file. The Error is for one that is not what it should be.
Result<std::optional<SquashProof>> read_squash_proof(const Path& migrations_folder);
// Two blanks of indent, the keys always in the same order, a newline at the end.
std::string squash_proof_json(const SquashProof& proof);

// What a proof says of a migration. The down may be a section of the up file.
Result<SquashProof::File> proof_entry(const Migration& migration);

// Where the folder is not as the squash left it, one sentence each: a file with the directive that
// no proof speaks of, one that is gone, one that was edited.
Result<std::vector<std::string>> squash_faults(const Folder& folder,
                                               const std::optional<SquashProof>& proof);
// The same for the originals in the archive.
Result<std::vector<std::string>> archive_faults(const Folder& archive, const SquashProof& proof);
// The originals that rest beside the squash, those of the proof, in the order in which they ran.
// What is not there is left out: see archive_faults.
Result<Folder> read_archive(const Path& migrations_folder, const SquashProof& proof);

}  // namespace shale
