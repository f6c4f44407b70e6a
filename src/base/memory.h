// How the process takes its memory from the kernel.
#pragma once

namespace shale {

// In a few large pieces instead of many small ones, in huge pages where the kernel gives them to
// those who ask: each page that is touched first costs a page fault, which is most of the time of
// catalogs of thousands of tables where faults are dear (virtual machines: 12 µs, not 0.3). Nothing
// is taken that is not used, but for the rest of a huge page; what is given back stays with the
// process. To be called once, before there are threads.
// Does nothing without glibc.
void take_memory_in_large_pieces();

// The same for a thread that takes much memory, at its beginning. glibc gives each a heap of its
// own. Does nothing where the process has not asked for large pieces.
void take_thread_memory_in_large_pieces();

}  // namespace shale
