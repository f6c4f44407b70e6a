// Small text operations that the standard library of C++20 lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shale {

std::string_view trim(std::string_view text);
std::string lower(std::string_view ascii);
std::string upper(std::string_view ascii);
bool same_ignoring_case(std::string_view a, std::string_view b);             // ASCII
std::vector<std::string_view> split(std::string_view text, char separator);  // keeps empty parts
std::vector<std::string_view> lines(std::string_view text);   // without their ends, CRLF included
std::vector<std::string_view> lines(std::string&&) = delete;  // they would outlive their text
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
bool contains(std::string_view text, std::string_view part);
// The same, but no letter, digit or underscore (ASCII) stands beside it.
bool has_word(std::string_view text, std::string_view word);
bool is_digits(std::string_view text);  // and not empty

// "a, b and c"; of many, the first and how many more.
std::string listed(const std::vector<std::string>& all, std::size_t most = 100);

// "1 migration", "3 migrations".
std::string count_of(std::size_t n, std::string_view noun);
std::string plural(std::size_t n, std::string_view noun);

// Milliseconds for people: "4 ms", "1.3 s", "2 min 05 s".
std::string duration_text(double milliseconds);

// The edit distance of Damerau (optimal string alignment); for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);
// The nearest of the candidates, or "" if none is near enough to be a slip of the finger.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// Is it well-formed UTF-8? Postgres refuses what is not, so we say it first and say where.
bool is_utf8(std::string_view bytes, std::size_t* bad_offset = nullptr);
std::size_t utf8_length(std::string_view text);

// Somebody's text as it may stand on a terminal: what would steer it (control characters but for
// tabs and line ends, and marks that turn the direction of writing) is shown as \x1b or \u202e.
std::string printable(std::string_view text);

// The place of a byte offset in a file's text. The column counts characters.
Place place_at(std::string_view file, std::string_view text, std::size_t offset);
// The byte offset of the n-th character (from 0) of a text.
std::size_t byte_of_character(std::string_view text, std::size_t n);

}  // namespace shale
