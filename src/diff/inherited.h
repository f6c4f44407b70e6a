// What tables have from their parents, or from the type that they are of.
#pragma once

#include <vector>

#include "diff/fates.h"

namespace shale {

// Does Postgres make or drop the object by itself with a change of its parents'? A column that a
// child table has from its parent, for one.
bool comes_by_inheritance(const Fates& fates, int to);
bool goes_by_inheritance(const Fates& fates, int from);
// Does a child keep what it has from a column or constraint that goes?
bool leaves_behind(const Fates& fates, const Object& from_object);
// Does a check go with a column that leaves its table and not the child's? The child's check still
// says then to be inherited, of nobody, which no other statement leads to.
bool goes_with_only_column(const Fates& fates, const Object& from_object);
// Does one of the old catalog become its table's own, because no parent has it any more, or because
// one of them has lost it that leaves it behind?
bool is_left_behind(const Fates& fates, const Object& from_object);
// Does a table keep all its parents?
bool stays_child(const Fates& fates, const Object& from_table);
// Is it a column of a table that is made with INHERITS or OF, which brings it?
bool comes_with_table(const Catalog& catalog, const Object& column);
// The object of the same name that the parent of a link has. Null: it has none.
const Object* above_by(const Catalog& catalog, const Object& link, const Object& object);
// The object that one inherited from: the column of the same name of a parent table. Null: none.
const Object* inherited_from(const Catalog& catalog, const Object& object);
// The same, of every parent that has it.
std::vector<const Object*> all_inherited_from(const Catalog& catalog, const Object& object);
// The object of a parent that stays one, from which one of the old catalog has what it has, if that
// is not made anew either. Null: there is none.
const Object* staying_above(const Fates& fates, const Object& from_object);
// Does the table have it from its parent only?
bool has_from_parent(const Object& object);
// Of a column that is NOT NULL: is it by its parents' constraints alone? Or by theirs and one of
// the table's own, which has to be said though the column is not?
bool is_not_null_by_parents(const Object& column);
bool adds_not_null(const Object& column);
// The links of a table to its parents, and those of its children to it.
std::vector<const Object*> parents_of(const Catalog& catalog, const Object& table);
std::vector<const Object*> children_of(const Catalog& catalog, const Object& table);
// Did a table have all columns before it came to its parents, and in another order than theirs?
// Then it is made alone too.
bool is_adopted(const Catalog& catalog, const Object& table);
// Is it a partition? Those are made alone and attached.
bool is_attached(const Catalog& catalog, const Object& table);
// The attribute of the type that a column's table is of. Null: there is none.
const Object* typed_by(const Catalog& catalog, const Object& column);

}  // namespace shale
