// What follows from one attribute that differs, for one who was written for A and meets B.
#pragma once

#include <string>
#include <string_view>

#include "diff/difference.h"
#include "report/side.h"

namespace shale {

enum class Grade { low, medium, high, critical };
std::string_view grade_name(Grade grade);

struct Consequence {
  Grade grade = Grade::medium;
  std::string text{};  // a clause without a full stop; "" where there is nothing to add
};

Consequence consequence_of(const Change& change, const Detail& detail, const Side& a,
                           const Side& b);
// Of a column that has another default, or none; "" is none.
Consequence consequence_of_default(const Object& column, Text left, Text right, const Side& b);

}  // namespace shale
