// MIGRATIONS.md: what a person wants to know of a folder before opening a file.
#pragma once

#include <string>
#include <string_view>

#include "organize/organize.h"

namespace shale {

// The index as it should be. What stands before and behind its marks in `old` is a person's, and
// stays. The Error is for a text without marks that somebody else wrote.
Result<std::string> index_of(const Organized& organized, std::size_t max_lines,
                             std::string_view old);

}  // namespace shale
