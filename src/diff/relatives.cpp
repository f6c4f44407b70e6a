// What the parts of one table, index or family of tables drag along.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "diff/decision.h"
#include "diff/inherited.h"
#include "diff/keys.h"
#include "diff/retype.h"
#include "kinds/grants.h"

namespace shale {

// What children have from a parent goes and comes with it, and so may a row type.
void Decision::follow_parent(const Object& object) {
  if (object.kind->name != "column" && object.kind->name != "constraint") return;
  if (object.kind->name == "column")
    if (const int after = fates_.to_of[static_cast<std::size_t>(fates_.from->index_of(object))];
        after >= 0)
      start_row_type(fates_.to->objects()[static_cast<std::size_t>(after)]);
  if (fates_.gone(fates_.from->index_of(*object.parent))) return;
  for (const Object* link : children_of(*fates_.from, *object.parent)) {
    const std::string key = link->parent->key + "." + std::string(object.name);
    const Object* below = fates_.from->find(*object.kind, key);
    if (below != nullptr && has_from_parent(*below)) rebuild(fates_.from->index_of(*below));
  }
}

// A child can't drop what its parent keeps. Then the whole table is made anew.
bool Decision::settle_children() {
  for (std::size_t i = 0; i < fates_.fates.size(); ++i) {
    const Object& object = old(static_cast<int>(i));
    if (fates_.fates[i] != Fate::rebuild ||
        (object.kind->name != "column" && object.kind->name != "constraint") ||
        fates_.gone(fates_.from->index_of(*object.parent)) || !stays_child(fates_, *object.parent))
      continue;
    const auto above = all_inherited_from(*fates_.from, object);
    if (std::ranges::all_of(
            above, [&](const Object* a) { return fates_.gone(fates_.from->index_of(*a)); }))
      continue;
    rebuild(fates_.from->index_of(*object.parent));
    return true;
  }
  return false;
}

// NO INHERIT makes a table's own what it has from its parents, and INHERIT does not take that back:
// the table that has to be made anew instead of its link. Null: the link will do.
const Object* Decision::disowned(const Object& link) const {
  if (link.kind->name != "inheritance" || !attribute_text(link, "bound").empty() ||
      fates_.gone(fates_.from->index_of(*link.parent)) ||
      fates_.to_of[static_cast<std::size_t>(fates_.from->index_of(*link.parent))] < 0)
    return nullptr;
  const std::span<const Object> columns = fates_.from->of(*find_kind("column"));
  const bool any = std::ranges::any_of(columns, [&](const Object& column) {
    return column.parent == link.parent && has_from_parent(column);
  });
  return any ? link.parent : nullptr;
}

// A child that is made has its parent's check as a valid one, if that is there already.
bool Decision::settle_unvalidated() {
  const std::size_t before = work_.size();
  for (const Object& c : fates_.to->of(*find_kind("constraint"))) {
    if (attribute_text(c, "validated") == "t" || !has_from_parent(c) ||
        !fates_.made(fates_.to->index_of(*c.parent)))
      continue;
    for (const Object* above : all_inherited_from(*fates_.to, c))
      if (const int old = fates_.from_of[static_cast<std::size_t>(fates_.to->index_of(*above))];
          old >= 0)
        rebuild(old);
  }
  return work_.size() > before;
}

// The index of a partition that stays one can't go without that of the whole.
void Decision::follow_attachment(const Object& index) {
  if (index.kind->name != "index" && index.kind->name != "constraint") return;
  for (const Object& attachment : fates_.from->of(*find_kind("index attachment"))) {
    const Object* part = attachment.parent;
    if (part != &index && part->parent != &index) continue;
    if (fates_.gone(fates_.from->index_of(*index.parent)) || !stays_child(fates_, *index.parent))
      return;
    const Text key = attribute_text(attachment, "parent");
    if (const Object* whole = fates_.from->find("index", key))
      return rebuild(fates_.from->index_of(*whole));
    if (const Object* whole = fates_.from->find("constraint index", key))
      return rebuild(fates_.from->index_of(*whole->parent));
  }
}

// Does the table of the index leave the one of the whole?
bool Decision::leaves_with_table(const Object& attachment) const {
  const std::vector<const Object*> links = parents_of(*fates_.from, root_of(attachment));
  return std::ranges::none_of(
      links, [&](const Object* link) { return stays(fates_.from->index_of(*link)); });
}

// What the parts of one table or index drag along.
void Decision::start_relatives(const Change& change) {
  const Catalog& from = *fates_.from;
  const std::string_view kind = change.either().kind->name;
  if (change.left == nullptr && kind == "column") start_row_type(*change.right);
  if (kind == "column") start_typed(change);
  if (kind == "column") start_named(change);
  if (kind == "inheritance" && change.right != nullptr) start_link(*change.right);
  if (kind == "privileges" && change.left != nullptr) start_column_privileges(change);
  // A parent's check makes the child's when it comes; the child can't give up its own part of it.
  if (kind == "constraint" && change.left != nullptr && change.right != nullptr &&
      has_from_parent(*change.right) && !has_from_parent(*change.left))
    for (const Object* above : all_inherited_from(from, *change.left))
      rebuild(from.index_of(*above));
  // An index can't be detached: it goes with its parent's, and is made again; or it leaves with its
  // table.
  if (kind == "index attachment" && change.left != nullptr && !leaves_with_table(*change.left)) {
    const Object* index = change.left->parent;
    const int whole = from.index_of(index->kind->implied ? *index->parent : *index);
    if (fates_.to_of[static_cast<std::size_t>(whole)] >= 0) rebuild(whole);
  }
}

// The NOT NULL of a partition can have another name than the parent's, but gets it only while the
// table is alone; and so does that of a child which says it itself, when its parent's comes.
void Decision::start_named(const Change& change) {
  if (change.left == nullptr || change.right == nullptr ||
      attribute_text(*change.right, "not null") != "t")
    return;
  const Object *before = inherited_from(*fates_.from, *change.left),
               *after = inherited_from(*fates_.to, *change.right);
  const bool comes_twice =
      attribute_text(*change.left, "not null") != "t" && adds_not_null(*change.right);
  if (before == nullptr || after == nullptr ||
      !(comes_twice || is_attached(*fates_.from, *change.left->parent)))
    return;
  const Object brought = with_parents_change(*change.left, *before, *after);
  const std::string_view name = "not null name";
  if (attribute_text(brought, name).empty() || attribute_text(*change.right, name).empty() ||
      attribute_text(brought, name) == attribute_text(*change.right, name))
    return;
  for (const Object* link : parents_of(*fates_.from, *change.left->parent))
    rebuild(fates_.from->index_of(*link));
}

// A table that is of a type or no longer so can't get or lose a column in the same breath; one that
// is of another type can't change one, either.
void Decision::start_typed(const Change& change) {
  const Object *a = fates_.from->find("table", change.either().parent->key),
               *b = fates_.to->find("table", change.either().parent->key);
  if (a == nullptr || b == nullptr) return;
  const Text before = attribute_text(*a, "of type"), after = attribute_text(*b, "of type");
  const bool stays = change.left != nullptr && change.right != nullptr;
  if (before != after && (!stays || (!before.empty() && !after.empty())))
    rebuild(fates_.from->index_of(*a));
}

// A column that comes with values of its own can't come to a row type that columns have.
void Decision::start_row_type(const Object& column) {
  const Object* table = fates_.from->find("table", column.parent->key);
  const bool filled = fates_.to->find("default", "column " + column.key) != nullptr ||
                      !attribute_text(column, "generated").empty() ||
                      !attribute_text(column, "identity").empty();
  if (table != nullptr && filled && in_column(fates_.from->index_of(*table)))
    rebuild(fates_.from->index_of(*table));
}

// Has the table the part from a parent that it keeps?
bool Decision::stays_inherited(const Object& part) const {
  const Object* before = fates_.from->find(*part.kind, part.key);
  if (before == nullptr) return false;
  const std::vector<const Object*> links = parents_of(*fates_.from, *before->parent);
  return std::ranges::any_of(links, [&](const Object* link) {
    return stays(fates_.from->index_of(*link)) && above_by(*fates_.from, *link, part) != nullptr;
  });
}

// ATTACH PARTITION takes the oldest index that is like one of the table's. One that is older than
// the part that is meant, and stays the partition's alone, is made anew behind it.
void Decision::start_like_indexes(const Object& partition, const std::set<const Object*>& parts) {
  const Object* before = fates_.from->find(*partition.kind, partition.key);
  if (before == nullptr) return;
  for (const Object* part : parts) {
    const int old_part = fates_.from_of[static_cast<std::size_t>(fates_.to->index_of(*part))];
    for (const char* kind : {"index", "constraint"})
      for (const Object& other : fates_.from->of(*find_kind(kind))) {
        if (other.parent != before || key_columns(other).empty() ||
            key_columns(other) != key_columns(*part))
          continue;
        const int index = fates_.from->index_of(other);
        const int after = fates_.to_of[static_cast<std::size_t>(index)];
        if (index == old_part || after < 0 ||
            parts.contains(&fates_.to->objects()[static_cast<std::size_t>(after)]))
          continue;
        const Object* known =
            old_part < 0 ? nullptr : &fates_.from->objects()[static_cast<std::size_t>(old_part)];
        if (known == nullptr || known->kind != other.kind ||
            known->address.object > other.address.object)
          rebuild(index);
      }
  }
}

// A partition that comes gets a part of each index that its table has by then. One that it has no
// part of, which ON ONLY left alone, is made behind it.
void Decision::start_partition(const Object& link) {
  const Object* whole = fates_.from->find("table", attribute_text(link, "parent"));
  if (whole == nullptr) return;
  std::set<Text> attached;        // the indexes that it has a part of
  std::set<const Object*> parts;  // and those
  for (const Object& a : fates_.to->of(*find_kind("index attachment"))) {
    const Object* index = a.parent->kind->implied ? a.parent->parent : a.parent;
    if (index->parent != link.parent) continue;
    attached.insert(attribute_text(a, "parent"));
    parts.insert(index);
  }
  start_like_indexes(*link.parent, parts);
  for (const char* kind : {"index", "constraint"})
    for (const Object& index : fates_.from->of(*find_kind(kind))) {
      if (index.parent != whole || key_columns(index).empty()) continue;
      if (!attached.contains(fmt::format("{}.{}", whole->schema->key, index.name)))
        rebuild(fates_.from->index_of(index));
    }
}

// Is a table that stays attached, which was none's partition?
bool Decision::comes_attached(const Object& from_table) const {
  const int after = fates_.to_of[static_cast<std::size_t>(fates_.from->index_of(from_table))];
  return after >= 0 && !is_attached(*fates_.from, from_table) &&
         is_attached(*fates_.to, fates_.to->objects()[static_cast<std::size_t>(after)]);
}

// ATTACH PARTITION makes what a table has its parent's, and DETACH makes it the table's own again;
// so do the links of keys to those of the parent. Is that all of the change? From PostgreSQL 17 on
// a partition has its table's identity, too.
bool Decision::is_said_by_link(const Change& change) const {
  const Object &before = *change.left, &after = *change.right;
  const bool column = before.kind->name == "column";
  if (!column && before.kind->name != "constraint") return false;
  const std::string_view said = column ? "local" : "inherited";
  for (const Detail& d : change.details)
    if (d.attribute != said && (d.traits & attribute::position) == 0) return false;
  if (column) return attribute_text(after, said) == "f" && comes_attached(*before.parent);
  if (attribute_text(before, "type") == "c")
    return attribute_text(after, said) == "t" && comes_attached(*before.parent);
  const auto is_linked = [](const Catalog& catalog, const Object& key) {
    return std::ranges::any_of(catalog.of(*find_kind("index attachment")),
                               [&](const Object& a) { return a.parent->parent == &key; });
  };
  return is_linked(*fates_.from, before) != is_linked(*fates_.to, after);
}

// A table that is there already comes to a new parent.
void Decision::start_link(const Object& link) {
  const Catalog &from = *fates_.from, &to = *fates_.to;
  if (!attribute_text(link, "bound").empty()) return start_partition(link);
  const Object* table = from.find(*link.parent->kind, link.parent->key);
  if (table == nullptr) return;
  // The parents of a table stand in the order in which they were said.
  for (const Object* other : parents_of(from, *table)) {
    const int after = fates_.to_of[static_cast<std::size_t>(from.index_of(*other))];
    if (after >= 0 && to.objects()[static_cast<std::size_t>(after)].address.sub > link.address.sub)
      rebuild(from.index_of(*other));
  }
  // INHERIT wants the columns to be there: then they are the table's own too, but for those that it
  // goes on having from another.
  for (const char* kind : {"column", "constraint"})
    for (const Object& part : to.of(*find_kind(kind)))
      if (part.parent == link.parent && has_from_parent(part) &&
          above_by(to, link, part) != nullptr && !stays_inherited(part))
        return rebuild(from.index_of(*table));
}

// A REVOKE from somebody on a table takes the same privileges on its columns too.
void Decision::start_column_privileges(const Change& change) {
  const Object* table = change.left->parent;
  if (table == nullptr || table->address.catalog != catalog_oid::relation ||
      table->address.sub != 0)
    return;
  const Text after = change.right == nullptr ? attribute_text(*change.left, "usual")
                                             : attribute_text(*change.right, "granted");
  const GrantChange grants = change_of_grants(attribute_text(*change.left, "granted"), after);
  for (const Object& object : fates_.from->of(*change.left->kind)) {
    if (object.parent == nullptr || object.parent->parent != table ||
        object.parent->address.sub == 0)
      continue;
    const GrantChange own = change_of_grants("", attribute_text(object, "granted"));
    for (const Grant& g : grants.revoked)
      if (std::ranges::find(own.granted, g.grantee, &Grant::grantee) != own.granted.end())
        rebuild(fates_.from->index_of(object));
  }
}

}  // namespace shale
