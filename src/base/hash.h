// Content hashes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shale {

// SHA-256, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// CRC-32 as zlib and Go's crc32.ChecksumIEEE have it; other tools make their lock ids from it.
std::uint32_t crc32(std::string_view bytes);

}  // namespace shale
