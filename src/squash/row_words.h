// Rows that one statement makes by itself stay that statement: a table of all minutes of a day is
// one line of the original, and not 1,440 rows.
#pragma once

#include "squash/originals.h"
#include "squash/rows.h"

namespace shale {

// Puts the originals' own INSERT … SELECT in place of the rows of a table, where it reads no other
// table and makes exactly these rows: it is tried, on the database of `connection`, in a
// transaction that is rolled back. Sequences move all the same, so that database is of no use for
// anything else.
Status use_own_words(Connection& connection, const Originals& originals, InsertedRows& rows);

}  // namespace shale
