#include "review/judging.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "review/ignores.h"
#include "review/rule.h"

namespace shale {

std::vector<SceneStatement> statements_of(const Script& script) {
  std::vector<SceneStatement> all;
  for (const Statement& statement : script.statements()) {
    SceneStatement seen{.number = all.size(), .text = script.text_of(statement)};
    if (statement.kind == StatementKind::sql) {
      seen.parsed.emplace(seen.text);
      seen.facts = facts_of(seen.text, *seen.parsed);
      seen.touches = touches_of(*seen.parsed);
    }
    all.push_back(std::move(seen));
  }
  return all;
}

void show_to_rules(const Scene& scene, const RuleSettings& settings,
                   std::vector<Finding>& findings) {
  struct Judge {
    const Rule* rule = nullptr;
    Findings found;
  };
  std::vector<Judge> judges;
  for (const Rule* rule : rules()) {
    if (scene.of_text && !rule->of_text) continue;
    Severity severity = rule->severity;
    if (const auto set = settings.severities.find(rule->id); set != settings.severities.end()) {
      if (set->second == "off") continue;
      severity = severity_named(set->second);
    }
    judges.push_back({rule, Findings(*rule, severity, scene, findings)});
  }
  for (Judge& judge : judges)
    if (judge.rule->judge != nullptr) judge.rule->judge(scene, judge.found);
  for (const SceneStatement& statement : scene.statements)
    look_at_tree(statement, [&](const TreeNode& tree) {
      for (Judge& judge : judges)
        if (judge.rule->judge_statement != nullptr)
          judge.rule->judge_statement(scene, statement, tree, judge.found);
    });
}

namespace {

bool is_ignored(const Finding& finding, const std::vector<Ignore>& ignores, Review& review) {
  for (const Ignore& ignore : ignores) {
    const bool here = ignore.last_line == 0 || (finding.place.line >= ignore.first_line &&
                                                finding.place.line <= ignore.last_line);
    if (!here || ignore.reason.empty() ||
        std::ranges::find(ignore.rules, finding.rule) == ignore.rules.end())
      continue;
    Finding suppressed = finding;
    suppressed.fix = ignore.reason;
    review.suppressed.push_back(std::move(suppressed));
    return true;
  }
  return false;
}

}  // namespace

void put_ignored_aside(const Script& script, const Migration& migration, std::size_t first,
                       Review& review) {
  const std::vector<Ignore> ignores = ignores_in(script);
  const auto begin = review.findings.begin() + static_cast<std::ptrdiff_t>(first);
  review.findings.erase(
      std::remove_if(begin, review.findings.end(),
                     [&](const Finding& f) { return is_ignored(f, ignores, review); }),
      review.findings.end());
  const auto say = [&](const Ignore& ignore, std::string what, std::string fix) {
    review.findings.push_back({.rule = "ignore",
                               .severity = Severity::warning,
                               .stem = migration.stem,
                               .place = place_at(shown(migration.up), script.text(), ignore.offset),
                               .message = std::move(what),
                               .fix = std::move(fix)});
  };
  for (const Ignore& ignore : ignores) {
    if (ignore.reason.empty())
      say(ignore, "a rule is ignored without a reason",
          fmt::format("-- shale: ignore {} because …", join(ignore.rules, ", ")));
    for (const std::string& id : ignore.rules)
      if (find_rule(id) == nullptr)
        say(ignore, "there is no rule " + id, "shale explain lists them");
  }
}

std::span<const std::string_view> names_beside_rules() {
  static constexpr std::string_view all[] = {"merged-migration-changed", "order-matters"};
  return all;
}

void put_in_order(Review& review, const RuleSettings& settings) {
  for (std::string_view name : names_beside_rules()) {
    const auto set = settings.severities.find(name);
    if (set == settings.severities.end()) continue;
    if (set->second == "off")
      std::erase_if(review.findings, [&](const Finding& f) { return f.rule == name; });
    for (Finding& f : review.findings)
      if (f.rule == name) f.severity = severity_named(set->second);
  }
  std::map<std::string_view, std::size_t> order;
  for (std::size_t i = 0; i < review.stems.size(); ++i) order[review.stems[i]] = i + 1;
  // Those of a migration that is not one of them come first, and together.
  using Rank = std::tuple<std::size_t, std::string_view, std::size_t, std::size_t, int>;
  std::vector<std::pair<Rank, Finding*>> ranks;
  ranks.reserve(review.findings.size());
  for (Finding& f : review.findings) {
    const auto known = order.find(f.stem);
    const bool is_known = known != order.end();
    ranks.push_back({{is_known ? known->second : 0, is_known ? std::string_view() : f.stem,
                      f.place.line, f.place.column, -static_cast<int>(f.severity)},
                     &f});
  }
  std::ranges::stable_sort(ranks, {}, [](const auto& r) -> const Rank& { return r.first; });
  std::vector<Finding> sorted;
  sorted.reserve(ranks.size());
  for (const auto& [rank, finding] : ranks) sorted.push_back(std::move(*finding));
  review.findings = std::move(sorted);
}

}  // namespace shale
