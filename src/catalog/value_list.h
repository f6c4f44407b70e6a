// The lists of values that Postgres prints in another way than they are read.
//
// `status IN ('a', 'b')` over a varchar is stored with an implicit cast of the whole list and
// printed as one that is written out: `ANY ((ARRAY['a'::character varying, …])::text[])`. Read
// again, the parser moves that cast into each element (transformTypeCast in parse_expr.c), and from
// then on it is printed as `ANY (ARRAY[('a'::character varying)::text, …])`. Both mean the same.
#pragma once

#include <string>
#include <string_view>

namespace shale {

// The text without the casts of whole lists: Postgres puts them there again when it reads it, so it
// stores and prints the expression as it was.
std::string as_stored(std::string_view expression);

// One form for both: without any casts of the values of such lists. For comparing only.
std::string in_one_form(std::string_view expression);

// Can either of them change it? Cheap.
bool may_have_value_list(std::string_view expression);

}  // namespace shale
