#include "base/hash.h"

#include <nettle/sha2.h>

namespace shale {

// Nettle, and not libcrypto: as fast, and loading the latter takes as long as all else that shale
// does at its start.
std::string sha256(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_SIZE];
  sha256_ctx hash;
  sha256_init(&hash);
  sha256_update(&hash, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  sha256_digest(&hash, sizeof digest, digest);
  std::string hex;
  hex.reserve(2 * sizeof digest);
  for (unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::uint32_t crc32(std::string_view bytes) {
  constexpr std::uint32_t polynomial = 0xEDB88320;  // reflected
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? polynomial : 0);
  }
  return ~sum;
}

}  // namespace shale
