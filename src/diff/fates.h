// What becomes of each object: kept, altered, dropped, made, or dropped and made again because it
// stands in the way of another change.
#pragma once

#include <string>
#include <vector>

#include "diff/difference.h"

namespace shale {

enum class Fate : unsigned char { same, alter, rebuild, drop };

struct Fates {
  const Catalog* from = nullptr;
  const Catalog* to = nullptr;
  std::vector<int> to_of, from_of;  // the other side's index; -1: none
  std::vector<Fate> fates;          // of the objects of `from`
  // A column whose type is made anew: it is cast to the new one even if the name is the same.
  std::vector<bool> retyped;
  // A type or table that is set aside under another name until the new one has its rows or columns.
  std::vector<bool> aside;
  // Of one that is made anew: what it stands in the way of, or uses; -1: its own change is why.
  std::vector<int> cause;
  std::vector<std::string> refused;  // what no statement can do, one sentence each

  bool gone(int from_index) const {
    return fates[static_cast<std::size_t>(from_index)] == Fate::drop ||
           fates[static_cast<std::size_t>(from_index)] == Fate::rebuild;
  }
  // Is it made by the plan?
  bool made(int to_index) const {
    const int old = from_of[static_cast<std::size_t>(to_index)];
    return old < 0 || fates[static_cast<std::size_t>(old)] == Fate::rebuild;
  }
};

// `anew` are objects of `from` that are dropped and made again, whatever their change.
Fates decide_fates(const Catalog& from, const Catalog& to, const Difference& difference,
                   const std::vector<int>& anew = {});

bool is_type(const Object& object);        // one that columns can have
bool is_of_columns(const Object& object);  // a type, or a collation
bool is_table(const Object& object);
// What it is a part of, and that of, to the end: a table, mostly. Itself, if it is no part.
const Object& root_of(const Object& object);
// The attribute's text; "" if the kind has none of the name.
Text attribute_text(const Object& object, std::string_view attribute);

}  // namespace shale
