#include "adopt/lock_id.h"

#include <string>

#include "base/hash.h"

namespace shale {

std::uint32_t golang_lock_id(std::string_view database, std::string_view schema,
                             std::string_view table) {
  constexpr std::uint32_t salt = 1486364155;
  std::string all;
  for (std::string_view part : {schema, table, database}) all += std::string(part) + '\0';
  all.pop_back();
  return crc32(all) * salt;
}

}  // namespace shale
