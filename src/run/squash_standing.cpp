#include "run/squash_standing.h"

#include "base/text.h"

namespace shale {

bool is_original(const SquashProof& proof, const Record& record) {
  if (proof.replaced(record.stem) == nullptr) return false;
  const SquashProof::File* namesake = proof.squashed(record.stem);
  if (namesake == nullptr) return record.is_applied() || record.is_interrupted();
  return record.is_applied() && record.checksum != namesake->up;
}

SquashStanding stand_to_squash(const SquashProof* proof, const History& history) {
  SquashStanding standing{.proof = proof};
  if (proof == nullptr) return standing;
  std::size_t behind = 0;  // open ones before the last that is applied
  for (const SquashProof::File& file : proof->replaces) {
    const Record* record = history.find(file.stem);
    const bool known = record != nullptr && is_original(*proof, *record);
    if (known && record->is_applied()) {
      standing.applied.push_back(record);
      behind = standing.open.size();
      continue;
    }
    standing.open.push_back(file.stem);
    standing.half = standing.half || known;
  }
  standing.skipped.assign(standing.open.begin(),
                          standing.open.begin() + static_cast<std::ptrdiff_t>(behind));
  return standing;
}

std::string adopted_from(const Record& record) {
  constexpr std::string_view begin = "adopted from ";
  if (!record.is_adopted()) return "";
  const std::string_view rest = std::string_view(record.detail).substr(begin.size());
  return std::string(rest.substr(0, rest.find(';')));
}

std::string shorter_range(const std::string& range) {
  const std::size_t dots = range.find("..");
  if (dots == range.npos) return range;
  const auto number = [](std::string_view stem) {
    const std::size_t begin = std::min(stem.find_first_of("0123456789"), stem.size());
    return stem.substr(begin,
                       std::min(stem.find_first_not_of("0123456789", begin), stem.size()) - begin);
  };
  const std::string_view first = number(std::string_view(range).substr(0, dots));
  const std::string_view last = number(std::string_view(range).substr(dots + 2));
  if (first.empty() || last.empty() || first == last) return range;
  return std::string(first) + ".." + std::string(last);
}

}  // namespace shale
