#include "organize/layout.h"

#include <algorithm>

#include "squash/rules.h"

namespace shale {
namespace {

bool matches_any(const std::vector<std::string>& patterns, const std::string& text) {
  return std::ranges::any_of(patterns, [&](const std::string& p) { return matches(p, text); });
}

bool is_about(const LayoutRule& rule, const Deeds& deeds) {
  const auto hit = [&](const std::string& table) { return matches_any(rule.tables, table); };
  const auto hit_key = [&](const auto& pair) { return hit(pair.first); };
  return std::ranges::any_of(deeds.tables, hit) || std::ranges::any_of(deeds.dropped_tables, hit) ||
         std::ranges::any_of(deeds.moved, hit) || std::ranges::any_of(deeds.seeded, hit) ||
         std::ranges::any_of(deeds.columns_added, hit_key) ||
         std::ranges::any_of(deeds.columns_dropped, hit_key) ||
         std::ranges::any_of(deeds.changed, hit_key);
}

// Every condition that a rule has must hold.
bool takes(const LayoutRule& rule, Category category, const std::string& name, const Deeds& deeds) {
  const std::string said(name_of(category));
  return (rule.categories.empty() || matches_any(rule.categories, said)) &&
         (rule.names.empty() || matches_any(rule.names, name)) &&
         (rule.tables.empty() || is_about(rule, deeds));
}

}  // namespace

Path folder_of(const Layout& layout, Category category, const std::string& name,
               const Deeds& deeds) {
  // What rests in the archive doesn't run, whatever the layout.
  if (category == Category::archive) return "archive";
  if (layout.kind == LayoutKind::flat) return {};
  if (layout.kind == LayoutKind::rules) {
    for (const LayoutRule& rule : layout.rules)
      if (takes(rule, category, name, deeds)) return Path(rule.path);
    return {};
  }
  if (category == Category::runner) return "runners";
  return Path("sql") / name_of(category);
}

std::optional<Category> category_of_folder(const Path& inside) {
  for (std::size_t i = 0; i < category_count; ++i) {
    const auto category = static_cast<Category>(i);
    if (inside == folder_of({}, category, "", {})) return category;
  }
  return std::nullopt;
}

}  // namespace shale
