// Texts of the catalog, and numbers of things, as short as people say them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shale {

// In one line of at most so many characters.
std::string one_line(std::string_view text, std::size_t most = 100);
// varchar(50) for "character varying(50)", timestamptz, and so on.
std::string short_type(std::string_view type);
// Without the casts that Postgres adds to literals.
std::string short_expression(std::string_view expression);
// The same of a CHECK or an index: CHECK (x IN ('a', 'b')).
std::string short_definition(std::string_view definition);
// The first names, with "and 5 more" behind them.
std::string list_of(const std::vector<std::string>& names, std::size_t most = 3);
// "1 foreign key", "3 indexes", "2 policies".
std::string count_kind(std::size_t n, std::string_view kind);
std::string plural_kind(std::string_view kind);
// "about 12 000".
std::string shown_rows(double rows);

}  // namespace shale
