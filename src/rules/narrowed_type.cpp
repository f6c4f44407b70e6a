#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "diff/fates.h"
#include "kinds/text.h"
#include "review/rule.h"
#include "sketch/types.h"
#include "verify/loss.h"

namespace shale::rules_::in_narrowed_type {
namespace {

// Is it one type under two names, or an enum that has all values of the other?
bool holds_by_kind(const Scene& scene, std::string_view from, std::string_view to) {
  if (from.ends_with("[]") && to.ends_with("[]")) from.remove_suffix(2), to.remove_suffix(2);
  for (const char* kind : {"enum", "domain", "composite type", "range"}) {
    const Object *before = scene.before.find(kind, from), *after = scene.after.find(kind, to);
    if (before == nullptr || after == nullptr) continue;
    if (before->address == after->address) return true;
    if (before->kind->name != "enum") continue;
    const auto had = parse_array(attribute_text(*before, "labels")),
               has = parse_array(attribute_text(*after, "labels"));
    return std::ranges::all_of(
        had, [&](const auto& label) { return std::ranges::find(has, label) != has.end(); });
  }
  return false;
}

// The rows that do not fit.
std::string misfits(const Object& column, std::string_view from, std::string_view to) {
  const std::string_view name = column.name;
  constexpr std::pair<std::string_view, std::string_view> integers[] = {
      {"smallint", "-32768 AND 32767"},
      {"integer", "-2147483648 AND 2147483647"},
      {"bigint", "-9223372036854775808 AND 9223372036854775807"}};
  for (const auto& [type, bounds] : integers)
    if (to == type && (from == "integer" || from == "bigint" || from.starts_with("numeric")))
      return fmt::format("{} NOT BETWEEN {}", name, bounds);
  const std::size_t open = to.find('(');
  const bool of_text = from == "text" || from.starts_with("character");
  if (of_text && to.starts_with("character") && open != to.npos && to.ends_with(')'))
    return fmt::format("length({}) > {}", name, to.substr(open + 1, to.size() - open - 2));
  return fmt::format("{} IS NOT NULL", name);
}

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || c.right == nullptr || c.left->kind->name != "column") continue;
    if (is_another(c)) continue;  // its values go with it: see dropped-column
    const Text from = type_of(*c.left), to = type_of(*c.right);
    // By the text alone nobody may have said it.
    if (from == to || from.empty() || keeps_values(from, to) || holds_by_kind(scene, from, to))
      continue;
    // What the two types of the project's own hold is not known by the text.
    if (scene.of_text && !is_own_type(from) && !is_own_type(to)) continue;
    // What is written to it before may make the rows fit.
    const SceneStatement* change = scene.maker_of(*c.right);
    const bool written = std::ranges::any_of(scene.statements, [&](const SceneStatement& s) {
      return (change == nullptr || s.number < change->number) &&
             scene.names_table(s, *c.right->parent) &&
             std::ranges::find(s.facts.assigned, bare(*c.right)) != s.facts.assigned.end();
    });
    Findings here = found;
    if (written) here.milder(Severity::note);
    here.object(
        *c.right, Certainty::predicted,
        fmt::format(
            "{}.{} becomes {}, which does not hold all that {} holds: rows that do not fit make "
            "it fail or are cut",
            bare(*c.right->parent), bare(*c.right), to, from),
        fmt::format("look first: SELECT count(*) FROM {} WHERE {};", c.left->parent->key,
                    misfits(*c.left, from, to)));
  }
}

}  // namespace

extern const Rule narrowed_type;
constinit const Rule narrowed_type = checked({
    .id = "narrowed-type",
    .summary = "a column's new type does not hold all values of the old one",
    .why = "On the clone there are no rows; on a database that lives one value that does not fit "
           "stops the "
           "migration, or is changed by the cast. Programs that write the old sort of value fail.",
    .instead = "Look for such rows first; or add a column of the new type beside the old one.",
    .topic = Topic::breaking,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code varchar(20));",
    .bad = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(10);",
    .good = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);",
    .judge = judge,
});

}  // namespace shale::rules_::in_narrowed_type
