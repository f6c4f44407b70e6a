// What sets two catalogs apart: identity first, then attributes. Left is A, right is B.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace shale {

struct Detail {
  std::string_view attribute{};
  Text left{}, right{};
  unsigned traits = attribute::plain;
};

struct Change {
  const Object* left = nullptr;   // null: extra, only in B
  const Object* right = nullptr;  // null: missing in B
  std::vector<Detail> details{};  // of one that is in both

  const Object& either() const { return left != nullptr ? *left : *right; }
};

enum class Level { identical, column_order, different };
std::string_view level_name(Level level);  // "column-order"

struct Difference {
  Level level = Level::identical;
  std::vector<Change> changes{};  // by kind and key

  bool empty() const { return changes.empty(); }
};

// Both catalogs have to outlive the result.
Difference compare(const Catalog& left, const Catalog& right);

// Does a change say only that columns stand in another order?
bool only_position(const Change& change);

}  // namespace shale
