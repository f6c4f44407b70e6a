// psql's backslash lines: how far one reaches, and which of them send the statement before them.
// After psqlscanslash.l.
#pragma once

#include <cstddef>
#include <string_view>

namespace shale {

struct MetaLine {
  std::size_t end = 0;        // behind its last argument
  std::size_t whole_end = 0;  // and behind a \\ that separates it from what follows on its line
  bool has_data = false;      // \copy … from stdin: rows follow, up to a line of \.
};

// The line whose backslash is at an offset.
MetaLine meta_line(std::string_view text, std::size_t backslash);

// Is the backslash that of \; which stands between two statements?
bool separates_statements(std::string_view text, std::size_t backslash);

// Is it a command that sends what stands before it, as a semicolon does: \g, \gexec, \watch, …?
bool sends_statement(std::string_view text, std::size_t backslash);

}  // namespace shale
