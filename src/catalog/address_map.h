// From addresses to numbers: one array, in which what is sought lies at its place or shortly behind
// it. A catalog of 1,000 tables asks it some 300,000 times.
#pragma once

#include <bit>
#include <utility>
#include <vector>

#include "catalog/object.h"

namespace shale {

class AddressMap {
 public:
  // How many there will be; only for speed.
  void reserve(std::size_t count) {
    const std::size_t size = std::bit_ceil(2 * count + 2);
    if (size > slots_.size()) grow(size);
  }
  // An address that is there already keeps its number.
  void emplace(Address address, int number) {
    if (2 * (count_ + 1) > slots_.size()) reserve(2 * count_ + 8);
    Slot& slot = slots_[place(address)];
    if (slot.number >= 0) return;
    slot = {address, number};
    ++count_;
  }
  // -1: it isn't there.
  int find(Address address) const { return slots_.empty() ? -1 : slots_[place(address)].number; }
  bool contains(Address address) const { return find(address) >= 0; }

 private:
  struct Slot {
    Address address{};
    int number = -1;
  };
  // Where it is, or would be.
  std::size_t place(Address address) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (AddressHash()(address) * 0x9E3779B97F4A7C15ULL) >> shift_;
    while (slots_[at].number >= 0 && slots_[at].address != address) at = (at + 1) & mask;
    return at;
  }
  void grow(std::size_t size) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(size));
    shift_ = 64 - std::countr_zero(size);
    for (const Slot& slot : old)
      if (slot.number >= 0) slots_[place(slot.address)] = slot;
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::size_t count_ = 0;
  int shift_ = 64;
};

}  // namespace shale
