// Keys and indexes of one table, beside each other.
#pragma once

#include "catalog/catalog.h"

namespace shale {

// "(a, b)" of "PRIMARY KEY (a, b)" and of "… USING btree (a, b)"; "": it is no index.
Text key_columns(const Object& object);

// Of two keys over the same columns in one CREATE TABLE Postgres makes one.
bool is_second_key(const Catalog& catalog, const Object& object);

// A primary key in CREATE TABLE says NOT NULL for the table itself; one that comes later finds what
// the table has from its parents.
bool is_later_key(const Catalog& catalog, const Object& object);

}  // namespace shale
