// Columns whose type changes: which cast leads there.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace shale {

// Where a table waits for its rows to be copied out: a schema for each schema, as SQL.
std::string aside_schema(const Object& table);
// What a type or function (its name as SQL, arguments and all) is called while columns move to its
// successor. At most 63 bytes.
std::string aside_name(Text sql);

// The column's value as one of the new type, by way of text, which is the same for both; but a row
// that has more or fewer attributes than before is put together anew.
std::string retype_expression(const Catalog& old, const Catalog& made, const Object& from,
                              const Object& to);
// Has the new row type no place for an attribute of the old one?
bool loses_attributes(const Catalog& old, const Catalog& made, const Object& from,
                      const Object& to);
// The column's statements when its type was made anew under the same name or another.
Statements retype(const Catalog& old, const Catalog& made, const Object& from, const Object& to);

// The column as it is after its parent table's column went through its own change. Partitions share
// their table's `identity` from PostgreSQL 17 on; other children never do. ALTER TYPE, which a type
// that is `retyped` goes through though its name stays, stores and compresses anew.
struct Brought {
  bool identity = false, retyped = false;
};
Object with_parents_change(const Object& column, const Object& parent_from, const Object& parent_to,
                           Brought brought = {});
// The column of a child as ADD COLUMN of its parent's makes it.
Object as_added(const Object& parent);

// What a child table that is made with INHERITS has from the same column or constraint of its
// parents, of which there is at least one: not what each table says for itself. One of them is
// enough for a NOT NULL; its own is said with the table, if it says more than theirs.
Object as_inherited(std::span<const Object* const> of_parents, const Object& of_child);
// The constraint, as its table's own.
Object as_own(const Object& constraint);
// The column without its identity.
Object as_plain(const Object& column);
// Are columns stored and compressed in the same way?
bool is_stored_alike(const Object& a, const Object& b);
// The column of a table that is made with INHERITS and says the column itself: what it says nothing
// of is stored and compressed as the parent's.
Object as_merged(const Object& column, const Object& parent);
// The column, stored and compressed as its type is.
Object as_usual(const Object& column);
// What a table of a type has for a column: the type's, and nothing of its own.
Object as_of_type(const Object& column);

}  // namespace shale
