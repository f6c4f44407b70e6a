#include "review/format.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"

namespace shale {

std::string summary_of(const Review& review) {
  std::vector<std::string> parts;
  for (const auto& [severity, noun] :
       {std::pair(Severity::error, "error"), std::pair(Severity::warning, "warning"),
        std::pair(Severity::note, "note")}) {
    const auto count =
        std::ranges::count(review.findings, severity, [](const Finding& f) { return f.severity; });
    if (count > 0) parts.push_back(count_of(static_cast<std::size_t>(count), noun));
  }
  return fmt::format("{} in {}", parts.empty() ? "nothing to say" : listed(parts),
                     count_of(review.stems.size(), "migration"));
}

std::string fingerprint_of(const Finding& finding) {
  return sha256(fmt::format("{}\n{}\n{}", finding.rule, finding.place.file, finding.message));
}

}  // namespace shale
