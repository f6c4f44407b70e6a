#include "review/failure.h"

#include <fmt/format.h>

#include "base/text.h"

namespace shale {

Finding finding_of_failure(const Migration& migration, const Error& error,
                           const RuleSettings& settings) {
  // Who depends on it, which rows are in the way, in which function.
  const std::string because =
      error.detail.empty() ? "" : fmt::format(" ({})", lines(error.detail).front());
  const Finding plain{
      .rule = "does-not-run",
      .severity = Severity::error,
      .certainty = Certainty::proven,
      .stem = migration.stem,
      .place = error.place.line > 0 ? error.place : Place{.file = shown(migration.up)},
      .message = error.what + because,
      .fix = error.hint};
  for (const Rule* rule : rules()) {
    if (rule->explains == nullptr) continue;
    Finding finding = plain;
    if (!rule->explains(error, finding)) continue;
    const auto set = settings.severities.find(std::string(rule->id));
    if (set != settings.severities.end() && set->second == "off") break;
    finding.rule = rule->id;
    finding.severity =
        set == settings.severities.end() ? rule->severity : severity_named(set->second);
    return finding;
  }
  return plain;
}

}  // namespace shale
