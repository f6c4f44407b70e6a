// Which extension it is whose object a server does not find.
#pragma once

#include <string>
#include <string_view>

namespace shale {

// The extension, by the message of an error of class 42 ("function uuid_generate_v4() does not
// exist"): "uuid-ossp". "": of none of those that come with PostgreSQL, nor of PostGIS or pgvector.
std::string_view extension_of_missing(std::string_view message);

// What to write. "": it is of no extension that is known.
std::string extension_hint(std::string_view message);

}  // namespace shale
