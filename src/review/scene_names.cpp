// What things are called while a migration runs: they may be renamed, and made under other names.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "kinds/text.h"
#include "review/scene.h"

namespace shale {
namespace {

// Has it a name of its own, and not only beside others of its table?
bool stands_alone(const Object& object) {
  return object.parent == nullptr || object.kind->name == "index";
}

// What an object, and what it is a part of, is called within the migration: it may be renamed.
struct Called {
  const Object& object;
  std::vector<std::string> names{}, tables{}, columns{};
};

bool is_one_of(const std::string& name, const std::vector<std::string>& names) {
  return std::ranges::find(names, name) != names.end();
}

// Of what this migration makes: the names that it had before it got the last of `names`.
void add_earlier_names(const Scene& scene, const Object& object, std::vector<std::string>& names) {
  std::vector<std::string> tables;
  if (!stands_alone(object)) tables = scene.names_of(table_of(object));
  for (auto s = scene.statements.rbegin(); s != scene.statements.rend(); ++s)
    for (const Touch& touch : s->touches.all) {
      if (touch.what != TouchKind::renames || touch.to != names.back()) continue;
      const bool same = stands_alone(object) ? touch.part_space.empty() && touch.space == "relation"
                                             : touch.part_space == object.kind->name &&
                                                   is_one_of(touch.name, tables);
      if (same) names.push_back(stands_alone(object) ? touch.name : touch.part);
    }
}

}  // namespace

std::vector<std::string> Scene::names_of(const Object& object) const {
  std::vector<std::string> all{said_name(object)};
  bool is_new = true;
  for (const Catalog* catalog : {&before, &after}) {
    const int found = catalog->at(object.address);
    if (found < 0) continue;
    const Object& same = catalog->objects()[static_cast<std::size_t>(found)];
    if (same.kind != object.kind || same.address != object.address) continue;
    is_new &= catalog == &after;
    if (said_name(same) != all[0]) all.push_back(said_name(same));
  }
  if (is_new) add_earlier_names(*this, object, all);
  return all;
}

namespace {

Called called(const Scene& scene, const Object& object) {
  Called all{.object = object, .names = scene.names_of(object)};
  if (object.parent == nullptr) return all;
  all.tables = scene.names_of(table_of(object));
  if (object.kind->name == "default") all.columns = scene.names_of(*object.parent);
  return all;
}

// The name that the server makes up for it: with a number behind it, where that is taken.
bool is_made_up(std::string_view name, const std::string& table, const Touch& touch) {
  const std::string usual = made_up_name(table, join(touch.columns, "_"), touch.label);
  return name.starts_with(usual) && name.find_first_not_of("0123456789", usual.size()) == name.npos;
}

// Does a touch speak of the object, or of a part of it? A part that has no name in the text: by the
// one that the server makes up, or loosely by its end.
bool speaks_of(const Touch& touch, const Called& called, bool loosely = true) {
  const Object& object = called.object;
  const std::string& name = called.names[0];
  if (stands_alone(object)) {
    if (!touch.name.empty() || object.parent == nullptr) return is_one_of(touch.name, called.names);
    return !touch.label.empty() && is_one_of(touch.table, called.tables) &&
           is_made_up(name, touch.table, touch);
  }
  if (!is_one_of(touch.name, called.tables) && !is_one_of(touch.table, called.tables)) return false;
  const std::string_view kind = object.kind->name;
  const std::string_view space =
      kind == "foreign key" || kind == "constraint index" ? "constraint" : kind;
  if (touch.part_space != space) return false;
  if (kind == "default") return is_one_of(touch.part, called.columns);
  if (!touch.part.empty()) return is_one_of(touch.part, called.names);
  if (touch.label.empty()) return false;
  if (is_made_up(name, touch.name, touch)) return true;
  return loosely && (name.ends_with("_" + touch.label) || contains(name, "_" + touch.label));
}

// Does it speak of the object itself?
bool is_of_itself(const Touch& touch, const Object& object) {
  return touch.part_space.empty() == stands_alone(object);
}

}  // namespace

const Object* Scene::table_before(std::string_view name) const {
  for (std::string_view kind : {"table", "materialized view"})
    for (const Object& table : before.of(*find_kind(kind)))
      if (bare(table) == name) {
        const Object* now = after.find(*table.kind, table.key);
        return now != nullptr && now->address != table.address ? nullptr : &table;
      }
  // It may have got the name in this migration.
  for (std::string_view kind : {"table", "materialized view"})
    for (const Object& now : after.of(*find_kind(kind)))
      if (bare(now) == name && was_there(now))
        return &before.objects()[static_cast<std::size_t>(before.at(now.address))];
  return nullptr;
}

const SceneStatement* Scene::maker_of(const Object& object) const {
  const Called names = called(*this, object);
  for (const bool makes : {true, false})
    for (const bool loosely : {false, true})
      for (auto s = statements.rbegin(); s != statements.rend(); ++s)
        for (const Touch& touch : s->touches.all) {
          const bool fits = makes ? touch.what == TouchKind::makes && is_of_itself(touch, object)
                                  : touch.what != TouchKind::drops;
          if (fits && speaks_of(touch, names, loosely)) return &*s;
        }
  // A part that has no touch of its own came with its table.
  if (object.parent != nullptr) return maker_of(*object.parent);
  return nullptr;
}

const Object* Scene::name_now(const Object& object) const {
  const int found = after.at(object.address);
  if (found < 0) return nullptr;
  const Object& now = after.objects()[static_cast<std::size_t>(found)];
  return now.kind == object.kind && now.address == object.address ? &now : nullptr;
}

// By the name that it had, if a statement says that: the other may have been another's until then.
const SceneStatement* Scene::end_of(const Object& object) const {
  const Called all = called(*this, object);
  Called old = all;
  old.names.resize(1);
  for (const Called* names : {&std::as_const(old), &all})
    for (const SceneStatement& s : statements)
      for (const Touch& touch : s.touches.all)
        if ((touch.what == TouchKind::drops || touch.what == TouchKind::renames ||
             touch.what == TouchKind::moves) &&
            is_of_itself(touch, object) && speaks_of(touch, *names))
          return &s;
  return nullptr;
}

bool Scene::names_table(const SceneStatement& s, const Object& table) const {
  const std::vector<std::string> names = names_of(table);
  if (!s.facts.understood)
    return std::ranges::any_of(names, [&](const auto& name) { return has_word(s.text, name); });
  return std::ranges::any_of(s.touches.all,
                             [&](const Touch& t) {
                               return is_one_of(t.name, names) || is_one_of(t.table, names);
                             }) ||
         std::ranges::any_of(s.facts.objects,
                             [&](const ObjectUse& u) { return is_one_of(u.name, names); });
}

}  // namespace shale
