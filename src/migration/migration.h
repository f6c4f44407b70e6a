// A migration, and a folder of them in the order in which they run.
//
// Nothing here keeps the text of a file: a folder of ten thousand migrations costs a few megabytes,
// and what runs is read when it runs.
#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "migration/header.h"
#include "migration/sections.h"
#include "sql/script.h"

namespace shale {

enum class Direction { up, down };
std::string_view name_of(Direction direction);  // "up", "down"

// The two checksums of a text. The raw one changes with every byte but the line ends (a checkout on
// Windows is no edit); that of the tokens only with what Postgres would see.
std::string raw_checksum(std::string_view text);
std::string tokens_checksum(std::string_view text);

struct Migration {
  std::string stem{};     // its identity: the file name without its suffixes
  std::string version{};  // its leading digits, as written
  std::string name{};     // what follows them
  Path up{};
  std::optional<Path> down{};  // a file of its own
  bool down_in_file = false;   // the down is a section of the up file
  bool runner = false;         // an executable, not SQL
  std::string checksum{};      // raw, of the up part
  Header header{};
  Directives directives{};
  std::shared_ptr<const std::string> text{};  // of `up`, where texts are kept; null: read it

  bool has_down() const { return down.has_value() || down_in_file; }
};

// Compares versions as numbers of any length: "9" < "010" < "20250101".
std::weak_ordering compare_versions(std::string_view a, std::string_view b);

struct Folder {
  Path root{};
  std::string format{};                 // the row of formats() that read it
  std::vector<Migration> migrations{};  // in the order in which they run
  // Files that look like migrations and are none (no version, a down without an up): one sentence
  // each.
  std::vector<std::string> strays{};

  const Migration* find(std::string_view stem) const;
};

// The first migrations of a folder, or all: what is there before another one. Owns nothing.
struct FolderPart {
  FolderPart(const Folder& all) : root(all.root), migrations(all.migrations) {}
  FolderPart(const Folder& all, std::size_t count)
      : root(all.root), migrations(std::span(all.migrations).first(count)) {}

  const Path& root;
  std::span<const Migration> migrations;
};

// Sorts by version, then so that declared dependencies within one version come first, then by name.
// The Error names a circle of dependencies.
Status put_in_order(std::vector<Migration>& migrations);

// Whoever looks at all files anyway has them read once. Large folders are not held in memory: the
// texts of some are left.
enum class Texts : unsigned char { left, kept };

// Reads the folder with the format that it is in. A folder without migrations is no error.
Result<Folder> read_folder(const Path& root, Texts texts = Texts::left);
// Where all SQL files of a folder are no migrations, that is a mistake, and not an empty folder.
Status check_versions(const Folder& folder);

// One direction of a migration, read and split.
struct Source {
  Script script;
  std::string tokens() const { return tokens_checksum(script.text()); }
};
// The Error has the place of what is wrong in the file; a missing down is an Error too.
Result<Source> read_source(const Migration& migration, Direction direction);

// A file's text, checked to be something that can be sent: UTF-8, no NUL.
Result<std::string> read_sql_file(const Path& path);
// Is every directive of a file one, and where it counts? Those about the whole migration stand
// above its first statement; a misspelt "down" would let the down section run as a part of the up.
Status check_directives(std::string_view text, const Path& file);

}  // namespace shale
