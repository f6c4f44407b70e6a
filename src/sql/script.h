// A SQL script, split into its statements as psql splits it, with the position of each.
//
// The splitter is a lexer of its own, after psql's (psqlscan.l), because it must also read what
// the parser can't: COPY data, psql's backslash lines, and syntax newer than the parser's. It
// needs no server and no parser, takes one pass, and copies nothing.
//
// The law: the statements and the gaps between them, joined, are the file, byte for byte.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shale {

enum class StatementKind {
  sql,   // goes to the server as it is
  copy,  // COPY … FROM stdin, with its data in the script
  meta,  // a psql line that starts with a backslash: \restrict, \connect, \ir, …
};

// One statement of a script. Offsets are bytes from the start of the script.
struct Statement {
  StatementKind kind = StatementKind::sql;
  std::size_t begin = 0;  // the first byte of its first token; comments before it are the gap's
  std::size_t end = 0;    // just behind its last token; the semicolon is not part of it
  // The end of all that belongs to it: behind its semicolon, or behind the `\.` line of COPY data.
  std::size_t whole_end = 0;
  // COPY data: the lines between the statement and the `\.` line, ready for the server.
  std::size_t data_begin = 0;
  std::size_t data_end = 0;
};

class Script {
 public:
  // Splits a text, which the script keeps. An Error has the place of what was left open: a quote, a
  // comment, a dollar quote, a parenthesis or COPY data that nothing ends. A byte-order mark at the
  // start belongs to the first gap. `file` is for messages only.
  static Result<Script> split(std::string text, std::string file = {});

  const std::string& text() const { return text_; }
  const std::string& file() const { return file_; }
  std::span<const Statement> statements() const { return statements_; }

  std::string_view text_of(const Statement& statement) const {
    return std::string_view(text_).substr(statement.begin, statement.end - statement.begin);
  }
  std::string_view data_of(const Statement& statement) const {
    return std::string_view(text_).substr(statement.data_begin,
                                          statement.data_end - statement.data_begin);
  }
  // What stands before the n-th statement (comments, blanks); n == size: behind the last one.
  std::string_view gap(std::size_t n) const;

 private:
  std::string text_;
  std::string file_;
  std::vector<Statement> statements_;
};

}  // namespace shale
