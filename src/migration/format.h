// How migrations lie in a folder. A format is one file under formats/.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "migration/migration.h"

namespace shale {

// What is in a folder, before anyone knows what it means.
struct Listing {
  Path root{};
  std::vector<Path> files{};  // below the root, sorted
  Texts texts = Texts::left;
};
Result<Listing> list_folder(const Path& root);

struct Format {
  std::string_view name{};
  std::string_view summary{};
  // 0: not this format. Of several that fit, the highest number reads the folder.
  int (*fits)(const Listing& listing) = nullptr;
  // The migrations in any order, and the strays. The Error is for what can't be read as it is
  // meant.
  Result<Folder> (*read)(Listing listing) = nullptr;
};

std::span<const Format* const> formats();  // generated: every file under formats/

}  // namespace shale
