// [review] of shale.toml: how much each rule of the review counts here, and what is too long.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace shale {

inline constexpr long long usual_max_lines = 500;

struct RuleSettings {
  std::map<std::string, std::string, std::less<>>
      severities{};                       // "error", "warning", "note" or "off", by id
  long long max_lines = usual_max_lines;  // of a migration's file
  Milliseconds lock_timeout{5'000};       // with which its statements will run
};

// Without a shale.toml, or without the table: as above. The Error has the line of a rule that is
// not known, or of another word.
Result<RuleSettings> read_rule_settings(const Settings& settings,
                                        const std::vector<std::string_view>& known);

}  // namespace shale
