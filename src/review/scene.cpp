#include "review/scene.h"

#include <algorithm>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/rule.h"

namespace shale {
namespace {

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

const TableSize* known_size(const Scene& scene, const Object& table) {
  if (scene.sizes == nullptr) return nullptr;
  const auto known = scene.sizes->find(table.key);
  return known == scene.sizes->end() ? nullptr : &known->second;
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

std::string said_name(const Object& object) {
  const std::string_view kind = object.kind->name;
  const bool routine = kind == "function" || kind == "procedure" || kind == "aggregate";
  return routine ? unquoted(object.name.substr(0, object.name.find('('))) : bare(object);
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
  if (kind != "column") return all;
  // One that is made like the one in whose place it stands is no change.
  for (const Object& column : after.of(*find_kind(kind)))
    if (column.parent != nullptr && was_there(*column.parent) && !was_there(column) &&
        before.find(kind, column.key) != nullptr)
      all.push_back(&column);
  return all;
}

// The column that stood there is dropped, or has another name.
bool is_another(const Change& c) {
  return c.left != nullptr && c.right != nullptr && c.left->address != c.right->address;
}

bool Scene::was_there(const Object& object) const {
  const int known = before.at(object.address);
  if (known < 0) return false;
  const Object& old = before.objects()[static_cast<std::size_t>(known)];
  return old.kind == object.kind && old.address == object.address;
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

// Does the statement leave nothing of the table?
static bool empties(const Scene& scene, const SceneStatement& s, const Object& table) {
  const std::vector<std::string> names = scene.names_of(table);
  const auto is_it = [&](const TreeNode& relation) {
    const std::string_view schema = relation.text("schemaname");
    return is_among(names, relation.text("relname")) &&
           (schema.empty() || (table.schema != nullptr && schema == bare(*table.schema))) &&
           relation.flag("inh");
  };
  bool all = false;
  look_at_tree(s, [&](const TreeNode& tree) {
    if (tree.kind() == "TruncateStmt")
      all |= std::ranges::any_of(tree.nodes("relations"), is_it);
    else if (tree.kind() == "DeleteStmt")
      all |= is_it(tree.node("relation")) && !tree.node("where_clause") &&
             tree.nodes("using_clause").empty();
  });
  return all;
}

bool Scene::is_emptied_before(const SceneStatement& statement, const Object& table) const {
  bool empty = false;
  for (const SceneStatement& s : statements) {
    if (s.number >= statement.number) break;
    const std::string_view verb = s.facts.quick.verb;
    if (verb == "truncate" || verb == "delete")
      empty |= empties(*this, s, table);
    else if (may_write(s, table))
      empty = false;
  }
  return empty;
}

// UPDATE makes no rows, but it may call what does.
bool Scene::may_write(const SceneStatement& s, const Object& table) const {
  const std::string_view verb = s.facts.quick.verb;
  if (s.touches.opaque || !s.touches.calls.empty() || !s.facts.understood) return true;
  return (verb == "insert" || verb == "copy" || verb == "merge" || verb == "with") &&
         names_table(s, table);
}

bool Scene::may_be_filled(const Object& column, const SceneStatement* until) const {
  const SceneStatement* maker = maker_of(column);
  const std::vector<std::string> names = names_of(column);
  for (const SceneStatement& s : statements) {
    if (maker != nullptr && s.number <= maker->number) continue;
    if (until != nullptr && s.number >= until->number) break;
    if (may_write(s, *column.parent)) return true;
    const auto is_it = [&](const std::string& assigned) { return is_among(names, assigned); };
    if (names_table(s, *column.parent) && std::ranges::any_of(s.facts.assigned, is_it)) return true;
  }
  return false;
}

bool Scene::is_not_null_from_the_start(const Object& column) const {
  const SceneStatement* maker = maker_of(column);
  return maker != nullptr && adds_column_with(*maker, column, "CONSTR_NOTNULL");
}

bool Scene::adds_column_with(const SceneStatement& s, const Object& column,
                             std::string_view contype) const {
  const std::vector<std::string> names = names_of(column);
  bool found = false;
  look_at_tree(s, [&](const TreeNode& tree) {
    if (tree.kind() != "AlterTableStmt") return;
    for (const TreeNode& command : tree.nodes("cmds")) {
      const TreeNode def = command.node("def");
      found |= command.word("subtype") == "AT_AddColumn" && is_among(names, def.text("colname")) &&
               has_constraint(def, contype);
    }
  });
  return found;
}

bool has_constraint(const TreeNode& column_definition, std::string_view contype) {
  return std::ranges::any_of(
      column_definition.nodes("constraints"),
      [&](const TreeNode& constraint) { return constraint.word("contype") == contype; });
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
  const TableSize* known = known_size(*this, table);
  return known == nullptr ? std::nullopt : std::optional(known->rows);
}

std::string Scene::size_of(const Object& table) const {
  const TableSize* known = known_size(*this, table);
  return known == nullptr ? "" : ", of " + words_of(*known);
}

std::string Scene::wait_of(const Object& table, Work::Kind work) const {
  const TableSize* known = known_size(*this, table);
  return known == nullptr ? "" : size_of(table) + ", for " + words_of(time_of(work, *known));
}

void look_at_tree(const SceneStatement& statement, const LookAtTree& look) {
  if (statement.facts.understood && statement.parsed)
    statement.parsed->look(look);
  else if (statement.facts.understood)
    parse(statement.text, look);
  else
    look(TreeNode());
}

}  // namespace shale
