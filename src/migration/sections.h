// Files that hold both directions: where the down begins. Shale's own line is "-- shale: down";
// those of goose, sql-migrate, dbmate and tern are read, too, as their files would otherwise run
// whole, the down behind the up.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "sql/script.h"

namespace shale {

// A directive on a line of its own, outside of statements and of block comments.
struct DirectiveLine {
  std::string words{};
  std::size_t offset = 0;  // of the line
  std::size_t gap = 0;     // how many statements stand before it
};
std::vector<DirectiveLine> directive_lines(const Script& script);

// The byte where the down section of a one-file migration begins (its directive line), if it has
// one.
std::optional<std::size_t> down_section(std::string_view text);
// Does a comment (its text, behind the dashes) ask one of the other tools to run the file's
// statements one by one, as "-- shale: no-transaction" does here?
bool asks_for_no_transaction(std::string_view comment);
// Is the down where it can be seen? A line inside of a statement is none, and the other tools'
// files can be arranged so that they are more than an up and a down. The Error has the place.
Status check_sections(std::string_view text, const Path& file);

}  // namespace shale
