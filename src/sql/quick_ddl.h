// The quick facts of CREATE, ALTER and DROP: which object, and does the form at hand run inside a
// transaction? Each reads on from behind its first word.
#pragma once

#include "sql/cursor.h"
#include "sql/facts.h"

namespace shale {

void read_create(Cursor& at, QuickFacts& facts);
void read_alter(Cursor& at, QuickFacts& facts);
void read_drop(Cursor& at, QuickFacts& facts);

}  // namespace shale
