#include "diff/labels.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "catalog/acl.h"
#include "diff/fates.h"
#include "sql/facts.h"

namespace shale {
namespace {

// By oid.
std::map<std::string, std::string> labels_of(const Object& type) {
  const std::vector<std::string> labels = parse_array(attribute_text(type, "labels")),
                                 oids = parse_array(attribute_text(type, "label oids"));
  std::map<std::string, std::string> all;
  for (std::size_t i = 0; i < std::min(labels.size(), oids.size()); ++i)
    all.emplace(oids[i], labels[i]);
  return all;
}

Step step_of(const Object& type, const std::string& from, const std::string& to) {
  Step step;
  step.statement = one(fmt::format("ALTER TYPE {} RENAME VALUE {} TO {}", type.key,
                                   quote_literal(from), quote_literal(to)))[0];
  step.about = fmt::format("{} {}", type.kind->name, type.key);
  step.why = "it is the same label under another name";
  step.turn = Turn::changes;
  return step;
}

}  // namespace

std::vector<Rename> renamed_labels(const Object& from, const Object& to) {
  std::vector<Rename> all;
  if (from.kind->name != "enum") return all;
  const auto after = labels_of(to);
  for (const auto& [oid, label] : labels_of(from))
    if (const auto found = after.find(oid); found != after.end() && found->second != label)
      all.push_back({&from, &to, label, found->second});
  return all;
}

bool has_label(const Object& type, const Rename& rename) {
  for (const auto& [oid, label] : labels_of(*rename.from))
    if (label == rename.label_from) return labels_of(type).contains(oid);
  return false;
}

std::vector<Step> label_steps(const std::vector<Rename>& renames) {
  std::vector<Rename> left;
  std::ranges::copy_if(renames, std::back_inserter(left), &Rename::of_label);
  std::vector<Step> steps;
  int between = 0;
  while (!left.empty()) {
    // One whose new name no other one still has.
    const auto free = std::ranges::find_if(left, [&](const Rename& r) {
      return std::ranges::none_of(left, [&](const Rename& other) {
        return other.to == r.to && other.label_from == r.label_to;
      });
    });
    if (free != left.end()) {
      steps.push_back(step_of(*free->to, free->label_from, free->label_to));
      left.erase(free);
      continue;
    }
    const std::string aside = fmt::format("shale_between_{}", ++between);
    steps.push_back(step_of(*left.front().to, left.front().label_from, aside));
    left.front().label_from = aside;
  }
  return steps;
}

}  // namespace shale
