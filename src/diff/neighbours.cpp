// What has to come before what among the parts of one table, of its parents and its children:
// Postgres does not record it.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/actions.h"

namespace shale {

// A child follows its parent in what it has from it.
void Actions::connect_inherited() {
  connect_inherited_drops();
  const std::span<const Object> links = fates_.to->of(*find_kind("inheritance"));
  for (const Object& a : links)
    for (const Object& b : links) {
      if (a.parent != b.parent || a.address.sub >= b.address.sub) continue;
      const int first = create_[at(fates_.to->index_of(a))],
                then = create_[at(fates_.to->index_of(b))];
      if (first >= 0 && then >= 0) graph_.before(first, then);
    }
  for (std::size_t i = 0; i < create_.size(); ++i) {
    const int build = build_of(static_cast<int>(i));
    const Object& object = made(static_cast<int>(i));
    if (build < 0 || (object.kind->name != "column" && object.kind->name != "constraint" &&
                      object.kind->name != "default"))
      continue;
    if (object.kind->name == "column" && create_[i] >= 0) connect_column_above(object, create_[i]);
    const Object* above = inherited_from(*fates_.to, object);
    if (above == nullptr) continue;
    if (object.kind->name == "constraint" && has_from_parent(object))
      connect_before_attach(*object.parent, validate_[i] >= 0 ? validate_[i] : build);
    const int first = build_of(fates_.to->index_of(*above));
    // Of two that are made together, a partition is made alone and attached.
    const bool attached = create_[i] >= 0 && fates_.made(fates_.to->index_of(*object.parent));
    if (first < 0 || attached) continue;
    // A column of the child's own is there when the parent's comes, and is merged with it.
    const bool merged = object.kind->name == "column" && !has_from_parent(object) &&
                        create_[i] >= 0 && create_[at(fates_.to->index_of(*above))] == first;
    if (merged && !fates_.made(fates_.to->index_of(*object.parent)))
      graph_.before(build, first);
    else
      graph_.before(first, build);
  }
}

// A partition that is attached has what its table has.
void Actions::connect_before_attach(const Object& partition, int first) {
  for (const Object* link : parents_of(*fates_.to, partition))
    if (const int attach = create_[at(fates_.to->index_of(*link))];
        attach >= 0 && !attribute_text(*link, "bound").empty())
      graph_.before(first, attach);
}

// What a partitioned table refers to goes before a partition leaves, which would keep its own part.
void Actions::connect_keys_of_partitions() {
  for (const Object& key : fates_.from->of(*find_kind("foreign key"))) {
    const int drop = drop_[at(fates_.from->index_of(key))];
    if (drop < 0) continue;
    for (const Object* link : children_of(*fates_.from, *key.parent)) {
      const int leaves = drop_[at(fates_.from->index_of(*link))];
      if (leaves >= 0 && fates_.fates[at(fates_.from->index_of(*link->parent))] != Fate::drop)
        graph_.before(drop, leaves);
    }
  }
  // And what the partition has by then is its own.
  for (const Object& key : fates_.to->of(*find_kind("foreign key"))) {
    const int create = create_[at(fates_.to->index_of(key))],
              table = fates_.from_of[at(fates_.to->index_of(*key.parent))];
    if (create < 0 || table < 0) continue;
    for (const Object* link : parents_of(*fates_.from, old(table)))
      if (const int leaves = drop_[at(fates_.from->index_of(*link))]; leaves >= 0)
        graph_.before(leaves, create);
  }
}

// A child that leaves may have another column of the name that comes to its parent.
void Actions::connect_column_above(const Object& column, int create) {
  const int table = fates_.from_of[at(fates_.to->index_of(*column.parent))];
  if (table < 0 || drop_[at(table)] >= 0) return;
  for (const Object* link : children_of(*fates_.from, old(table)))
    if (const int leaves = drop_[at(fates_.from->index_of(*link))];
        leaves >= 0 &&
        fates_.from->find(*column.kind, fmt::format("{}.{}", link->parent->key, column.name)))
      graph_.before(leaves, create);
}

// What a child has from a parent goes after the parent's, or when it is no child any more. A
// partition that is attached again has no other columns than its table.
void Actions::connect_part_of_child(const Object& part, int drop) {
  const Object& table = *part.parent;
  const std::size_t number = at(fates_.from->index_of(table));
  if (drop_[number] >= 0 && aside_[number] < 0) return;
  for (const Object* link : parents_of(*fates_.from, table)) {
    const int leaves = drop_[at(fates_.from->index_of(*link))];
    const Object* above = above_by(*fates_.from, *link, part);
    if (above == nullptr) continue;
    const int goes = drop_[at(fates_.from->index_of(*above))];
    const int first = leaves >= 0 ? leaves : goes;
    if (first >= 0) graph_.before(first, drop);
    // As long as it is a child, the parent's takes it along.
    if (leaves >= 0 && goes >= 0) graph_.before_if_possible(leaves, goes);
  }
  const int stays = fates_.to_of[at(fates_.from->index_of(table))];
  if (stays < 0 || part.kind->name != "column") return;
  connect_before_attach(made(stays), drop);
}

// What is only a table's own can't be dropped any more once ATTACH has found it in the parent, too.
void Actions::connect_own_drop(const Object& part, int drop) {
  if (part.parent == nullptr || !is_table(*part.parent) || part.kind->name == "inheritance") return;
  const int stays = fates_.to_of[at(fates_.from->index_of(*part.parent))];
  if (stays >= 0 && !is_attached(*fates_.from, *part.parent))
    connect_before_attach(made(stays), drop);
}

void Actions::connect_inherited_drops() {
  connect_keys_of_partitions();
  for (std::size_t i = 0; i < drop_.size(); ++i) {
    if (drop_[i] < 0) continue;
    const Object& object = old(static_cast<int>(i));
    if (object.kind->name == "column" || object.kind->name == "constraint")
      connect_part_of_child(object, drop_[i]);
    connect_own_drop(object, drop_[i]);
    // A check that is dropped here alone becomes the own one of all who are children by then.
    if (object.kind->name == "constraint" && leaves_behind(fates_, object))
      for (const Object* link : children_of(*fates_.from, *object.parent))
        if (const int leaves = drop_[at(fates_.from->index_of(*link))]; leaves >= 0)
          graph_.before(leaves, drop_[i]);
    if (object.kind->name != "index attachment") continue;
    const Object* index = object.parent->kind->implied ? object.parent->parent : object.parent;
    const Object* above = fates_.from->find("index", attribute_text(object, "parent"));
    if (above == nullptr)
      above = fates_.from->find("constraint index", attribute_text(object, "parent"));
    if (above != nullptr && above->kind->implied) above = above->parent;
    if (drop_[at(fates_.from->index_of(*index->parent))] >= 0) continue;
    // A partition that leaves takes its index along, and that is dropped by itself.
    for (const Object* link : parents_of(*fates_.from, *index->parent)) {
      const int leaves = drop_[at(fates_.from->index_of(*link))];
      for (const Object* dropped : {index, above})
        if (leaves >= 0 && dropped != nullptr && drop_[at(fates_.from->index_of(*dropped))] >= 0)
          graph_.before(leaves, drop_[at(fates_.from->index_of(*dropped))]);
    }
  }
}

// Is it a table that stays, was OF no type, and comes to be OF one? Then its columns have to be as
// the type's first.
bool Actions::comes_to_be_typed(int to) const {
  const int from = fates_.from_of[at(to)];
  return from >= 0 && alter_[at(from)] >= 0 && attribute_text(old(from), "of type").empty() &&
         !attribute_text(made(to), "of type").empty();
}

// The columns of a table follow the attributes of the type that it is of.
void Actions::connect_typed() {
  for (const Object& column : fates_.to->of(*find_kind("column"))) {
    const int build = build_of(fates_.to->index_of(column));
    const Object* attribute = build < 0 ? nullptr : typed_by(*fates_.to, column);
    const int first = attribute == nullptr ? -1 : build_of(fates_.to->index_of(*attribute));
    if (first >= 0) graph_.before(first, build);
  }
  for (const Object& column : fates_.from->of(*find_kind("column"))) {
    const int drop = drop_[at(fates_.from->index_of(column))];
    if (drop < 0 || !goes_by_inheritance(fates_, fates_.from->index_of(column))) continue;
    if (const Object* attribute = typed_by(*fates_.from, column))
      graph_.before(drop_[at(fates_.from->index_of(*attribute))], drop);
  }
  for (const Object& column : fates_.from->of(*find_kind("column"))) {
    const int table = fates_.from->index_of(*column.parent);
    const int own = alter_[at(fates_.from->index_of(column))], of = alter_[at(table)];
    if (own >= 0 && of >= 0 && comes_to_be_typed(fates_.to_of[at(table)])) graph_.before(own, of);
  }
}

// A check that is not validated comes to the children with it; to those made later it comes valid.
// Partitions are made with their own, and attached: either may come first.
void Actions::connect_unvalidated(const Object& constraint) {
  const int table = create_[at(fates_.to->index_of(*constraint.parent))];
  if (table < 0 || !has_from_parent(constraint)) return;
  for (const Object* above : all_inherited_from(*fates_.to, constraint)) {
    const int create = create_[at(fates_.to->index_of(*above))];
    if (create < 0 || attribute_text(*above, "validated") == "t") continue;
    if (attribute_text(constraint, "validated") != "t")
      graph_.before(table, create);
    else if (!is_attached(*fates_.to, *constraint.parent))
      graph_.before(create, table);
  }
}

// A parent that comes, and has a check too, wants that of the child to be validated by then.
void Actions::connect_validated(const Object& constraint) {
  if (!has_from_parent(constraint)) return;
  for (const Object* link : parents_of(*fates_.to, *constraint.parent)) {
    const int comes = create_[at(fates_.to->index_of(*link))];
    if (comes < 0 || above_by(*fates_.to, *link, constraint) == nullptr) continue;
    for (const Object* above : all_inherited_from(*fates_.to, constraint))
      if (const int validate = validate_[at(fates_.to->index_of(*above))]; validate >= 0)
        graph_.before(validate, comes);
  }
}

// A child can't be made with two parents that give a column different defaults: all but the first
// say theirs afterwards, and those that are alike by the end are so before.
void Actions::connect_conflicting_defaults(const Object& column) {
  const int table = create_[at(fates_.to->index_of(*column.parent))];
  if (table < 0) return;
  const std::string own = "column " + column.key;
  if (!has_from_parent(column) && fates_.to->find("default", own) != nullptr) return;
  const Object* first = nullptr;
  for (const Object* above : all_inherited_from(*fates_.to, column)) {
    const Object* said = fates_.to->find("default", "column " + above->key);
    if (said == nullptr) continue;
    if (first == nullptr) first = said;
    const int own_index = fates_.to->index_of(*said);
    const int create = create_[at(own_index)], build = build_of(own_index);
    const bool alike = attribute_text(*first, "expression") == attribute_text(*said, "expression");
    if (alike && create < 0 && build >= 0) graph_.before(build, table);
    if (!alike && create >= 0) graph_.before(table, create);
  }
}

// What uses a child's column is out of the way before the parent's goes or changes, which takes the
// child's along.
void Actions::connect_users_below() {
  const auto leave = [&](int from) {
    return drop_[at(from)] >= 0 ? drop_[at(from)] : alter_[at(from)];
  };
  for (const Edge& e : fates_.from->edges()) {
    const int user = leave(e.user);
    const Object *column = &old(e.used), *last = nullptr;
    if (user < 0 || leave(e.used) < 0 || column->kind->name != "column" ||
        old(e.user).parent == column || old(e.user).kind->name == "column")
      continue;
    while (column != nullptr && column != last) {
      last = column;
      const Object* above = typed_by(*fates_.from, *column);
      if (above == nullptr) above = inherited_from(*fates_.from, *column);
      if (above == nullptr) break;
      const int first = leave(fates_.from->index_of(*above));
      const bool goes = drop_[at(fates_.from->index_of(*above))] >= 0;
      if (first >= 0 && (goes || drop_[at(e.user)] >= 0)) graph_.before(user, first);
      column = above->kind->name == "column" ? above : nullptr;
    }
  }
}

namespace {

// Something that is of a type, by which Postgres finds it when that type is to change.
bool has_a_type(const Object& object) {
  const std::string_view kind = object.kind->name;
  return kind == "column" || kind == "attribute" || kind == "composite type";
}

}  // namespace

// A row type is as it will be before a new column has it.
void Actions::connect_row_types() {
  for (const Edge& e : fates_.to->edges()) {
    const Object &user = made(e.user), &row = made(e.used);
    const int column = create_[at(e.user)];
    if (column < 0 || !has_a_type(user) || user.parent == &row ||
        (!is_table(row) && row.kind->name != "composite type"))
      continue;
    const bool stays = create_[at(e.used)] < 0;
    for (const Action& a : actions_) {
      if (a.act == Act::alter && made(a.to).parent == &row)
        graph_.before(alter_[at(a.from)], column);
      if (stays && a.act == Act::create && made(a.to).parent == &row &&
          made(a.to).kind->name == "column")
        graph_.before(create_[at(a.to)], column);
    }
  }
}

// The action that makes a table unlogged, or no longer; -1: none does.
int Actions::persists_anew(int from_table) const {
  const int alter = alter_[at(from_table)];
  const auto persistence = [](const Object& o) { return attribute_text(o, "persistence"); };
  return alter >= 0 &&
                 persistence(old(from_table)) != persistence(made(fates_.to_of[at(from_table)]))
             ? alter
             : -1;
}

// A table that is logged has no key to one that is not, at any time.
void Actions::connect_persistence() {
  for (const Edge& e : fates_.from->edges()) {
    const Object& key = old(e.user);
    if (key.kind->name != "foreign key") continue;
    const int own = persists_anew(fates_.from->index_of(*key.parent)),
              other = persists_anew(fates_.from->index_of(root_of(old(e.used))));
    if (const int drop = drop_[at(e.user)]; drop >= 0) {
      for (int alter : {own, other})
        if (alter >= 0) graph_.before(drop, alter);
    } else if (own >= 0 && other >= 0 && own != other) {
      const bool is_logged = attribute_text(*key.parent, "persistence") == "p";
      graph_.before(is_logged ? own : other, is_logged ? other : own);
    }
  }
  for (const Edge& e : fates_.to->edges()) {
    const int create = create_[at(e.user)];
    if (create < 0 || made(e.user).kind->name != "foreign key") continue;
    for (const Object* table : {made(e.user).parent, &root_of(made(e.used))})
      if (const int before = fates_.from_of[at(fates_.to->index_of(*table))]; before >= 0)
        if (const int alter = persists_anew(before); alter >= 0) graph_.before(alter, create);
  }
}

// A trigger before each row whose WHEN looks at the whole new row is not made where a column is
// generated; but it stays where one comes. The columns keep their order.
void Actions::connect_whole_rows() {
  std::map<const Object*, std::vector<int>> of_table;
  for (const Object& trigger : fates_.to->of(*find_kind("trigger"))) {
    const Text definition = attribute_text(trigger, "definition");
    const int create = create_[at(fates_.to->index_of(trigger))];
    const std::size_t when = definition.find(" WHEN (");
    if (create >= 0 && definition.find(" BEFORE ") < when &&
        definition.find("new.*", when) != Text::npos)
      of_table[trigger.parent].push_back(create);
  }
  if (of_table.empty()) return;
  std::map<const Object*, std::map<int, int>> columns;  // by table and position
  for (const Object& column : fates_.to->of(*find_kind("column")))
    if (const int create = create_[at(fates_.to->index_of(column))];
        create >= 0 && of_table.contains(column.parent))
      columns[column.parent].emplace(column.address.sub, create);
  for (const auto& [table, of_position] : columns) {
    int generated = -1;
    for (const auto& [position, create] : of_position) {
      if (generated >= 0) {
        graph_.before(generated, create);
      } else if (!attribute_text(made(actions_[at(create)].to), "generated").empty()) {
        generated = create;
        for (int trigger : of_table.at(table)) graph_.before(trigger, create);
      }
    }
  }
}

void Actions::connect_neighbours() {
  connect_persistence();
  connect_users_below();
  connect_row_types();
  connect_typed();
  connect_whole_rows();
  for (const Object& column : fates_.to->of(*find_kind("column")))
    connect_conflicting_defaults(column);
  connect_partition_indexes();
  for (const Object& c : fates_.to->of(*find_kind("constraint"))) {
    connect_unvalidated(c);
    connect_validated(c);
  }
  // What is no longer clustered says so before another one is.
  std::vector<int> off, on;
  for (const Action& a : actions_) {
    if (a.act != Act::alter) continue;
    const Text before = attribute_text(old(a.from), "clustered"),
               after = attribute_text(made(a.to), "clustered");
    if (before != after) (after == "t" ? on : off).push_back(alter_[at(a.from)]);
  }
  for (const std::vector<int>* made_anew : {&create_, &beside_})
    for (int v : *made_anew)
      if (v >= 0 && attribute_text(made(actions_[at(v)].to), "clustered") == "t") on.push_back(v);
  for (int first : off)
    for (int then : on) graph_.before(first, then);
  // REVOKE on a table takes the columns' privileges too.
  const Kind* privileges = find_kind("privileges");
  for (const Object& object : fates_.to->of(*privileges)) {
    const int build = build_of(fates_.to->index_of(object));
    if (build < 0 || object.parent == nullptr || object.parent->parent == nullptr) continue;
    const Object& table = *object.parent->parent;
    const std::string key = fmt::format("{} {}", table.kind->name, table.key);
    if (const Object* whole = fates_.to->find(*privileges, key))
      if (const int first = build_of(fates_.to->index_of(*whole)); first >= 0)
        graph_.before(first, build);
    if (const Object* whole = fates_.from->find(*privileges, key))
      if (const int first = drop_[at(fates_.from->index_of(*whole))]; first >= 0)
        graph_.before(first, build);
  }
}

}  // namespace shale
