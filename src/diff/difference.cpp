#include "diff/difference.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "catalog/acl.h"
#include "catalog/spelling.h"

namespace shale {
namespace {

int number_of(Text text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// {a=1,b=2} and {b=2,a=1} are the same set.
bool same_set(Text a, Text b) {
  std::vector<std::string> left = parse_array(a), right = parse_array(b);
  std::ranges::sort(left);
  std::ranges::sort(right);
  return left == right;
}

bool same_expression(Text a, Text b) {
  return (may_be_respelled(a) || may_be_respelled(b)) && in_one_form(a) == in_one_form(b);
}

bool same(const Attribute& attribute, Text a, Text b) {
  return a == b || ((attribute.traits & attribute::set) != 0 && same_set(a, b)) ||
         ((attribute.traits & attribute::expression) != 0 && same_expression(a, b));
}

void compare_attributes(const Object& left, const Object& right, unsigned left_out,
                        std::vector<Detail>& details) {
  const std::span<const Attribute> attributes = left.kind->attributes;
  if (left.owner != right.owner) details.push_back({"owner", left.owner, right.owner});
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if ((attributes[i].traits & left_out) != 0) continue;
    const Text a = left.kind->text(left, i), b = right.kind->text(right, i);
    if (!same(attributes[i], a, b))
      details.push_back({attributes[i].name, a, b, attributes[i].traits});
  }
}

class Comparison {
 public:
  Comparison(const Catalog& left, const Catalog& right) : left_(left), right_(right) {}
  Difference run() {
    for (const Kind* kind : kinds()) merge(left_.of(*kind), right_.of(*kind));
    drop_places_that_only_moved_up();
    finish();
    return std::move(difference_);
  }

 private:
  void merge(std::span<const Object> left, std::span<const Object> right);
  void drop_places_that_only_moved_up();
  void finish();

  const Catalog &left_, &right_;
  Difference difference_;
  std::map<const Object*, std::vector<std::size_t>> moved_;  // changes with a position, by parent
};

void Comparison::merge(std::span<const Object> left, std::span<const Object> right) {
  const bool one_major = left_.server_version() / 10000 == right_.server_version() / 10000;
  const unsigned left_out = attribute::carried | (one_major ? 0 : attribute::of_major);
  std::size_t i = 0, j = 0;
  while (i < left.size() || j < right.size()) {
    const int order = i == left.size()    ? 1
                      : j == right.size() ? -1
                                          : left[i].key.compare(right[j].key);
    if (order < 0) {
      difference_.changes.push_back({.left = &left[i++]});
    } else if (order > 0) {
      difference_.changes.push_back({.right = &right[j++]});
    } else {
      Change change{.left = &left[i++], .right = &right[j++]};
      compare_attributes(*change.left, *change.right, left_out, change.details);
      if (change.details.empty()) continue;
      const bool moved = std::ranges::any_of(
          change.details, [](const Detail& d) { return (d.traits & attribute::position) != 0; });
      if (moved) moved_[change.left->parent].push_back(difference_.changes.size());
      difference_.changes.push_back(std::move(change));
    }
  }
}

// A column whose number changed because an earlier one was dropped or added did not move. Those
// that share a parent and are in both catalogs are ranked on either side.
void Comparison::drop_places_that_only_moved_up() {
  for (const auto& [parent, changes] : moved_) {
    const Kind& kind = *difference_.changes[changes.front()].left->kind;
    const Object* other = difference_.changes[changes.front()].right->parent;
    std::vector<std::pair<int, std::string_view>> a, b;  // place and name
    const auto place = [&](const Object& o) {
      for (std::size_t i = 0; i < kind.attributes.size(); ++i)
        if ((kind.attributes[i].traits & attribute::position) != 0)
          return number_of(kind.text(o, i));
      return 0;
    };
    const std::string prefix = parent->key + ".";
    const auto family = [&](const Catalog& catalog, const Object* owner, auto& out) {
      const std::span<const Object> all = catalog.of(kind);
      const auto from = std::ranges::lower_bound(all, prefix, {}, &Object::key);
      for (auto it = from; it != all.end() && it->key.starts_with(prefix); ++it)
        if (it->parent == owner) out.emplace_back(place(*it), it->name);
    };
    family(left_, parent, a);
    family(right_, other, b);
    const auto keep_common = [](auto& mine, const auto& theirs) {
      std::erase_if(mine, [&](const auto& m) {
        return std::ranges::find(theirs, m.second, &std::pair<int, std::string_view>::second) ==
               theirs.end();
      });
      std::ranges::sort(mine);
    };
    const auto whole_a = a;
    keep_common(a, b);
    keep_common(b, whole_a);
    const bool same = std::ranges::equal(a, b, {}, &std::pair<int, std::string_view>::second,
                                         &std::pair<int, std::string_view>::second);
    for (std::size_t index : changes) {
      Change& change = difference_.changes[index];
      const auto rank = [&](const auto& list) {
        return std::ranges::find(list, change.left->name,
                                 &std::pair<int, std::string_view>::second) -
               list.begin();
      };
      if (same || rank(a) == rank(b))
        std::erase_if(change.details,
                      [](const Detail& d) { return (d.traits & attribute::position) != 0; });
    }
  }
  std::erase_if(difference_.changes, [](const Change& c) {
    return c.left != nullptr && c.right != nullptr && c.details.empty();
  });
}

void Comparison::finish() {
  for (Change& change : difference_.changes) {
    // Of "the whole definition" nothing is said where something finer says it.
    if (change.details.size() > 1)
      std::erase_if(change.details, [&](const Detail& d) {
        return (d.traits & attribute::whole) != 0 && (d.traits & attribute::recreate) == 0;
      });
    if (!only_position(change))
      difference_.level = Level::different;
    else if (difference_.level == Level::identical)
      difference_.level = Level::column_order;
  }
}

}  // namespace

// The order of a table's parents is more than one of columns.
bool only_position(const Change& change) {
  return change.either().kind->name != "inheritance" && change.left != nullptr &&
         change.right != nullptr && !change.details.empty() &&
         std::ranges::all_of(change.details,
                             [](const Detail& d) { return (d.traits & attribute::position) != 0; });
}

std::string_view level_name(Level level) {
  return level == Level::identical      ? "identical"
         : level == Level::column_order ? "column-order"
                                        : "different";
}

Difference compare(const Catalog& left, const Catalog& right) {
  return Comparison(left, right).run();
}

}  // namespace shale
