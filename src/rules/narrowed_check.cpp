#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "diff/inherited.h"
#include "review/rule.h"
#include "sql/lexer.h"

namespace shale::rules_::in_narrowed_check {
namespace {

// A check taken apart: what is left without its literals, and those.
struct Condition {
  std::string shape{};
  std::set<std::string> literals{};
};

// A list of values is one, however long it is.
Condition condition_of(std::string_view definition) {
  if (const std::size_t end = definition.rfind(" NOT VALID");
      end != definition.npos && end + 10 == definition.size())
    definition = definition.substr(0, end);
  Condition condition;
  Lexer lexer(definition);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    if (t.kind == TokenKind::string)
      condition.literals.insert(std::string(lexer.text_of(t)));
    else
      condition.shape += std::string(lexer.text_of(t)) + " ";
  }
  for (const char* type : {":: text", ":: character varying", ":: character varying :: text"})
    for (std::string from = std::string(type) + " , " + type; contains(condition.shape, from);)
      condition.shape = replace_all(condition.shape, from, type);
  return condition;
}

// The columns of its table that a check names.
std::vector<const Object*> columns_named(const Catalog& catalog, const Object& check) {
  std::vector<const Object*> all;
  std::set<std::string> words;
  const Text definition = attribute_text(check, "definition");
  Lexer lexer(definition);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next())
    if (t.kind == TokenKind::word || t.kind == TokenKind::quoted_name)
      words.insert(std::string(lexer.text_of(t)));
  for (const Object& column : catalog.of(*find_kind("column")))
    if (column.parent == check.parent && words.contains(std::string(column.name)))
      all.push_back(&column);
  return all;
}

bool is_check(const Object& object) {
  return object.kind->name == "constraint" && attribute_text(object, "type") == "c" &&
         object.parent != nullptr;
}

// The check of before that this one takes the place of: of its name, or gone and over the same
// columns.
const Object* taken_place_of(const Scene& scene, const Object& check) {
  const auto names = [](const std::vector<const Object*>& columns) {
    std::set<std::string> all;
    for (const Object* column : columns) all.insert(std::string(column->name));
    return all;
  };
  const std::set<std::string> mine = names(columns_named(scene.after, check));
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || !is_check(*c.left) || c.left->parent->key != check.parent->key)
      continue;
    if (c.right == &check) return c.left;
    if (c.right == nullptr && names(columns_named(scene.before, *c.left)) == mine) return c.left;
  }
  return nullptr;
}

// Values that the old check allowed and the new one does not; none: they can't be compared.
std::optional<std::vector<std::string>> no_longer_allowed(const Object& old, const Object& now) {
  const Condition before = condition_of(attribute_text(old, "definition"));
  const Condition after = condition_of(attribute_text(now, "definition"));
  if (before.shape != after.shape) return std::nullopt;
  std::vector<std::string> gone;
  std::ranges::set_difference(before.literals, after.literals, std::back_inserter(gone));
  return gone;
}

void judge_check(const Scene& scene, const Object& check, Findings& found) {
  const std::vector<const Object*> columns = columns_named(scene.after, check);
  if (columns.empty() ||
      std::ranges::any_of(columns, [&](const Object* column) { return !scene.was_there(*column); }))
    return;
  Findings here = found;
  const Object* old = taken_place_of(scene, check);
  if (old != nullptr) {
    const auto gone = no_longer_allowed(*old, check);
    if (gone && gone->empty()) return;
    if (gone)
      return here.object(
          check, Certainty::proven,
          fmt::format("{} of {} no longer allows {}: programs that write {} fail", bare(check),
                      bare(*check.parent), listed(*gone, 6), gone->size() == 1 ? "it" : "them"),
          "release programs that do not write it first");
    here.milder(Severity::note);
    return here.object(check, Certainty::unknown,
                       fmt::format("{} of {} is another condition now: whether it takes all that "
                                   "it took before can't be seen from its text",
                                   bare(check), bare(*check.parent)),
                       "see that programs in use keep to it");
  }
  here.milder(Severity::note);
  here.object(
      check, Certainty::predicted,
      fmt::format("from now on {} of {} holds for every row that is written: programs that "
                  "do not know of it may fail",
                  bare(check), bare(*check.parent)),
      "see that those in use keep to it; NOT VALID helps the rows that are there, not them");
}

// Does a trigger that is called before an insert speak of the column? Then it fills it, we take it.
bool is_filled_by_trigger(const Scene& scene, const Object& column) {
  for (const Object& trigger : scene.after.of(*find_kind("trigger"))) {
    const Text definition = attribute_text(trigger, "definition");
    if (trigger.parent != column.parent || !contains(definition, " BEFORE ") ||
        !contains(definition, "INSERT"))
      continue;
    if (contains(definition, bare(column))) return true;
    for (const Object& function : scene.after.of(*find_kind("function")))
      if (function.key == std::string(attribute_text(trigger, "function")) + "()" &&
          contains(attribute_text(function, "body"), bare(column)))
        return true;
  }
  return false;
}

bool has_value(const Scene& scene, const Object& column) {
  return attribute_text(column, "identity") != "" || attribute_text(column, "generated") != "" ||
         std::ranges::any_of(scene.after.of(*find_kind("default")),
                             [&](const Object& value) { return value.parent == &column; });
}

void judge_column(const Scene& scene, const Change& c, Findings& found) {
  if (attribute_text(*c.left, "not null") == "t" || attribute_text(*c.right, "not null") != "t")
    return;
  const Object& column = *c.right;
  if (column.parent == nullptr || !scene.was_there(column) || has_value(scene, column) ||
      is_filled_by_trigger(scene, column))
    return;
  found.object(column, Certainty::predicted,
               fmt::format("{}.{} has to be written from now on, and has no default: programs that "
                           "leave it out fail",
                           bare(*column.parent), bare(column)),
               "release programs that write it first; or give it a default");
}

// A new check of a domain that was there holds for each of its columns.
void judge_domain(const Scene& scene, const Object& check, Findings& found) {
  if (check.parent == nullptr || !scene.was_there(*check.parent)) return;
  Findings here = found;
  here.milder(Severity::note);
  here.object(check, Certainty::predicted,
              fmt::format("from now on {} holds for every column of domain {}: programs that do "
                          "not know of it may fail",
                          bare(check), bare(*check.parent)),
              "see that those in use keep to it");
}

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.right == nullptr) continue;
    if (c.left == nullptr && c.right->kind->name == "domain constraint")
      judge_domain(scene, *c.right, found);
    if (is_check(*c.right)) {
      // The condition of a check can't be changed: one that is the same is only printed with other
      // names.
      const bool same = scene.was_there(*c.right) ||
                        (c.left != nullptr && attribute_text(*c.left, "definition") ==
                                                  attribute_text(*c.right, "definition"));
      if (!same && inherited_from(scene.after, *c.right) == nullptr &&
          scene.was_there(*c.right->parent))
        judge_check(scene, *c.right, found);
    } else if (c.left != nullptr && c.right->kind->name == "column" && !is_another(c)) {
      judge_column(scene, c, found);
    }
  }
}

}  // namespace

extern const Rule narrowed_check;
constinit const Rule narrowed_check = checked({
    .id = "narrowed-check",
    .summary = "a column that was there takes less than before: a CHECK, or NOT NULL",
    .why = "Programs that run while the migration is applied write what was allowed so far, and "
           "fail. A list of values that only gets longer is not reported, nor is NOT NULL where a "
           "default stands in.",
    .instead = "First release programs that keep to it, then add the constraint.",
    .topic = Topic::breaking,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, state text CONSTRAINT state_is_known "
             "CHECK (state IN ('new', 'paid', 'lost')));",
    .bad = "ALTER TABLE orders DROP CONSTRAINT state_is_known,\n"
           "  ADD CONSTRAINT state_is_known CHECK (state IN ('new', 'paid'));",
    .good = "ALTER TABLE orders DROP CONSTRAINT state_is_known,\n"
            "  ADD CONSTRAINT state_is_known CHECK (state IN ('new', 'paid', 'lost', 'found'));",
    .judge = judge,
});

}  // namespace shale::rules_::in_narrowed_check
