// A folder of migrations put in order: each file in the folder of its purpose, no number twice,
// headers that say what is true, an index of it all. It runs nothing, and what runs stays the same:
// the folder as it will be is read again and has the same statements in the same order.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "migration/migration.h"
#include "organize/category.h"
#include "organize/layout.h"

namespace shale {

struct OrganizeOptions {
  bool move = true;      // into the folders of the layout
  bool renumber = true;  // what shares a number
  bool headers = true;   // complete them
  bool index = true;     // write MIGRATIONS.md
  Layout layout{};
  std::size_t max_lines = 200;  // of a file
  std::set<std::string>
      pending{};  // stems that no database has: if they are too long, they are cut
};

struct OrganizedFile {
  Path from{};  // inside of the folder; empty: it is new
  Path to{};
  std::optional<std::string> text{};  // by now; none: as it is

  bool changes() const { return text || from != to; }
};

// A migration, or a file that looks like one and doesn't run.
struct Entry {
  std::string stem{};     // before
  std::string now{};      // by now
  std::string name{};     // without its number
  std::string version{};  // by now
  Category category = Category::feature_addition;
  std::string reason{};
  Deeds deeds{};
  std::string title{};             // that people gave it
  std::vector<std::string> was{};  // all its former names
  std::size_t lines = 0;           // of its up
  bool runs = true;
  std::vector<OrganizedFile> files{};  // the up, or the program; then the down
};

struct Organized {
  std::vector<Entry> entries{};          // in the order in which they run; behind them what doesn't
  std::optional<OrganizedFile> index{};  // MIGRATIONS.md, where it changes
  std::vector<std::string> remarks{};    // one sentence each

  std::vector<const OrganizedFile*> changes() const;
};

// Looks at the files and says what is to be done; writes nothing.
Result<Organized> organize(const Folder& folder, const OrganizeOptions& options);

// Writes it: beside the old folder, then both are exchanged at once. Where git knows the folder, it
// is told.
Status put_in_place(const Organized& organized, const Folder& folder);

inline constexpr std::string_view index_name = "MIGRATIONS.md";

}  // namespace shale
