#include "review/scene.h"

#include <algorithm>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/rule.h"
#include "sql/lexer.h"

namespace shale {
namespace {

// Where a name stands in a statement, in bytes of it; its begin, if it doesn't.
std::size_t offset_of(std::string_view text, std::string_view name) {
  if (name.empty()) return 0;
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next())
    if ((t.kind == TokenKind::word || t.kind == TokenKind::quoted_name) &&
        meant_name(lexer.text_of(t)) == name)
      return t.begin;
  return 0;
}

// As a statement names it: a routine without its arguments.
std::string said_name(const Object& object) {
  const std::string_view kind = object.kind->name;
  const bool routine = kind == "function" || kind == "procedure" || kind == "aggregate";
  return routine ? unquoted(object.name.substr(0, object.name.find('('))) : bare(object);
}

// Does a touch speak of the object, or of a part of it?
bool speaks_of(const Touch& touch, const Object& object) {
  const std::string name = said_name(object);
  if (object.parent == nullptr || object.kind->name == "index") return touch.name == name;
  if (touch.name != bare(table_of(object)) && touch.table != bare(table_of(object))) return false;
  const std::string_view kind = object.kind->name;
  const std::string_view space =
      kind == "foreign key" || kind == "constraint index" ? "constraint" : kind;
  if (touch.part_space != space) return false;
  if (kind == "default") return touch.part == bare(*object.parent);
  if (!touch.part.empty()) return touch.part == name;
  return !touch.label.empty() &&
         (name.ends_with("_" + touch.label) || contains(name, "_" + touch.label));
}

}  // namespace

std::string_view name_of(Severity severity) {
  constexpr std::string_view names[] = {"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

Severity severity_named(std::string_view name) {
  return name == "error" ? Severity::error : name == "warning" ? Severity::warning : Severity::note;
}

std::string_view name_of(Certainty certainty) {
  constexpr std::string_view names[] = {"proven", "predicted", "unknown"};
  return names[static_cast<std::size_t>(certainty)];
}

std::string_view name_of(Topic topic) {
  constexpr std::string_view names[] = {
      "numbers and files", "locks and downtime", "breaking changes", "design", "security", "data"};
  return names[static_cast<std::size_t>(topic)];
}

const Rule* find_rule(std::string_view id) {
  for (const Rule* rule : rules())
    if (rule->id == id) return rule;
  return nullptr;
}

std::string bare(const Object& object) {
  return unquoted(object.name);
}

std::vector<std::string> columns_in(std::string_view definition) {
  const std::size_t open = definition.find('('), close = definition.find(')', open);
  std::vector<std::string> all;
  if (open == definition.npos || close == definition.npos) return all;
  for (std::string_view part : split(definition.substr(open + 1, close - open - 1), ','))
    all.emplace_back(trim(part));
  return all;
}

Text type_of(const Object& column) {
  return attribute_text(column, "type");
}

const Object* column_of(const Catalog& catalog, const Object& table, std::string_view name) {
  return catalog.find("column", fmt::format("{}.{}", table.key, name));
}

std::vector<const Object*> Scene::made(std::string_view kind) const {
  std::vector<const Object*> all;
  for (const Change& c : change.changes)
    if (c.left == nullptr && c.right->kind->name == kind && !was_there(*c.right))
      all.push_back(c.right);
  return all;
}

bool Scene::was_there(const Object& object) const {
  const int known = before.at(object.address);
  if (known < 0) return false;
  const Object& old = before.objects()[static_cast<std::size_t>(known)];
  return old.kind == object.kind && old.address == object.address;
}

const Object* Scene::table_before(std::string_view name) const {
  for (std::string_view kind : {"table", "materialized view"})
    for (const Object& table : before.of(*find_kind(kind)))
      if (bare(table) == name) {
        const Object* now = after.find(*table.kind, table.key);
        return now != nullptr && now->address != table.address ? nullptr : &table;
      }
  return nullptr;
}

const SceneStatement* Scene::maker_of(const Object& object) const {
  for (const bool makes : {true, false})
    for (auto s = statements.rbegin(); s != statements.rend(); ++s)
      for (const Touch& touch : s->touches.all) {
        const bool fits = makes ? touch.what == TouchKind::makes &&
                                      touch.part_space.empty() ==
                                          (object.parent == nullptr || object.kind->name == "index")
                                : touch.what != TouchKind::drops;
        if (fits && speaks_of(touch, object)) return &*s;
      }
  // A part that has no touch of its own came with its table.
  if (object.parent != nullptr) return maker_of(*object.parent);
  return nullptr;
}

const Migration* Scene::creator_of(const Object& table) const {
  const std::string name = bare(table);
  for (auto m = folder.migrations.rbegin(); m != folder.migrations.rend(); ++m) {
    if (m->runner) continue;
    const auto source = read_source(*m, Direction::up);
    if (!source || !contains(source->script.text(), name)) continue;
    for (const Statement& statement : source->script.statements()) {
      const std::string_view text = source->script.text_of(statement);
      if (!contains(text, name) || quick_facts(text).verb != "create table") continue;
      for (const Touch& touch : touches_of(text).all)
        if (touch.what == TouchKind::makes && touch.part_space.empty() && touch.name == name)
          return &*m;
    }
  }
  return nullptr;
}

LockMode Scene::held_at(const SceneStatement& statement, const Object& object) const {
  LockMode held = LockMode::none;
  for (const SceneStatement& s : statements) {
    if (s.number > statement.number) break;
    if (s.trace.transaction != statement.trace.transaction) continue;
    for (const LockTaken& lock : s.trace.locks)
      if (lock.object->key == object.key) held = std::max(held, lock.mode);
  }
  return held;
}

const Object* Scene::name_now(const Object& object) const {
  const int found = after.at(object.address);
  if (found < 0) return nullptr;
  const Object& now = after.objects()[static_cast<std::size_t>(found)];
  return now.kind == object.kind && now.address == object.address ? &now : nullptr;
}

const SceneStatement* Scene::end_of(const Object& object) const {
  for (const SceneStatement& s : statements)
    for (const Touch& touch : s.touches.all)
      if ((touch.what == TouchKind::drops || touch.what == TouchKind::renames ||
           touch.what == TouchKind::moves) &&
          speaks_of(touch, object))
        return &s;
  return nullptr;
}

void Scene::at_end_of(const Object& object, Findings& found, Certainty certainty,
                      std::string message, std::string fix) const {
  if (const SceneStatement* s = end_of(object))
    return found.at(*s, said_name(object), certainty, std::move(message), std::move(fix));
  found.file(certainty, std::move(message), std::move(fix));
}

void Scene::weigh(const Object& table, Findings& found) const {
  constexpr long long small = 10'000;
  if (const auto known = rows_of(table); known && *known < small) found.milder(Severity::note);
}

std::optional<long long> Scene::rows_of(const Object& table) const {
  if (rows == nullptr) return std::nullopt;
  const auto known = rows->find(table.key);
  return known == rows->end() ? std::nullopt : std::optional(known->second);
}

std::string Scene::size_of(const Object& table) const {
  const auto known = rows_of(table);
  return known ? fmt::format(", of {} rows", *known) : "";
}

void Findings::add(std::size_t offset, Certainty certainty, std::string message, std::string fix) {
  const bool whole = offset == std::string::npos;
  all_.push_back({.rule = std::string(rule_.id),
                  .severity = severity_,
                  .certainty = certainty,
                  .stem = scene_.migration.stem,
                  .place = whole
                               ? Place{.file = shown(scene_.migration.up)}
                               : place_at(shown(scene_.migration.up), scene_.script.text(), offset),
                  .message = std::move(message),
                  .fix = std::move(fix)});
}

void Findings::file(Certainty certainty, std::string message, std::string fix) {
  add(std::string::npos, certainty, std::move(message), std::move(fix));
}

void Findings::at(const SceneStatement& statement, std::string_view name, Certainty certainty,
                  std::string message, std::string fix) {
  const std::size_t begin = scene_.script.statements()[statement.number].begin;
  add(begin + offset_of(statement.text, name), std::max(certainty, statement.trace.certainty),
      std::move(message), std::move(fix));
}

void Findings::object(const Object& object, Certainty certainty, std::string message,
                      std::string fix) {
  const SceneStatement* statement = scene_.maker_of(object);
  if (statement == nullptr) return file(certainty, std::move(message), std::move(fix));
  at(*statement, said_name(object), certainty, std::move(message), std::move(fix));
}

void look_at_tree(const SceneStatement& statement, const LookAtTree& look) {
  if (statement.facts.understood && statement.parsed)
    statement.parsed->look(look);
  else if (statement.facts.understood)
    parse(statement.text, look);
  else
    look(TreeNode(nullptr));
}

}  // namespace shale
