// Which folder a file goes into.
#pragma once

#include <string>

#include "base/files.h"
#include "organize/category.h"
#include "project/layout_rules.h"

namespace shale {

enum class LayoutKind : unsigned char { categories, flat, rules };

struct Layout {
  LayoutKind kind = LayoutKind::categories;
  std::vector<LayoutRule> rules{};  // of a file, or of shale.toml
};

// Inside of the folder of migrations. A file that lies in a folder of this layout was put there by
// somebody, and stays: see category_of_folder.
Path folder_of(const Layout& layout, Category category, const std::string& name,
               const Deeds& deeds);
// The category whose folder this is; none: it is another's.
std::optional<Category> category_of_folder(const Path& inside);

}  // namespace shale
