#include "review/format.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"

namespace shale {
namespace {

constexpr std::size_t few = 5;

}  // namespace

std::vector<Told> told_of(const Review& review) {
  struct Crowd {
    std::size_t last = 0, size = 0;  // the last that is told
  };
  std::vector<Told> all;
  all.reserve(review.findings.size());
  std::vector<Crowd> crowds;  // of one migration
  const Finding* before = nullptr;
  for (const Finding& f : review.findings) {
    if (before == nullptr || before->stem != f.stem) crowds.clear();
    before = &f;
    const auto known = std::ranges::find_if(crowds, [&](const Crowd& c) {
      const Finding& first = *all[c.last].finding;
      return first.rule == f.rule && first.severity == f.severity;
    });
    if (known != crowds.end() && known->size >= few && f.severity != Severity::error) {
      all[known->last].more.push_back(f.place.line);
      continue;
    }
    all.push_back({.finding = &f});
    if (known == crowds.end())
      crowds.push_back({.last = all.size() - 1, .size = 1});
    else
      *known = {.last = all.size() - 1, .size = known->size + 1};
  }
  return all;
}

std::string more_text(const Told& told) {
  if (told.more.empty()) return "";
  std::vector<std::string> places;
  for (std::size_t line : told.more)
    if (line > 0) places.push_back(std::to_string(line));
  return fmt::format("{} more{}{}", told.more.size(),
                     places.empty()       ? ""
                     : places.size() == 1 ? ", in line "
                                          : ", in lines ",
                     listed(places, few));
}

std::vector<std::string> first_few(const std::vector<std::string>& all) {
  if (all.size() <= few + 1) return all;
  std::vector<std::string> some(all.begin(), all.begin() + few);
  some.push_back(fmt::format("… and {} more", all.size() - few));
  return some;
}

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
