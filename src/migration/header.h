// What the comments at the top of a migration say: the headers that people write, and directives.
//
//   -- Migration 022: Add customer support          title
//   -- Purpose: …                                    purpose
//   -- Dependencies: 014_customers.sql (Customer)    dependencies: names of other migrations
//   -- Rollback: …                                   rollback, in words
//   -- shale: where extension vector                 a directive
//   -- shale: was 012_unify_files                    another: the name that it had before
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace shale {

struct Header {
  std::string title{};
  std::string purpose{};
  std::string rollback{};
  // As written, without the remarks in parentheses: "014_semantic_foundation.sql", "012".
  std::vector<std::string> dependencies{};
};

// What a squash stands for: the stems of the first and the last of the originals.
struct Replaces {
  std::string first{}, last{};
  bool operator==(const Replaces&) const = default;
};

// The directives of the top comment. Each is one line: `-- shale: WORDS`.
struct Directives {
  bool no_transaction = false;            // no-transaction: each statement on its own
  std::vector<std::string> extensions{};  // where extension NAME: only where the server offers it
  std::optional<Replaces> replaces{};     // replaces FIRST..LAST: a file of a squash
  std::vector<std::string> was{};         // was STEM: names that it had before, the newest first
  bool prints_sql = false;                // prints sql: of a program, see run/runner.h
};

struct TopComment {
  Header header{};
  Directives directives{};
};

// Reads the comment that a file begins with. The Error is for a directive that isn't one, with
// its place: a misspelt directive must not be taken for a remark.
Result<TopComment> read_top_comment(std::string_view text, const Path& file);

// The same of a program, whose comments may begin with #, // or --; the first line says what runs
// it.
Result<TopComment> read_program_comment(std::string_view text, const Path& file);

// `-- shale: down` on a line of its own, outside of any statement, starts the down section of a
// one-file migration. The words of a directive line, or empty.
std::string_view directive_of(std::string_view line);
// Adds the words of a directive line. The Error is for words that are no directive.
Status take_directive(std::string_view words, Place place, Directives& out);

}  // namespace shale
