#include "diff/render.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/defaults.h"
#include "diff/detached.h"
#include "diff/detour.h"
#include "diff/retype.h"
#include "diff/ties.h"
#include "kinds/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

void append(Statements& all, Statements more) {
  for (Ddl& s : more) all.push_back(std::move(s));
}

std::string owner_statement(const Object& object) {
  return fmt::format("ALTER {} OWNER TO {}", object.kind->target(object),
                     object.owner.empty() ? "CURRENT_USER" : quote_name(object.owner));
}

int place_of(const Object& object) {
  int value = 1 << 20;
  const Text text = attribute_text(object, "position");
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Renderer::Renderer(const Fates& fates, const Live& live, const Actions& actions, Graph& graph)
    : fates_(fates),
      live_(live),
      actions_(actions),
      folded_(actions.all().size()),
      names_(*fates.from, *fates.to) {
  for (std::size_t v = 0; v < actions.all().size(); ++v)
    if (graph.folded(static_cast<int>(v)))
      folded_[at(graph.next_place(static_cast<int>(v)))].push_back(static_cast<int>(v));
  for (const Action& a : actions.all())
    if (a.act == Act::define) shelled_.insert(a.to);
}

Member Renderer::member_of(int vertex) const {
  Member member{.object = &names_.said(made(actions_.all()[at(vertex)].to))};
  for (int v : folded_[at(vertex)]) {
    const Object& object = made(actions_.all()[at(v)].to);
    if (adds_not_null(object) && comes_with_table(*fates_.to, object))
      member.members.push_back({.object = &names_.said(object)});
    if (object.kind->implied || comes_with_table(*fates_.to, object)) continue;
    member.members.push_back(member_of(v));
    if (const Object& said = as_parent_says(object); &said != &object)
      member.members.back().object = &said;
  }
  sort_members(member.members);
  return member;
}

// A partition's check has to be, word for word, the one that its table has already; another text of
// the same meaning would not do.
const Object& Renderer::as_parent_says(const Object& object) const {
  const bool check = object.kind->name == "constraint" && attribute_text(object, "type") == "c";
  const Object* above = check ? inherited_from(*fates_.to, object) : nullptr;
  if (above == nullptr || fates_.made(fates_.to->index_of(*above))) return object;
  const Object& there = old(fates_.from_of[at(fates_.to->index_of(*above))]);
  // One that is not validated stands in no CREATE TABLE.
  return there.name == object.name && !there.kind->clause(there, {}).empty() ? there : object;
}

// Columns in their order, then the rest by kind and name.
void Renderer::sort_members(std::vector<Member>& members) const {
  std::ranges::stable_sort(members, [](const Member& a, const Member& b) {
    const int pa = place_of(*a.object), pb = place_of(*b.object);
    if (pa != pb) return pa < pb;
    // Parents in the order in which they were said.
    if (a.kind() == "inheritance" && b.kind() == a.kind())
      return a.object->address.sub < b.object->address.sub;
    if (a.object->kind->order != b.object->kind->order)
      return a.object->kind->order < b.object->kind->order;
    return a.object->key < b.object->key;
  });
}

void Renderer::behind_create(int vertex, Statements& all) const {
  const Object& object = made(actions_.all()[at(vertex)].to);
  if (!object.owner.empty() && object.kind->target(object) != "")
    all.push_back({owner_statement(object)});
  if (comes_with_table(*fates_.to, object))
    settle_inherited(object, all);
  else
    append(all, object.kind->extras(object));
  if (object.kind->name == "column") settle_merged(object, all);
  if (object.kind->name == "column" && !is_attached(*fates_.to, *object.parent))
    append(all, without_default(object));
  if (fates_.to->find("privileges", fmt::format("{} {}", object.kind->name, object.key)) == nullptr)
    if (auto grants = grants_under_defaults(fates_, object, nullptr))
      append(all, std::move(*grants));
  std::vector<int> inner = folded_[at(vertex)];
  std::ranges::sort(inner);
  for (int v : inner) behind_create(v, all);
}

// What came with the table is made as it should be.
void Renderer::settle_inherited(const Object& object, Statements& all) const {
  if (const auto above = all_inherited_from(*fates_.to, object); !above.empty())
    append(all, alter_object(as_inherited(above, object), object));
  else if (object.kind->name == "column")
    append(all, alter_object(as_of_type(object), object));
}

// What a table says itself, though its parents have it, is stored as theirs if nothing is said.
void Renderer::settle_merged(const Object& column, Statements& all) const {
  const Object& table = *column.parent;
  if (has_from_parent(column) || !fates_.made(fates_.to->index_of(table))) return;
  const std::vector<const Object*> above = all_inherited_from(*fates_.to, column);
  if (above.empty() || is_stored_alike(column, *above.front()) || is_attached(*fates_.to, table) ||
      is_adopted(*fates_.to, table))
    return;
  append(all, alter_object(as_merged(column, *above.front()), column));
}

// A column has its parent's default, if nothing is said.
Statements Renderer::without_default(const Object& object) const {
  const auto has_default = [&](const Object& column) {
    return fates_.to->find("default", fmt::format("column {}", column.key)) != nullptr;
  };
  const std::vector<const Object*> above = all_inherited_from(*fates_.to, object);
  if (has_default(object) ||
      std::ranges::none_of(above, [&](const Object* a) { return has_default(*a); }))
    return {};
  return one(
      fmt::format("ALTER TABLE {} ALTER COLUMN {} DROP DEFAULT", object.parent->key, object.name));
}

// An owned sequence belongs to who has the table.
bool Renderer::follows_owner(const Object& sequence) const {
  const Object* link = fates_.from->find("owned sequence", "sequence " + sequence.key);
  return link != nullptr && !fates_.gone(fates_.from->index_of(*link));
}

Statements Renderer::create(int vertex) const {
  const Action& action = actions_.all()[at(vertex)];
  const Object& object = made(action.to);
  Statements all;
  if (is_left_by_detach(fates_, object)) return all;
  if (comes_by_inheritance(fates_, action.to)) {
    if (const Object* above = inherited_from(*fates_.to, object)) {
      append(all, alter_object(as_added(*above), object));
      append(all, without_default(object));
    } else {
      append(all, alter_object(as_of_type(object), object));
    }
    return all;
  }
  if (object.kind->name == "privileges" && object.parent != nullptr)
    if (auto grants = grants_under_defaults(fates_, *object.parent, &object)) return *grants;
  if (action.from >= 0 && live_.has_beside(action.from)) {
    all = object.kind->take_place(object);
    for (int v : folded_[at(vertex)]) behind_create(v, all);
    return all;
  }
  const bool shelled = shelled_.contains(action.to);
  all = shelled ? one(object.kind->shell(object)) : create_object(vertex);
  // A type can have no owner or privileges of its own before it is defined.
  if (!shelled || !is_type(object)) behind_create(vertex, all);
  return all;
}

// A column that comes to a table with children comes to them, and an identity can't come with it.
bool Renderer::gets_identity_later(int to) const {
  const Object& object = made(to);
  if (object.kind->name != "column" || attribute_text(object, "identity").empty() ||
      fates_.made(fates_.to->index_of(*object.parent)))
    return false;
  return std::ranges::any_of(children_of(*fates_.to, *object.parent), [&](const Object* link) {
    return attribute_text(*link, "bound").empty();
  });
}

Statements Renderer::create_object(int vertex) const {
  const int to = actions_.all()[at(vertex)].to;
  const Member member = member_of(vertex);
  const Kind& kind = *member.object->kind;
  if (gets_identity_later(to)) {
    Statements all = kind.create(as_plain(*member.object), member.members);
    append(all, alter_object(as_plain(made(to)), made(to)));
    return all;
  }
  if (is_table(*member.object)) {
    Detour detour = to_be_made_with_parents(*fates_.to, made(to));
    Statements all = std::move(detour.before);
    append(all, kind.create(*member.object, member.members));
    append(all, std::move(detour.after));
    return all;
  }
  if (!live_.is_part(to)) return kind.create(*member.object, member.members);
  Statements all = kind.create_live(*member.object, member.members);
  if (live_.is_validated(to)) all.pop_back();
  return all;
}

Statements Renderer::define(int vertex) const {
  const Object& object = made(actions_.all()[at(vertex)].to);
  Statements all = one(object.kind->define(object));
  if (is_type(object)) behind_create(vertex, all);
  return all;
}

Statements Renderer::alter_object(const Object& from, const Object& to) const {
  Statements all;
  const bool live = live_.is_part(fates_.to->index_of(to));
  if (auto changed = (live ? from.kind->alter_live : from.kind->alter)(from, names_.said(to)))
    append(all, std::move(*changed));
  return all;
}

Statements Renderer::alter(const Action& action) const {
  const Object &from = old(action.from), &to = made(action.to);
  Statements all;
  if (from.owner != to.owner && to.kind->target(to) != "" && !follows_owner(from))
    all.push_back({owner_statement(to), {Hazard::changes_access}});
  const Object *above_from = nullptr, *above_to = nullptr;
  if (const Object* attribute = typed_by(*fates_.from, from)) {
    above_from = attribute;
    above_to = typed_by(*fates_.to, to);
  } else if (from.kind->name == "column") {
    above_from = staying_above(fates_, from);
    if (above_from != nullptr)
      above_to = &made(fates_.to_of[at(fates_.from->index_of(*above_from))]);
  }
  if (above_from != nullptr && above_to != nullptr) {
    // What the parent's change has brought already is not done again.
    const Brought brought{
        .identity = fates_.to->server_version() >= 170000 && is_attached(*fates_.to, *to.parent),
        .retyped = fates_.retyped[at(fates_.from->index_of(*above_from))]};
    append(all, alter_object(with_parents_change(from, *above_from, *above_to, brought), to));
    return all;
  }
  if (from.kind->name == "constraint" && is_left_behind(fates_, from)) {
    append(all, alter_object(as_own(from), to));
    return all;
  }
  append(all, fates_.retyped[at(action.from)] ? retype(*fates_.from, *fates_.to, from, to)
                                              : alter_object(with_links(fates_, from, to), to));
  return all;
}

// What is new has no rows to be worked on.
void Renderer::leave_out_hazards(const Action& action, Statements& all) const {
  if (!live_.is_safe() || action.act == Act::copy || action.to < 0 || !live_.is_new(action.to))
    return;
  const Object& object = made(action.to);
  // The rows of a default partition are looked at for the new one's.
  if (object.kind->name == "inheritance" && !attribute_text(object, "bound").empty()) {
    const Object* whole = fates_.from->find("table", attribute_text(object, "parent"));
    const auto is_rest = [](const Object* l) { return attribute_text(*l, "bound") == "DEFAULT"; };
    if (whole != nullptr && std::ranges::any_of(children_of(*fates_.from, *whole), is_rest)) return;
  }
  for (Ddl& s : all)
    std::erase_if(s.hazards, [](Hazard h) {
      return h == Hazard::rewrites_table || h == Hazard::scans_table || h == Hazard::builds_index ||
             h == Hazard::may_fail_on_rows;
    });
}

// What can be built while all is as it was; what goes without a lock; all else; what needs time.
int Renderer::phase(const Action& action) const {
  const auto takes_time = [](const Statements& all) {
    return std::ranges::any_of(all, [](const Ddl& s) {
      return s.boundary == Boundary::outside || s.boundary == Boundary::alone;
    });
  };
  if (!live_.is_safe()) return common;
  switch (action.act) {
    case Act::build_beside:
      return 0;
    case Act::drop:
      return live_.was_part(action.from) && takes_time(drop_object(action.from)) ? 1 : common;
    case Act::validate:
      return 3;
    case Act::alter:
      return live_.was_part(action.from) && takes_time(alter(action)) ? 3 : common;
    case Act::create: {
      const Object& object = made(action.to);
      const bool beside = action.from >= 0 && live_.has_beside(action.from);
      return !beside && live_.is_part(action.to) && !live_.is_validated(action.to) &&
                     takes_time(object.kind->create_live(object, {}))
                 ? 3
                 : common;
    }
    default:
      return common;
  }
}

void Renderer::add_folded(int vertex, std::vector<const Object*>& all) const {
  for (int v : folded_[at(vertex)]) {
    all.push_back(&made(actions_.all()[at(v)].to));
    add_folded(v, all);
  }
}

std::vector<Step> Renderer::render(int vertex) const {
  const Action& action = actions_.all()[at(vertex)];
  const Object& object = action.to >= 0 ? made(action.to) : old(action.from);
  Statements statements;
  switch (action.act) {
    case Act::drop:
      statements = drop(action);
      break;
    case Act::set_aside:
      statements = set_aside(action);
      break;
    case Act::alter:
      statements = alter(action);
      break;
    case Act::create:
      statements = create(vertex);
      break;
    case Act::define:
      statements = define(vertex);
      break;
    case Act::copy:
      statements = copy(action);
      break;
    case Act::build_beside:
      statements = object.kind->build_beside(object);
      break;
    case Act::validate:
      statements = {object.kind->create_live(object, {}).back()};
      break;
  }
  leave_out_hazards(action, statements);
  std::vector<Step> steps;
  const bool goes = action.act == Act::drop || action.act == Act::set_aside;
  const Turn turn = goes ? Turn::goes : action.act == Act::alter ? Turn::changes : Turn::comes;
  std::vector<const Object*> members;
  if (action.act == Act::create || action.act == Act::define) add_folded(vertex, members);
  for (Ddl& s : statements)
    steps.push_back({.statement = std::move(s),
                     .about = fmt::format("{} {}", object.kind->name, object.key),
                     .turn = turn,
                     .object = &object,
                     .members = members});
  return steps;
}

}  // namespace shale
