// [review.rules] of shale.toml: how much each rule of the review counts here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace shale {

// "error", "warning", "note" or "off", by the rule's id. Without a shale.toml, or without the
// table: none. The Error has the line of a rule that is not known, or of another word.
Result<std::map<std::string, std::string>> read_rule_settings(
    const Settings& settings, const std::vector<std::string_view>& known);

}  // namespace shale
