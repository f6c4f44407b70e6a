// What it means for rows and for programs that B has another type, or another rule, than A.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shale {

// A type as a column names it, with what the catalog knows of it.
struct TypeSide {
  std::string_view type{};  // "character varying(50)"
  enum class Sort { plain, enumeration, domain } sort = Sort::plain;
  std::vector<std::string> labels{};  // of an enumeration, in order
};

struct Impact {
  std::string text{};    // "b refuses values longer than 50 characters"; no full stop
  bool refuses = false;  // B refuses or changes values that A takes
};

// Of one who was written for A and meets B. The names are the schemas', for people.
Impact impact_of_type(const TypeSide& a, const TypeSide& b, std::string_view a_name,
                      std::string_view b_name);
// Two sets of values: labels of an enum, the list of a check.
Impact impact_of_values(const std::vector<std::string>& a, const std::vector<std::string>& b,
                        std::string_view b_name);
// The literals of an expression, without their quotes, once each: 'user' of CHECK (x IN ('user')).
std::vector<std::string> literals_of(std::string_view expression);

}  // namespace shale
