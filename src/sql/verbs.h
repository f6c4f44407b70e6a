// The kinds of objects that CREATE, ALTER and DROP name, and the verbs they make.
#pragma once

#include <span>
#include <string_view>

namespace shale {

// Is a statement of the kind plain DDL, which can leave nothing behind in the session?
enum class Quiet { yes, no };

struct ObjectVerbs {
  std::string_view words{};  // what follows CREATE, ALTER or DROP
  std::string_view create{};
  std::string_view alter{};
  std::string_view drop{};
  Quiet quiet = Quiet::yes;
};

// Of two that start alike, the longer comes first.
std::span<const ObjectVerbs> object_verbs();

}  // namespace shale
