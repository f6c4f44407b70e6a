// What one statement does outside of the schema and the rows. Only for this folder.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "squash/effects.h"

namespace shale {

enum class Verdict {
  none,  // its effect is in the catalog or in the rows; or it has none
  keep,
  drop,
};

struct Classified {
  Verdict verdict = Verdict::none;
  std::string what{};
  std::string sql{};  // what is kept of it; empty: all of its text
  EffectPlace place = EffectPlace::after;
  // Of a statement about roles: those that it makes, drops, and speaks of.
  std::vector<std::string> made{}, gone{}, spoken_of{};
  bool is_plain = true;  // all that it says of a role is gone with the role
};

// What earlier statements have said: which functions are people's own, which schemas an
// extension's: one where people have made something themselves is theirs, whatever else is in it.
class EffectContext {
 public:
  // To be called for each statement, in order, before it is classified.
  void learn(std::string_view statement);

  bool is_of_extension(std::string_view schema) const;
  bool is_own(std::string_view function) const { return own_.contains(function); }
  // Has an own function a body that reaches outside?
  bool reaches_outside(std::string_view function) const;

 private:
  std::map<std::string, bool, std::less<>> own_{};
  std::set<std::string, std::less<>> extension_schemas_{}, own_schemas_{};
};

Classified classify(std::string_view statement, const EffectContext& context);

}  // namespace shale
