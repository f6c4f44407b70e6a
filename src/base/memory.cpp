#include "base/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace shale {

void take_memory_in_large_pieces() {
#ifdef __GLIBC__
  constexpr int first_piece = 64 << 20, later_pieces = 4 << 20;
  // Large arrays come from the heap, too, and what is given back stays with us.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  // The heap grows by this once.
  mallopt(M_TOP_PAD, first_piece);
  const auto begin = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  void* volatile taken = std::malloc(later_pieces);  // volatile: else both are left out
  std::free(taken);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  mallopt(M_TOP_PAD, later_pieces);
  constexpr std::uintptr_t huge_page = 2 << 20;
  const std::uintptr_t aligned = (begin + huge_page - 1) / huge_page * huge_page;
  // Refused, it is as it was.
  if (end > aligned + huge_page)
    ::madvise(reinterpret_cast<void*>(aligned), end - aligned, MADV_HUGEPAGE);
#endif
}

}  // namespace shale
