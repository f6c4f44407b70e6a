// How a review is printed: a file under review_formats/ for each.
#pragma once

#include <span>

#include "review/finding.h"

namespace shale {

struct ReviewFormat {
  std::string_view name{};  // of --format
  std::string (*print)(const Review& review) = nullptr;
};
std::span<const ReviewFormat* const> review_formats();  // generated

// "3 errors and 1 note in 2 migrations".
std::string summary_of(const Review& review);
// The same for as long as the finding is: of its rule, its file and what it says. 64 hexadecimal
// digits.
std::string fingerprint_of(const Finding& finding);

}  // namespace shale
