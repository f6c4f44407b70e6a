#include "diff/reasons.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/spoken.h"

namespace shale {
namespace {

bool stands_in(const Object& inner, const Object& outer) {
  for (const Object* o = inner.parent; o != nullptr; o = o->parent)
    if (o == &outer) return true;
  return false;
}

}  // namespace

Reasons::Reasons(const Fates& fates, const Difference& difference, const Actions& actions,
                 const std::vector<int>& order)
    : fates_(fates),
      actions_(actions),
      position_(actions.all().size(), -1),
      last_(actions.all().size()),
      next_(actions.all().size()) {
  for (const Change& change : difference.changes)
    if (change.left != nullptr && change.right != nullptr) changes_[change.left] = &change;
  for (std::size_t i = 0; i < order.size(); ++i) position_[at(order[i])] = static_cast<int>(i);
  for (const Action& a : actions.all())
    if (a.act == Act::define) in_steps_.insert(a.to);
  const Graph& graph = actions.graph();
  for (const auto& [first, then] : graph.edges())
    look_at({first, then, graph.place_of(first), graph.place_of(then)});
}

// Of several that bind the same two places, the one that is about them and not about their parts.
void Reasons::look_at(const Bond& bond) {
  const int first = position_[at(bond.first_place)], then = position_[at(bond.then_place)];
  if (first < 0 || then < 0 || first == then) return;
  const auto rank = [&](const Bond& b, int place) {
    return std::pair(place < 0 ? -1 : position_[at(place)], -folded_ends(b));
  };
  Bond& last = last_[at(bond.then_place)];
  if (last.first < 0 || rank(bond, bond.first_place) > rank(last, last.first_place)) last = bond;
  // That it has to be there before its comment goes without saying.
  const std::string_view kind = object(bond.then).kind->name;
  if (kind == "comment" || kind == "privileges" || kind == "security label") return;
  Bond& next = next_[at(bond.first_place)];
  const auto nearness = [&](const Bond& b) {
    return std::pair(position_[at(b.then_place)], folded_ends(b));
  };
  if (next.then < 0 || nearness(bond) < nearness(next)) next = bond;
}

const Object& Reasons::object(int vertex) const {
  const Action& a = action(vertex);
  return a.to >= 0 ? fates_.to->objects()[at(a.to)] : fates_.from->objects()[at(a.from)];
}

std::string Reasons::name_of(int vertex) const {
  const Object& o = object(vertex);
  return spoken(fmt::format("{} {}", o.kind->name, o.key));
}

bool Reasons::leaves(int vertex) const {
  return action(vertex).act == Act::drop || action(vertex).act == Act::set_aside;
}

// Does one use the other, in the state that both belong to?
bool Reasons::uses(int user, int used) const {
  const Action &a = action(user), &b = action(used);
  const auto has = [](const Catalog& catalog, int x, int y) {
    return x >= 0 && y >= 0 &&
           std::ranges::binary_search(catalog.edges(), Edge{.user = x, .used = y});
  };
  return leaves(user) || leaves(used) ? has(*fates_.from, a.from, b.from)
                                      : has(*fates_.to, a.to, b.to);
}

// Are they the old and the new of one object, or of two with one name?
bool Reasons::same_thing(int a, int b) const {
  return object(a).kind == object(b).kind && object(a).key == object(b).key;
}

// "column public.t.c changes its type"
std::string Reasons::change_of(int from) const {
  const Object& o = fates_.from->objects()[at(from)];
  std::string what;
  if (fates_.retyped[at(from)]) what = " its type";
  if (const auto found = changes_.find(&o); what.empty() && found != changes_.end()) {
    const std::vector<Detail>& details = found->second->details;
    const auto telling = std::ranges::find_if(details, [](const Detail& d) {
      return (d.traits & (attribute::recreate | attribute::disturbs)) != 0;
    });
    if (telling != details.end())
      what = fmt::format(" its {}", telling->attribute);
    else if (!details.empty())
      what = fmt::format(" its {}", details.front().attribute);
  }
  return fmt::format("{} changes{}", spoken(fmt::format("{} {}", o.kind->name, o.key)), what);
}

std::string Reasons::made_anew(int from) const {
  int root = from;
  while (fates_.cause[at(root)] >= 0 && fates_.fates[at(root)] == Fate::rebuild)
    root = fates_.cause[at(root)];
  const Object& o = fates_.from->objects()[at(root)];
  if (root == from) {
    const auto own = changes_.find(&o);
    if (own == changes_.end() || own->second->details.empty())
      return "made anew: no ALTER leads to its new form";
    const std::string change = change_of(from);
    return fmt::format("made anew: no ALTER changes{}", change.substr(change.rfind(" its ")));
  }
  switch (fates_.fates[at(root)]) {
    case Fate::drop:
      return fmt::format("made anew: {} {} goes, which it uses", o.kind->name, o.key);
    case Fate::rebuild:
      return fmt::format("made anew, as {} {} is, which it uses", o.kind->name, o.key);
    default:
      return fmt::format("made anew: {} under it", change_of(root));
  }
}

// How what comes later is bound to what comes first; both are there afterwards.
std::string Reasons::relation(const Bond& bond) const {
  const Object &later = object(bond.then), &earlier = object(bond.first);
  if (later.schema == &earlier) return ", where it stands";
  if (stands_in(later, earlier)) return ", which it is on";
  if (later.kind->name == "inheritance" && earlier.kind->name == "table") return ", its parent";
  if (!uses(bond.then, bond.first)) return "";
  if (bond.then == bond.then_place) return ", which it uses";
  // What has no name of its own is called by what it belongs to.
  if (later.name.empty()) return fmt::format(", which the {} uses", name_of(bond.then));
  return fmt::format(", which its {} {} uses", later.kind->name, later.name);
}

// What went first is no longer there.
std::string Reasons::after_leave(const Bond& bond) const {
  const std::string_view way =
      action(bond.first).act == Act::set_aside ? "is set aside" : "is gone";
  if (same_thing(bond.first, bond.then))
    return action(bond.then).act == Act::drop ? "after its rows and columns have moved"
                                              : fmt::format("after the old one {}", way);
  const std::string text = fmt::format("after {} {}", name_of(bond.first_place), way);
  if (uses(bond.first, bond.then)) return text + ", which used it";
  const bool takes_name =
      action(bond.then).act == Act::create && object(bond.first).key == object(bond.then).key;
  return takes_name ? text + ", whose name it takes" : text;
}

std::string Reasons::after(const Bond& bond) const {
  const Act first = action(bond.first).act;
  if (leaves(bond.first)) return after_leave(bond);
  const std::string who = name_of(bond.first_place);
  if (first == Act::copy)
    return leaves(bond.then) ? "after its rows are copied"
                             : fmt::format("after the rows of {} are copied", who);
  if (leaves(bond.then)) {
    const std::string change = first == Act::alter ? change_of(action(bond.first).from) : who;
    return fmt::format("after {}{}", change,
                       uses(bond.first, bond.then) ? ", which used it until then" : "");
  }
  if (action(bond.then).act == Act::copy) return fmt::format("after {}, which its rows need", who);
  const bool whole = first == Act::alter && bond.first == bond.first_place;
  return fmt::format("after {}{}", whole ? change_of(action(bond.first).from) : who,
                     relation(bond));
}

// It goes to make room for something.
std::string Reasons::before_leave(const Bond& bond) const {
  const std::string who = name_of(bond.then_place);
  const Act then = action(bond.then).act;
  if (then == Act::alter) return fmt::format("before {}", change_of(action(bond.then).from));
  if (then == Act::copy) return fmt::format("before the rows of {} are copied", who);
  if (leaves(bond.then))
    return fmt::format("before {} {}{}", who, then == Act::drop ? "goes" : "is set aside",
                       uses(bond.first, bond.then) ? ", which it uses" : "");
  if (object(bond.first).key == object(bond.then).key)
    return fmt::format("before {} takes its name", who);
  return fmt::format("before {}", who);
}

std::string Reasons::before(const Bond& bond) const {
  if (leaves(bond.first)) return before_leave(bond);
  const std::string who = name_of(bond.then_place);
  const Act then = action(bond.then).act;
  if (then == Act::copy) return fmt::format("before the rows of {} are copied", who);
  if (then == Act::drop || then == Act::set_aside)
    return fmt::format("before {} goes{}", who,
                       uses(bond.first, bond.then) ? ", which it used" : "");
  const std::string_view used = object(bond.then).schema == &object(bond.first)
                                    ? ", which stands in it"
                                : uses(bond.then, bond.first) ? ", which uses it"
                                                              : "";
  if (then == Act::alter)
    return fmt::format("before {}{}", change_of(action(bond.then).from), used);
  return fmt::format("before {}{}", who, used);
}

std::string Reasons::of(int vertex) const {
  const Action& a = action(vertex);
  if (a.act == Act::build_beside) return "built while the old one is still in use";
  if (a.act == Act::validate) return "the rows that were there are checked while others write";
  const bool anew = a.from >= 0 && fates_.fates[at(a.from)] == Fate::rebuild &&
                    a.act != Act::copy && (a.act == Act::create || leaves(vertex));
  const bool over = a.act == Act::drop && anew && fates_.aside[at(a.from)];
  if (anew && !over) return made_anew(a.from);
  if (a.act == Act::create && in_steps_.contains(a.to))
    return "a stand-in at first: it and what it uses need each other";
  if (last_[at(vertex)].first >= 0) return after(last_[at(vertex)]);
  if (next_[at(vertex)].then >= 0) return before(next_[at(vertex)]);
  return "needs nothing else of this plan";
}

}  // namespace shale
