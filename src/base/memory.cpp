#include "base/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace shale {

#ifdef __GLIBC__
namespace {

constexpr std::uintptr_t huge_page = 2 << 20;

bool asked_for = false;  // set before there are threads

std::uintptr_t place_of(const void* pointer) {
  return reinterpret_cast<std::uintptr_t>(pointer);
}

// A page that was touched before the advice keeps its neighbours small. The heap goes on behind
// `place`: what lies before it is taken, never touched and never given back.
void go_on_behind(std::uintptr_t place) {
  constexpr std::uintptr_t header = 64;
  void* const next = std::malloc(1);
  const std::uintptr_t gap = place - std::min(place, place_of(next) + 2 * header);
  [[maybe_unused]] void* volatile left_out =
      next != nullptr && gap <= huge_page ? std::malloc(gap) : nullptr;
  std::free(next);
}

// Is it the first time that somebody asks about this heap? A thread that ends leaves its own to
// the next one.
bool is_new(std::uintptr_t heap) {
  static std::mutex mutex;
  static std::vector<std::uintptr_t> known;
  const std::lock_guard lock(mutex);
  if (std::ranges::find(known, heap) != known.end()) return false;
  known.push_back(heap);
  return true;
}

}  // namespace
#endif

void take_memory_in_large_pieces() {
#ifdef __GLIBC__
  constexpr int first_piece = 256 << 20, later_pieces = 32 << 20;
  // Large arrays come from the heap, too, and what is given back stays with us.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  // The heap grows by this once, for more than it has at the beginning.
  mallopt(M_TOP_PAD, first_piece);
  const std::uintptr_t begin = place_of(::sbrk(0));
  void* volatile taken = std::malloc(160 << 10);  // volatile: else both are left out
  std::free(taken);
  const std::uintptr_t end = place_of(::sbrk(0));
  mallopt(M_TOP_PAD, later_pieces);
  const std::uintptr_t aligned = (begin + huge_page - 1) / huge_page * huge_page;
  if (end <= aligned + huge_page) return;
  // Refused, it is as it was.
  if (::madvise(reinterpret_cast<void*>(aligned), end - aligned, MADV_HUGEPAGE) == 0)
    go_on_behind(aligned);
  asked_for = true;
#endif
}

void take_thread_memory_in_large_pieces() {
#ifdef __GLIBC__
  if (!asked_for) return;
  // Such a heap lies at a multiple of its size (HEAP_MAX_SIZE in glibc's malloc/arena.c), and is
  // reserved as a whole. Were it otherwise, the advice would be about other memory of ours, or
  // none.
  constexpr std::uintptr_t heap_size = 64 << 20;
  void* volatile taken = std::malloc(1);
  const std::uintptr_t heap = place_of(taken) / heap_size * heap_size;
  std::free(taken);
  if (!is_new(heap) || ::madvise(reinterpret_cast<void*>(heap), heap_size, MADV_HUGEPAGE) != 0)
    return;
  go_on_behind(heap + huge_page);
  // It would be opened a page at a time, each with a call of the kernel, and a huge page needs all
  // of its place open. Each piece is less than what glibc would take from elsewhere.
  void* volatile pieces[] = {std::malloc(heap_size / 2 - huge_page),
                             std::malloc(heap_size / 2 - 3 * huge_page)};
  for (void* piece : pieces) std::free(piece);
#endif
}

}  // namespace shale
