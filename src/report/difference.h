// A difference for people and for programs.
#pragma once

#include <string>

#include "diff/difference.h"

namespace shale {

// How much it matters that an object is missing, left over or changed, and why.
struct Priority {
  std::string_view name{};  // critical, high, medium, low
  std::string reason{};
};
Priority priority_of(const Change& change, const Catalog& left, const Catalog& right);

// One line an object, its attributes below it; then the counts.
std::string difference_text(const Difference& difference, const Catalog& left, const Catalog& right,
                            std::string_view left_name, std::string_view right_name);
// {"verdict","differences":[{"kind","object","change","details":[{"attribute","left","right"}],
// "priority","reason"}],"counts":{…},"uncovered":[…]}
std::string difference_json(const Difference& difference, const Catalog& left,
                            const Catalog& right);

}  // namespace shale
