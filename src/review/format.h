// How a review is printed: a file under review_formats/ for each.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "review/finding.h"

namespace shale {

// Takes what is printed, a piece at a time: a text of many findings is never there as a whole.
using Printed = std::function<void(std::string_view piece)>;

struct ReviewFormat {
  std::string_view name{};  // of --format
  void (*print)(const Review& review, const Printed& out) = nullptr;
};
std::span<const ReviewFormat* const> review_formats();  // generated

// For people: a finding, and those of its rule and severity in the same file that are only counted
// behind it, because there are many. Errors are all told.
struct Told {
  const Finding* finding = nullptr;
  std::vector<std::size_t> more{};  // their lines; 0: of the file as a whole
};
std::vector<Told> told_of(const Review& review);
// "12 more, in lines 7, 9, 12, 13, 20 and 7 more"; "": there are none.
std::string more_text(const Told& told);
// The first few, and "… and 9 more".
std::vector<std::string> first_few(const std::vector<std::string>& all);

// "3 errors and 1 note in 2 migrations".
std::string summary_of(const Review& review);
// The same for as long as the finding is: of its rule, its file and what it says. 64 hexadecimal
// digits.
std::string fingerprint_of(const Finding& finding);

}  // namespace shale
