// The statements of schema inside of a DO block.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shale {

// What `DO $$ BEGIN CREATE TYPE …; EXCEPTION WHEN duplicate_object THEN null; END $$` and
// `IF NOT EXISTS (…) THEN ALTER TABLE …; END IF` guard: each CREATE, ALTER and COMMENT that stands
// in the block as a statement, without its semicolon. Those that take something away are left out,
// as are those that a block puts together as text.
std::vector<std::string> guarded_statements(std::string_view do_block);

// All statements of a block that change something, those that take something away with them.
std::vector<std::string> statements_in_block(std::string_view do_block);

}  // namespace shale
