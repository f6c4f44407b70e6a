#include "base/hash.h"

#include <openssl/evp.h>

#include <memory>
#include <new>

namespace shale {
namespace {

// Looking the algorithm up costs several times what hashing a small file does, so it is kept.
EVP_MD_CTX* context() {
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> kept(EVP_MD_CTX_new());
  if (!kept || EVP_DigestInit_ex2(kept.get(), algorithm, nullptr) != 1) throw std::bad_alloc();
  return kept.get();
}

}  // namespace

std::string sha256(std::string_view bytes) {
  unsigned char digest[32];
  EVP_MD_CTX* const hash = context();
  if (EVP_DigestUpdate(hash, bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(hash, digest, nullptr) != 1)
    throw std::bad_alloc();
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
