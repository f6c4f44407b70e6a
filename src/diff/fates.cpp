#include "diff/fates.h"

#include <algorithm>

#include <fmt/format.h>

#include "diff/decision.h"
#include "diff/inherited.h"
#include "diff/ties.h"

namespace shale {

void Decision::match() {
  const Catalog &from = *fates_.from, &to = *fates_.to;
  fates_.to_of.assign(from.objects().size(), -1);
  fates_.from_of.assign(to.objects().size(), -1);
  for (const Kind* kind : kinds()) {
    const std::span<const Object> a = from.of(*kind), b = to.of(*kind);
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      const int order = a[i].key.compare(b[j].key);
      if (order < 0)
        ++i;
      else if (order > 0)
        ++j;
      else {
        const int left = from.index_of(a[i++]), right = to.index_of(b[j++]);
        fates_.to_of[static_cast<std::size_t>(left)] = right;
        fates_.from_of[static_cast<std::size_t>(right)] = left;
      }
    }
  }
}

// What belongs to two that are not the same is not the same: a table's column and a foreign
// table's.
void Decision::part() {
  const auto are_parted = [&](std::size_t i) {
    const auto to = static_cast<std::size_t>(fates_.to_of[i]);
    const Object *a = fates_.from->objects()[i].parent, *b = fates_.to->objects()[to].parent;
    if (a == nullptr || b == nullptr) return a != b;
    return fates_.to_of[static_cast<std::size_t>(fates_.from->index_of(*a))] !=
           fates_.to->index_of(*b);
  };
  for (bool found = true; found;) {
    found = false;
    for (std::size_t i = 0; i < fates_.to_of.size(); ++i) {
      if (fates_.to_of[i] < 0 || !are_parted(i)) continue;
      fates_.from_of[static_cast<std::size_t>(fates_.to_of[i])] = -1;
      fates_.to_of[i] = -1;
      fate(static_cast<int>(i)) = Fate::drop;
      work_.push_back(static_cast<int>(i));
      found = true;
    }
  }
}

void Decision::index_edges() {
  const std::span<const Edge> edges = fates_.from->edges();
  begin_.assign(fates_.from->objects().size() + 1, 0);
  for (const Edge& e : edges) ++begin_[static_cast<std::size_t>(e.used) + 1];
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  users_.resize(edges.size());
  std::vector<int> next(begin_.begin(), begin_.end() - 1);
  for (const Edge& e : edges)
    users_[static_cast<std::size_t>(next[static_cast<std::size_t>(e.used)]++)] = e.user;
}

// Made anew, an extension would take along every column that has a type of it.
bool Decision::has_columns_of(int extension) {
  const std::span<const int> users = users_of(extension);
  const auto column = std::ranges::find_if(
      users, [&](int user) { return old(user).kind->name == "column" && stays(user); });
  if (column == users.end()) return false;
  fates_.refused.push_back(
      fmt::format("extension {} can only be made anew for this, and column {} has a type of it",
                  old(extension).key, old(*column).key));
  return true;
}

void Decision::rebuild(int index) {
  if (fates_.gone(index)) return;
  if (!stays(index)) return;  // it is dropped anyway
  if (const Object* child = disowned(old(index))) return rebuild(fates_.from->index_of(*child));
  if (old(index).kind->name == "extension" && has_columns_of(index)) return;
  fate(index) = Fate::rebuild;
  fates_.cause[static_cast<std::size_t>(index)] = because_;
  if (is_table(old(index))) fates_.aside[static_cast<std::size_t>(index)] = true;
  work_.push_back(index);
  follow_parent(old(index));
  follow_attachment(old(index));
}

// Is there a column of the type, or of one that is made of it?
bool Decision::in_column(int type) const {
  return std::ranges::any_of(users_of(type), [&](int user) -> bool {
    const Object& object = old(user);
    if (object.kind->name == "column") return object.parent != &old(type);
    if (object.kind->name == "attribute" && object.parent != &old(type))
      return in_column(fates_.from->index_of(*object.parent));
    return is_type(object) && in_column(user);
  });
}

// Is it dropped for a type of another kind that has its name?
bool Decision::gives_way(int type) const {
  return fates_.fates[static_cast<std::size_t>(type)] == Fate::drop &&
         std::ranges::any_of(kinds(), [&](const Kind* kind) {
           const Object* successor = fates_.to->find(*kind, old(type).key);
           return successor != nullptr && is_type(*successor);
         });
}

// Is a table of the type, which is set aside with its rows?
bool Decision::is_of_aside(int type) const {
  return std::ranges::any_of(users_of(type), [&](int user) -> bool {
    return fates_.aside[static_cast<std::size_t>(user)] && is_table(old(user)) &&
           attribute_text(old(user), "of type") == old(type).key;
  });
}

// Columns that stay move from the old type to the new one, so both have to be there for a while.
// So do rows to the new table of a type.
void Decision::set_types_aside() {
  for (std::size_t i = 0; i < fates_.fates.size(); ++i) {
    const int index = static_cast<int>(i);
    if ((fates_.fates[i] == Fate::rebuild || gives_way(index)) && is_of_columns(old(index)) &&
        (in_column(index) || is_of_aside(index)))
      fates_.aside[i] = true;
  }
}

void Decision::disturb(int index) {
  if (disturbed_[static_cast<std::size_t>(index)] || fates_.gone(index)) return;
  // No ALTER changes a column that the rows are divided by, or of a row type that columns have.
  if (old(index).kind->name == "column") {
    const int table = fates_.from->index_of(*old(index).parent);
    if (attribute_text(old(index), "partition key") == "t" || in_column(table)) rebuild(table);
    if (fates_.gone(table)) return;
  }
  disturbed_[static_cast<std::size_t>(index)] = true;
  if (fate(index) == Fate::same) fate(index) = Fate::alter;
  work_.push_back(index);
}

namespace {

// The attributes of a composite type can't change under a column that has it.
bool needs_new_composite(const Object& object) {
  return object.kind->name == "attribute";
}

bool changes(const Change& change, std::string_view attribute) {
  return std::ranges::any_of(change.details,
                             [&](const Detail& d) { return d.attribute == attribute; });
}

}  // namespace

void Decision::start() {
  const Catalog& from = *fates_.from;
  for (const Change& change : difference_.changes)
    if (change.left != nullptr && change.right == nullptr)
      fate(from.index_of(*change.left)) = Fate::drop;
  for (const Change& change : difference_.changes) {
    start_relatives(change);
    if (change.left == nullptr) {
      if (needs_new_composite(*change.right) && change.right->parent != nullptr) {
        const Object* type = from.find(*change.right->parent->kind, change.right->parent->key);
        if (type != nullptr && in_column(from.index_of(*type))) rebuild(from.index_of(*type));
      }
      continue;
    }
    const int index = from.index_of(*change.left);
    if (change.right != nullptr && !stays(index)) continue;
    if (needs_new_composite(*change.left) && in_column(from.index_of(*change.left->parent)) &&
        !only_position(change))
      rebuild(from.index_of(*change.left->parent));
    if (change.right == nullptr) {
      work_.push_back(index);
      follow_attachment(*change.left);
    } else if (only_position(change)) {
      continue;
    } else if (is_said_by_link(change)) {
      continue;
    } else if (change.left->kind->name == "column" && changes(change, "local") &&
               !comes_attached(*change.left->parent)) {
      // Whether a column is the table's own or its parent's is said by its CREATE alone. Without a
      // parent it becomes its own.
      if (has_from_parent(*change.right) || inherited_from(*fates_.to, *change.right) != nullptr)
        rebuild(from.index_of(*change.left->parent));
      else if (fate(index) == Fate::same)
        fate(index) = Fate::alter;
    } else if (fate(index) != Fate::rebuild) {
      const bool recreate = std::ranges::any_of(
          change.details, [](const Detail& d) { return (d.traits & attribute::recreate) != 0; });
      const Object linked = with_links(fates_, *change.left, *change.right);
      if (std::string why = linked.kind->refusal(linked, *change.right); !why.empty())
        fates_.refused.push_back(std::move(why));
      if (recreate || !linked.kind->alter(linked, *change.right)) {
        rebuild(index);
      } else {
        fate(index) = Fate::alter;
        if (std::ranges::any_of(change.details, [](const Detail& d) {
              return (d.traits & attribute::disturbs) != 0;
            }))
          disturb(index);
      }
    }
  }
}

void Decision::rebuild_or_retype(int user, int used) {
  const Object& object = old(user);
  const bool of_row = is_table(old(used)) && object.parent != &old(used);
  if (object.kind->name == "column" && (is_of_columns(old(used)) || of_row) && stays(user)) {
    fates_.retyped[static_cast<std::size_t>(user)] = true;
    disturb(user);
    return;
  }
  // What leaves with its partition comes with it again.
  if (object.kind->name == "index attachment" && object.parent != &old(used) &&
      old(used).kind->name != "inheritance") {
    const Object* index = object.parent;
    rebuild(fates_.from->index_of(index->kind->implied ? *index->parent : *index));
  }
  if (object.kind->name == "attribute" && object.parent != &old(used)) {
    rebuild(fates_.from->index_of(*object.parent));
    return;
  }
  rebuild(user);
}

void Decision::spread(int index) {
  because_ = index;
  for (int user : users_of(index)) {
    // A child follows its parent's columns, and keeps the parent.
    if (old(user).kind->name == "inheritance" && old(index).kind->name == "column") continue;
    if (fates_.gone(index)) {
      // What a dropped thing leaves behind altered has been seen to by the alteration.
      if (fate(index) == Fate::drop && fate(user) == Fate::alter) continue;
      rebuild_or_retype(user, index);
    } else if (disturbed_[static_cast<std::size_t>(index)]) {
      const Object& object = old(user);
      if (!object.kind->survives(object)) rebuild(user);
    }
  }
  because_ = -1;
}

Fates Decision::run(const std::vector<int>& anew) {
  match();
  const std::size_t count = fates_.from->objects().size();
  fates_.fates.assign(count, Fate::same);
  fates_.retyped.assign(count, false);
  fates_.aside.assign(count, false);
  fates_.cause.assign(count, -1);
  disturbed_.assign(count, false);
  part();
  index_edges();
  start();
  for (int index : anew) rebuild(index);
  do {
    while (!work_.empty()) {
      const int index = work_.back();
      work_.pop_back();
      spread(index);
    }
  } while (settle_children() || settle_unvalidated());
  set_types_aside();
  set_tied_aside(fates_);
  return std::move(fates_);
}

Text attribute_text(const Object& object, std::string_view attribute) {
  for (std::size_t i = 0; i < object.kind->attributes.size(); ++i)
    if (object.kind->attributes[i].name == attribute) return object.kind->text(object, i);
  return {};
}

bool is_type(const Object& object) {
  const std::string_view kind = object.kind->name;
  return kind == "enum" || kind == "domain" || kind == "composite type" || kind == "range" ||
         kind == "base type";
}

bool is_of_columns(const Object& object) {
  return is_type(object) || object.kind->name == "collation";
}

bool is_table(const Object& object) {
  return object.kind->name == "table";
}

const Object& root_of(const Object& object) {
  const Object* root = &object;
  while (root->parent != nullptr) root = root->parent;
  return *root;
}

Fates decide_fates(const Catalog& from, const Catalog& to, const Difference& difference,
                   const std::vector<int>& anew) {
  return Decision(from, to, difference).run(anew);
}

}  // namespace shale
