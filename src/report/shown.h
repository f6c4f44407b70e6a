// How objects and their values are shown to people: short, in one line, without secrets.
#pragma once

#include <string>
#include <string_view>

#include "diff/difference.h"
#include "report/shorten.h"
#include "report/side.h"

namespace shale {

// Names for sentences: the last parts of paths and URLs, where these are not the same.
std::pair<std::string, std::string> short_names(std::string_view a, std::string_view b);

// missing (only in A), extra (only in B), changed, renamed.
std::string_view change_name(const Change& change);
bool in_both(const Change& change);
bool is_renamed(const Change& change);  // by its own name, not by its table's

// An attribute's value for people: "yes" for "t", words for letters, "(secret)" for a secret.
std::string shown_value(const Detail& detail, Text value);
// Both values of a detail; where the short forms are the same, as they are in full.
std::pair<std::string, std::string> shown_values(const Detail& detail, std::size_t most = 100);

// What an object is, in one line: a column's type, an index's columns, a policy's rule.
std::string definition_of(const Object& object, const Side& side);
// "mcp.orders.note" for a column; what has no name of its own is called by what it belongs to.
std::string shown_key(const Object& object);
// Names of objects, with "and 5 more" behind the first ones.
std::string names_of(const Objects& objects, std::size_t most = 3);
// What belongs to a table, counted: "9 columns, 2 indexes, 1 trigger".
std::string parts_text(const Object& table, const Side& side);

}  // namespace shale
