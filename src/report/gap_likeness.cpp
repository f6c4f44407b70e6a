// What is missing and what is extra, and may be one thing under two names. It is said with its
// evidence, and never taken for granted.
#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "report/gap.h"
#include "report/impact.h"
#include "report/shown.h"

namespace shale {
namespace {

int position_of(const Object& column) {
  const Text text = attribute_of(column, "position");
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The column before it, by name; "" for the first.
std::string_view before(const Object& column, const Side& side) {
  const Object* best = nullptr;
  for (const Object* other : side.parts(*column.parent, "column"))
    if (position_of(*other) < position_of(column) &&
        (best == nullptr || position_of(*other) > position_of(*best)))
      best = other;
  return best == nullptr ? std::string_view() : best->name;
}

// Does one name hold a word of the other: type and key_type?
bool share_a_word(std::string_view a, std::string_view b) {
  for (std::string_view x : split(a, '_'))
    for (std::string_view y : split(b, '_'))
      if (x.size() >= 3 && x == y) return true;
  return edit_distance(a, b) <= 2 && std::min(a.size(), b.size()) >= 4;
}

// The evidence that both are one; less than two is none.
std::vector<std::string> evidence_of(const Object& a, const Object& b, const Side& side_a,
                                     const Side& side_b) {
  const Text type = attribute_of(a, "type");
  if (type != attribute_of(b, "type")) return {};
  std::vector<std::string> evidence{"the same type " + short_type(type)};
  if (share_a_word(a.name, b.name)) evidence.push_back("the names share a word");
  const std::string_view behind = before(a, side_a);
  if (!behind.empty() && behind == before(b, side_b))
    evidence.push_back(fmt::format("the same place, behind {}", behind));
  return evidence.size() < 2 ? std::vector<std::string>{} : evidence;
}

struct Lone {
  Objects missing{}, extra{};
};

// The checks of both columns, where they list values.
std::string check_impact(const Object& a, const Object& b, const Side& side_a, const Side& side_b) {
  const auto values = [](const Object& column, const Side& side) {
    std::vector<std::string> all;
    for (const Object* user : side.users(column))
      if (attribute_of(*user, "definition").starts_with("CHECK"))
        for (std::string& v : literals_of(attribute_of(*user, "definition")))
          all.push_back(std::move(v));
    return all;
  };
  const auto left = values(a, side_a), right = values(b, side_b);
  if (left.empty() || right.empty() || left == right) return "";
  return "; " + impact_of_values(left, right, side_b.name()).text;
}

std::optional<GapLikeness> likeness_of(const Object& a, const Lone& lone, const Side& side_a,
                                       const Side& side_b) {
  std::optional<GapLikeness> best;
  for (const Object* b : lone.extra) {
    std::vector<std::string> evidence = evidence_of(a, *b, side_a, side_b);
    if (evidence.empty() || (best && best->evidence.size() >= evidence.size())) continue;
    best = GapLikeness{.table = a.parent->key,
                       .a = std::string(a.name),
                       .b = std::string(b->name),
                       .evidence = std::move(evidence),
                       .impact = fmt::format("what says {} fails in {}{}", a.name, side_b.name(),
                                             check_impact(a, *b, side_a, side_b)),
                       .sql = fmt::format("ALTER TABLE {} RENAME COLUMN {} TO {}", b->parent->key,
                                          b->name, a.name)};
  }
  return best;
}

}  // namespace

std::vector<GapLikeness> gap_likenesses(const Difference& difference, const Side& a,
                                        const Side& b) {
  std::map<std::string, Lone> tables;
  const auto is_lone_column = [](const Object& o, const Side& other) {
    return o.kind->name == "column" && other.catalog().find(*o.parent->kind, o.parent->key);
  };
  for (const Change& c : difference.changes) {
    if (c.right == nullptr && is_lone_column(*c.left, b))
      tables[c.left->parent->key].missing.push_back(c.left);
    if (c.left == nullptr && is_lone_column(*c.right, a))
      tables[c.right->parent->key].extra.push_back(c.right);
  }
  std::vector<GapLikeness> all;
  for (auto& [name, lone] : tables)
    for (const Object* column : lone.missing)
      if (auto found = likeness_of(*column, lone, a, b)) {
        std::erase_if(lone.extra, [&](const Object* o) { return o->name == found->b; });
        all.push_back(std::move(*found));
      }
  return all;
}

}  // namespace shale
