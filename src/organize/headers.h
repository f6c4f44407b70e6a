// The comments at the top of migrations, completed with what their statements show. What people
// wrote stays as it is; only comments are touched.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "migration/header.h"

namespace shale {

// What is known of a migration, for its header.
struct HeaderFacts {
  std::string version{}, name{};  // "012", "unify_meeting_files"
  std::string purpose{};          // a sentence
  std::string dependencies{};     // "010_a.sql, 011_b.sql", or "none"
  std::string rollback{};         // what its down does, or where it stands
};

// Adds the lines that are missing: a title (or purpose), dependencies, rollback. They stand behind
// the first line that people wrote of a header, or above everything.
std::string with_header(std::string_view text, const Header& header, const HeaderFacts& facts);

// Adds "-- shale: was STEM", with that comment sign, behind the header, or behind a program's first
// line (#!).
std::string with_former_name(std::string_view text, std::string_view stem, std::string_view sign);

// Takes new names over into comments: stems (also with an ending behind), and the number of a
// title. Strings and names in SQL are left alone.
std::string with_new_names(std::string_view text, const std::map<std::string, std::string>& stems);
std::string with_new_number(std::string_view text, std::string_view version,
                            std::string_view new_version);

}  // namespace shale
