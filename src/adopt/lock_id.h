// The lock of golang-migrate.
#pragma once

#include <cstdint>
#include <string_view>

namespace shale {

// The id of the advisory lock that golang-migrate takes for a database and a table of its own. A
// run with a URL names the database "/shop", one with an open connection "shop": two locks.
std::uint32_t golang_lock_id(std::string_view database, std::string_view schema,
                             std::string_view table);

}  // namespace shale
