#include "run/settings.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

bool begins(std::string_view tokens, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return tokens.starts_with(w); });
}

std::optional<Setting> setting_of(std::string_view statement) {
  const std::string tokens = tokens_of(statement);
  if (begins(tokens, {"set role ", "set session role ", "set session authorization ", "reset role",
                      "reset session authorization"}))
    return Setting::role;
  if (begins(tokens, {"set local ", "set transaction ", "set constraints "})) return std::nullopt;
  if (begins(tokens, {"set ", "reset ", "prepare "}) ||
      (tokens.starts_with("select ") && contains(tokens, "set_config")))
    return Setting::other;
  return std::nullopt;
}

}  // namespace

bool changes_parsing(std::string_view statement) {
  constexpr std::string_view name = "standard_conforming_strings";
  return contains(statement, name) && begins(tokens_of(statement), {"set ", "reset ", "select "});
}

std::vector<std::string_view> settings_before(const Unit& unit, std::size_t done, Setting wanted) {
  std::vector<std::string_view> found;
  if (!unit.plan.session) return found;
  const auto taken_back = [&](std::size_t i) {
    return std::ranges::any_of(unit.plan.segments, [i](const Segment& segment) {
      return segment.rolls_back && segment.first <= i && i < segment.last;
    });
  };
  for (std::size_t i = 0; i < done; ++i)
    if (!taken_back(i) && unit.statement(i).kind == StatementKind::sql &&
        setting_of(unit.text_of(i)) == wanted)
      found.push_back(unit.text_of(i));
  return found;
}

}  // namespace shale
