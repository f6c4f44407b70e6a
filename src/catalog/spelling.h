// Expressions that Postgres prints in another way than it reads them.
//
// `status IN ('a', 'b')` over a varchar is stored with an implicit cast of the whole list and
// printed as one that is written out: `ANY ((ARRAY['a'::character varying, …])::text[])`. Read
// again, the parser moves that cast into each element (transformTypeCast in parse_expr.c), and from
// then on it is printed as `ANY (ARRAY[('a'::character varying)::text, …])`. Both mean the same.
//
// `- 1::integer` is stored as an operator and printed as `(- 1)`. Read again, that is the number -1
// (doNegate in gram.y), which is printed as `'-1'::integer`.
#pragma once

#include <string>
#include <string_view>

namespace shale {

// The text without the casts of whole lists, and with those of numbers behind a minus: so Postgres
// stores and prints the expression as it was.
std::string as_stored(std::string_view expression);

// One form for both: without any casts of the values of such lists, and with negative numbers. For
// comparing only.
std::string in_one_form(std::string_view expression);

// Can either of them change it? Cheap.
bool may_be_respelled(std::string_view expression);

}  // namespace shale
