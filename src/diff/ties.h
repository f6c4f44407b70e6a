// Objects that are bound to each other both ways: a base type and its functions of input and
// output, a range and its canonical function, two operators that are each other's commutator.
#pragma once

#include "diff/fates.h"

namespace shale {

// Does the type use what uses it? Then a shell of the type was there before either, and both go at
// once. The indexes are the catalog's.
bool is_tied(const Catalog& catalog, int function, int type);

// Is there a function that is tied to the type?
bool has_tied(const Catalog& catalog, int type);

// The functions that are tied to a type which is set aside are so too.
void set_tied_aside(Fates& fates);

// `from`, with those links (attribute::link) as in `to` that the statements for the objects at
// their ends bring about by themselves.
Object with_links(const Fates& fates, const Object& from, const Object& to);

}  // namespace shale
