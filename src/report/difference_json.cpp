// The difference for programs: every object, the parts of missing and extra ones included.
#include <set>

#include <nlohmann/json.hpp>

#include "report/difference.h"
#include "report/priority.h"
#include "report/shown.h"

namespace shale {
namespace {

using Json = nlohmann::ordered_json;

// A secret is only said to be there.
std::string value_of(const Detail& detail, Text value) {
  const bool secret = (detail.traits & attribute::secret) != 0 && !value.empty();
  return secret ? "(secret)" : std::string(value);
}

Json details_of(const Change& change) {
  Json details = Json::array();
  if (is_renamed(change))
    details.push_back(
        {{"attribute", "name"}, {"left", change.left->key}, {"right", change.right->key}});
  for (const Detail& d : change.details)
    details.push_back({{"attribute", std::string(d.attribute)},
                       {"left", value_of(d, d.left)},
                       {"right", value_of(d, d.right)}});
  return details;
}

}  // namespace

std::vector<std::string> uncovered_in(const Side& a, const Side& b) {
  std::set<std::string> all(a.catalog().uncovered().begin(), a.catalog().uncovered().end());
  all.insert(b.catalog().uncovered().begin(), b.catalog().uncovered().end());
  return {all.begin(), all.end()};
}

std::string difference_json(const Difference& difference, const Side& a, const Side& b) {
  const Priorities priorities(difference, a, b);
  Json all = Json::array();
  Json counts{{"missing", 0}, {"extra", 0}, {"changed", 0}, {"renamed", 0}};
  for (const Change& c : difference.changes) {
    if (in_both(c) && priorities.is_told_elsewhere(c)) continue;
    const Priority priority = priorities.of(c);
    const std::string change(change_name(c));
    counts[change] = counts[change].get<int>() + 1;
    all.push_back({{"kind", std::string(c.either().kind->name)},
                   {"object", c.either().key},
                   {"change", change},
                   {"details", details_of(c)},
                   {"priority", std::string(priority.name())},
                   {"reasons", priority.reasons}});
  }
  return Json{{"verdict", std::string(level_name(difference.level))},
              {"differences", std::move(all)},
              {"counts", std::move(counts)},
              {"uncovered", uncovered_in(a, b)}}
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace shale
