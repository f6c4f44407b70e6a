#include "migration/format.h"

namespace shale {

Result<Listing> list_folder(const Path& root) {
  TRY(files, files_below(root));
  return Listing{.root = root, .files = std::move(files)};
}

}  // namespace shale
