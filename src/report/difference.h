// A difference for people and for programs.
#pragma once

#include <string>

#include "diff/difference.h"
#include "report/side.h"

namespace shale {

// How both schemas are named in commands that a person may type; empty: no command has them.
struct Names {
  std::string a{}, b{};
};

// By table, then by kind; equal changes of many objects are one line; then the counts and what to
// type next. A is left.
std::string difference_text(const Difference& difference, const Side& a, const Side& b,
                            const Names& names);
// {"verdict","differences":[{"kind","object","change","details":[{"attribute","left","right"}],
// "priority","reasons":[…]}],"counts":{"missing","extra","changed","renamed"},"uncovered":[…]}
std::string difference_json(const Difference& difference, const Side& a, const Side& b);

// What neither side's comparison covers, once each.
std::vector<std::string> uncovered_in(const Side& a, const Side& b);

}  // namespace shale
