#include "project/rule_settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "project/toml.h"

namespace shale {

Result<RuleSettings> read_rule_settings(const Settings& settings,
                                        const std::vector<std::string_view>& known) {
  RuleSettings found{.lock_timeout = settings.lock_timeout};
  if (settings.config.empty()) return found;
  TRY(text, read_file(settings.config));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return found;  // read_settings has said so
  const toml::table* review = parsed.table()["review"].as_table();
  if (review == nullptr) return found;
  const TomlText toml{settings.config, text};
  for (const auto& [key, node] : *review) {
    if (key.str() == "max_lines") {
      found.max_lines = node.value_exact<std::int64_t>().value_or(0);
      if (found.max_lines > 0) continue;
      return toml.wrong(node.source(), "max_lines must be a number of lines", "max_lines = 500");
    }
    const toml::table* rules = node.as_table();
    if (key.str() != "rules" || rules == nullptr)
      return toml.unknown(key.source(), key.str(), "[review]", {"max_lines", "rules"});
    for (const auto& [rule, value] : *rules) {
      if (std::ranges::find(known, rule.str()) == known.end())
        return toml.unknown(rule.source(), rule.str(), "[review.rules]", known);
      constexpr std::array<std::string_view, 4> words = {"error", "warning", "note", "off"};
      const std::string word = value.value<std::string>().value_or("");
      if (std::ranges::find(words, word) == words.end())
        return toml.wrong(value.source(), fmt::format("{} has no such severity", rule.str()),
                          "error, warning, note or off");
      found.severities[std::string(rule.str())] = word;
    }
  }
  return found;
}

}  // namespace shale
