#include "diff/actions.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/keys.h"
#include "diff/retype.h"
#include "diff/slots.h"
#include "diff/ties.h"

namespace shale {
namespace {

// Who leaves its parent's statement first, if there is a circle.
int tier_of(const Object& object) {
  const std::string_view kind = object.kind->name;
  if (object.kind->implied) return Graph::never;
  if (kind == "foreign key") return 0;
  if (kind == "constraint" || kind == "domain constraint") return 1;
  if (kind == "default") return 2;
  if (kind == "inheritance") return 3;
  return 4;
}

}  // namespace

Actions::Actions(const Fates& fates, const Live& live, const Shells& shells, const Rings& rings,
                 const Places& place)
    : fates_(fates), live_(live), shells_(shells), rings_(rings), place_(place) {
  make();
  find_led();
  graph_ = Graph(actions_.size());
  connect_old();
  connect_new();
  connect_slots();
  connect_sets_aside();
  connect_live();
  connect_inherited();
  connect_neighbours();
  fold_drops();
  fold_creates();
  connect_bodies();
}

int Actions::add(Act act, int from, int to) {
  actions_.push_back({act, from, to});
  return static_cast<int>(actions_.size()) - 1;
}

void Actions::make() {
  const std::size_t before = fates_.fates.size(), after = fates_.from_of.size();
  for (std::vector<int>* list : {&drop_, &aside_, &alter_, &copy_, &beside_})
    list->assign(before, -1);
  create_.assign(after, -1);
  define_.assign(after, -1);
  validate_.assign(after, -1);
  for (std::size_t i = 0; i < before; ++i) {
    const int from = static_cast<int>(i), to = fates_.to_of[i];
    if (fates_.gone(from)) drop_[i] = add(Act::drop, from, -1);
    if (fates_.fates[i] == Fate::alter) alter_[i] = add(Act::alter, from, to);
    if (live_.has_beside(from)) beside_[i] = add(Act::build_beside, from, to);
    if (!fates_.gone(from) || !fates_.aside[i]) continue;
    aside_[i] = add(Act::set_aside, from, to);
    if (is_table(old(from))) copy_[i] = add(Act::copy, from, to);
  }
  for (std::size_t i = 0; i < after; ++i) {
    if (!fates_.made(static_cast<int>(i))) continue;
    create_[i] = add(Act::create, fates_.from_of[i], static_cast<int>(i));
    if (live_.is_validated(static_cast<int>(i)))
      validate_[i] = add(Act::validate, fates_.from_of[i], static_cast<int>(i));
    if (shells_.contains(static_cast<int>(i)))
      define_[i] = add(Act::define, -1, static_cast<int>(i));
  }
}

void Actions::find_led() {
  for (const Object& link : fates_.from->of(*find_kind("inheritance"))) {
    if (attribute_text(link, "bound").empty()) continue;
    const int child = fates_.from->index_of(*link.parent);
    const Object* above = fates_.from->find("table", attribute_text(link, "parent"));
    if (above == nullptr || fates_.fates[at(child)] != Fate::drop) continue;
    const int table = fates_.from->index_of(*above);
    if (copy_[at(table)] >= 0) led_.emplace(link.parent, table);
  }
  // And their own partitions.
  for (const Object& link : fates_.from->of(*find_kind("inheritance"))) {
    const Object* above = fates_.from->find("table", attribute_text(link, "parent"));
    if (const auto led = led_.find(above);
        led != led_.end() && !led_.contains(link.parent) &&
        fates_.fates[at(fates_.from->index_of(*link.parent))] == Fate::drop)
      led_.emplace(link.parent, led->second);
  }
}

// The action after which an object of the new state is as it should be; -1: it is already.
int Actions::build_of(int to) const {
  if (define_[at(to)] >= 0) return define_[at(to)];
  if (create_[at(to)] >= 0) return create_[at(to)];
  const int from = fates_.from_of[at(to)];
  return from < 0 ? -1 : alter_[at(from)];
}

// The action that frees an object's names: that it goes, or that what it belongs to is set aside.
int Actions::leaves(int from) const {
  for (const Object* o = &old(from); o != nullptr; o = o->parent)
    if (const int aside = aside_[at(fates_.from->index_of(*o))]; aside >= 0) return aside;
  return drop_[at(from)];
}

// The action after which an object takes no notice of what it used: a column of a table that is set
// aside keeps its values until they are copied.
int Actions::parting(int from) const {
  return old(from).kind->name == "column" ? leaves(from) : drop_[at(from)];
}

// An owned sequence goes with its column, wherever that is.
bool Actions::goes_with_column(const Object& link) const {
  return link.kind->name == "owned sequence" && link.parent != nullptr &&
         fates_.fates[at(fates_.from->index_of(*link.parent))] == Fate::drop;
}

// Does who uses a column of a table in use mind that it is set NOT NULL? Only the table's own
// parts; and a child, which is made with what the column is stored as.
bool Actions::minds(const Object& user, int used_from, const Object& used) const {
  if (used_from < 0 || !live_.is_quiet(used_from)) return true;
  if (user.kind->name == "inheritance" &&
      !is_stored_alike(old(used_from), made(fates_.to_of[at(used_from)])))
    return true;
  return &root_of(user) == used.parent && user.kind->name != "index";
}

// A key's index goes whether there are nulls or not.
bool Actions::is_key_of_quiet(const Object& user, int used_from) const {
  const Text type = attribute_text(user, "type");
  return user.kind->name == "constraint" && (type == "p" || type == "u") &&
         live_.is_quiet(used_from);
}

// The successor is built before the old one goes, of what it needs as that is in the end. A key's
// columns are NOT NULL before either, so that the old one goes when the new one comes.
void Actions::connect_live() {
  for (std::size_t i = 0; i < validate_.size(); ++i)
    if (validate_[i] >= 0) graph_.before(create_[i], validate_[i]);
  for (const Edge& e : fates_.to->edges()) {
    const int from = fates_.from_of[at(e.user)];
    if (from < 0 || beside_[at(from)] < 0) continue;
    const int used_from = fates_.from_of[at(e.used)];
    const int used = build_of(e.used);
    const bool quiet = used_from >= 0 && live_.is_quiet(used_from);
    if (quiet && made(e.user).kind->name == "index") continue;
    if (used >= 0) graph_.before(used, quiet ? drop_[at(from)] : beside_[at(from)]);
  }
  for (std::size_t i = 0; i < beside_.size(); ++i)
    if (beside_[i] >= 0) graph_.before(beside_[i], drop_[i]);
}

void Actions::connect_old() {
  for (const Edge& e : fates_.from->edges()) {
    // An index is never detached by itself: it goes with its parent's, or after its table left.
    if (old(e.user).kind->name == "index attachment") continue;
    const int user_drop = drop_[at(e.user)], used_drop = drop_[at(e.used)];
    const int user_alter = alter_[at(e.user)], used_alter = alter_[at(e.used)];
    if (user_drop >= 0 && used_drop >= 0) graph_.before(user_drop, used_drop);
    if (user_alter >= 0 && used_drop >= 0) graph_.before(user_alter, used_drop);
    // A type that stays does without a function before the function goes. A table's own settings do
    // not mind its columns.
    const bool own_column =
        old(e.user).kind->name == "column" && old(e.user).parent == &old(e.used);
    if (user_drop >= 0 && used_alter >= 0 && !own_column && old(e.used).kind->name != "schema" &&
        !is_tied(*fates_.from, e.user, e.used) && !is_key_of_quiet(old(e.user), e.used) &&
        minds(old(e.user), e.used, old(e.used)))
      graph_.before(parting(e.user), used_alter);
    // Who takes leave of a table calls it by its name, and so has to before it is set aside.
    const Object* table = &root_of(old(e.used));
    const int aside = is_table(*table) ? aside_[at(fates_.from->index_of(*table))] : -1;
    if (aside < 0 || user_drop < 0 || goes_with_column(old(e.user))) continue;
    const Object* user_root = &root_of(old(e.user));
    if (user_root != table && !led_.contains(user_root)) graph_.before(parting(e.user), aside);
  }
}

void Actions::connect_new() {
  for (const Edge& e : fates_.to->edges()) {
    const int user = build_of(e.user);
    int used = build_of(e.used);
    if (user < 0 || used < 0 || !minds(made(e.user), fates_.from_of[at(e.used)], made(e.used)) ||
        (made(e.user).parent == &made(e.used) && comes_to_be_typed(e.used)))
      continue;
    // A shell will do for those who are in its circle, and for what is a part of a view. So will a
    // type that is still to be altered.
    const auto shell = shells_.find(e.used);
    if (shell != shells_.end() &&
        (shell->second.contains(e.user) ||
         (made(e.user).parent == &made(e.used) && !is_type(made(e.used)))))
      used = create_[at(e.used)];
    else if (create_[at(e.used)] < 0 && is_tied(*fates_.to, e.user, e.used))
      continue;
    graph_.before(used, user);
    // Its own shell needs only where it stands.
    if (define_[at(e.user)] >= 0 && made(e.used).kind->name == "schema")
      graph_.before(used, create_[at(e.user)]);
  }
  for (std::size_t i = 0; i < create_.size(); ++i) {
    if (define_[i] >= 0) graph_.before(create_[i], define_[i]);
    const int from = fates_.from_of[i];
    if (create_[i] >= 0 && from >= 0) graph_.before(leaves(from), create_[i]);
  }
}

// A name is free again only when who had it is gone.
void Actions::connect_slots() {
  std::multimap<std::string, int> freed;
  const auto names = [](const Object& object) {
    std::vector<std::string> all = slots(object);
    if (std::string slot = not_null_slot(object); !slot.empty()) all.push_back(std::move(slot));
    return all;
  };
  for (std::size_t i = 0; i < drop_.size(); ++i) {
    const int leaving = leaves(static_cast<int>(i));
    const Object& object = old(static_cast<int>(i));
    if (leaving >= 0)
      for (const std::string& slot : names(object)) freed.emplace(slot, leaving);
    if (leaving >= 0 || alter_[i] >= 0)
      if (const std::string slot = identity_slot(object); !slot.empty())
        freed.emplace(slot, leaving >= 0 ? leaving : alter_[i]);
  }
  const auto take = [&](const std::string& slot, int vertex) {
    const auto [begin, end] = freed.equal_range(slot);
    for (auto it = begin; it != end; ++it)
      if (it->second != vertex) graph_.before(it->second, vertex);
  };
  for (std::size_t i = 0; i < create_.size(); ++i) {
    const Object& object = made(static_cast<int>(i));
    const int build = create_[i] >= 0 ? create_[i] : build_of(static_cast<int>(i));
    if (build < 0) continue;
    if (create_[i] >= 0)
      for (const std::string& slot : names(object)) take(slot, build);
    if (const std::string slot = identity_slot(object); !slot.empty()) take(slot, build);
  }
}

void Actions::connect_sets_aside() {
  // A function is called by the names of its types, so it goes first.
  for (const Edge& e : fates_.from->edges())
    if (aside_[at(e.user)] >= 0 && aside_[at(e.used)] >= 0 &&
        !is_tied(*fates_.from, e.used, e.user))
      graph_.before(aside_[at(e.user)], aside_[at(e.used)]);
  for (std::size_t i = 0; i < aside_.size(); ++i) {
    if (aside_[i] < 0) continue;
    graph_.before(aside_[i], drop_[i]);
    if (copy_[i] < 0) continue;
    const int table = fates_.to_of[i];
    graph_.before(create_[at(table)], copy_[i]);
    graph_.before(copy_[i], drop_[i]);
    // The partitions are there before the rows; triggers, rules, keys to others come after them.
    for (std::size_t c = 0; c < create_.size(); ++c) {
      if (create_[c] < 0) continue;
      const Object& child = made(static_cast<int>(c));
      const Object* above = child.parent;
      while (above != nullptr && above != &made(table)) above = above->parent;
      // What it has from its parents is there from the beginning.
      const bool inherits =
          child.kind->name == "inheritance" && attribute_text(child, "bound").empty();
      if (above == nullptr || child.kind->implied || inherits) continue;
      if (child.kind->name == "column")
        graph_.before(create_[c], copy_[i]);
      else if (child.kind->name != "default" && !comes_with_table(*fates_.to, child))
        graph_.before(copy_[i], create_[c]);
    }
    for (std::size_t c = 0; c < drop_.size(); ++c)
      if (drop_[c] >= 0 && old(static_cast<int>(c)).kind->name == "inheritance" &&
          !led_.contains(old(static_cast<int>(c)).parent) &&
          attribute_text(old(static_cast<int>(c)), "parent") == old(static_cast<int>(i)).key)
        graph_.before(drop_[c], copy_[i]);
    for (std::size_t c = 0; c < create_.size(); ++c)
      if (create_[c] >= 0 && made(static_cast<int>(c)).kind->name == "inheritance" &&
          attribute_text(made(static_cast<int>(c)), "parent") == made(table).key)
        graph_.before(create_[c], copy_[i]);
  }
}

// What should come behind a table that should come before it.
bool Actions::stands_apart(const Object& object) const {
  constexpr std::string_view kinds[] = {"constraint", "foreign key", "index",  "policy",
                                        "rule",       "statistics",  "trigger"};
  return place_ && std::ranges::find(kinds, object.kind->name) != std::end(kinds) &&
         place_(object) > place_(*object.parent);
}

void Actions::fold_drops() {
  for (const std::vector<int>& ring : rings_)
    for (int from : ring)
      if (from != ring.front()) graph_.fold(drop_[at(from)], drop_[at(ring.front())], Graph::never);
  for (const Edge& e : fates_.from->edges())
    if (drop_[at(e.user)] >= 0 && drop_[at(e.used)] >= 0 && is_tied(*fates_.from, e.user, e.used))
      graph_.fold(drop_[at(e.user)], drop_[at(e.used)], Graph::never);
  for (std::size_t i = 0; i < drop_.size(); ++i) {
    if (drop_[i] < 0) continue;
    const Object& object = old(static_cast<int>(i));
    // A table takes leave of its parents before it is set aside.
    const int aside =
        object.kind->name == "inheritance" ? aside_[at(fates_.from->index_of(*object.parent))] : -1;
    if (aside >= 0) {
      graph_.before(drop_[i], aside);
    } else if (object.parent != nullptr && object.kind->absorbed && !stands_apart(object)) {
      const int parent = drop_[at(fates_.from->index_of(*object.parent))];
      const bool rows =
          object.kind->name == "column" && copy_[at(fates_.from->index_of(*object.parent))] >= 0;
      if (parent >= 0) graph_.fold(drop_[i], parent, rows ? Graph::never : tier_of(object));
    }
    if (const auto led = led_.find(&object); led != led_.end())
      graph_.fold(drop_[i], drop_[at(led->second)], Graph::never);
    // An owned sequence goes with its column.
    if (object.kind->name == "owned sequence" && object.parent != nullptr) {
      const int sequence = fates_.from->index_of(*object.parent);
      const Object* column = fates_.from->find("column", attribute_text(object, "column"));
      if (column == nullptr || fates_.fates[at(sequence)] != Fate::drop) continue;
      const int owner = drop_[at(fates_.from->index_of(*column))];
      if (owner >= 0 && !goes_by_inheritance(fates_, fates_.from->index_of(*column)))
        graph_.fold(drop_[at(sequence)], owner, 2);
    }
    // The index of a partition that stays one goes with its parent's.
    if (object.kind->name == "index attachment") {
      const Object* above = fates_.from->find("index", attribute_text(object, "parent"));
      if (above == nullptr)
        above = fates_.from->find("constraint index", attribute_text(object, "parent"));
      const Object* index = object.parent;
      if (index->kind->implied) index = index->parent;
      if (above != nullptr && above->kind->implied) above = above->parent;
      if (above == nullptr) continue;
      const int leader = drop_[at(fates_.from->index_of(*above))],
                follower = drop_[at(fates_.from->index_of(*index))];
      const Object* table = index->parent;
      if (leader >= 0 && follower >= 0 && drop_[at(fates_.from->index_of(*table))] < 0 &&
          stays_child(fates_, *table))
        graph_.fold(follower, leader, Graph::never);
    }
  }
}

void Actions::fold_creates() {
  for (std::size_t i = 0; i < create_.size(); ++i) {
    if (create_[i] < 0) continue;
    const Object& object = made(static_cast<int>(i));
    if (object.parent == nullptr) continue;
    const int above = fates_.to->index_of(*object.parent), parent = create_[at(above)];
    if (parent < 0) continue;
    if (stands_apart(object)) continue;
    // Who is made in two steps has nothing in the first.
    const bool shelled = define_[at(above)] >= 0;
    if (object.kind->name == "inheritance" && attribute_text(object, "bound").empty() &&
        is_adopted(*fates_.to, *object.parent))
      continue;
    if (object.kind->implied || comes_with_table(*fates_.to, object)) {
      graph_.fold(create_[i], parent, Graph::never);
    } else if (!shelled && !object.kind->clause(object, {}).empty() &&
               !object.parent->kind->implied && !comes_with_table(*fates_.to, *object.parent) &&
               !comes_by_inheritance(fates_, above) && !is_second_key(*fates_.to, object) &&
               !is_later_key(*fates_.to, object)) {
      graph_.fold(create_[i], parent, tier_of(object));
    }
  }
}

}  // namespace shale
