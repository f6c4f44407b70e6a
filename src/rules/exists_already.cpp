#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "review/rule.h"
#include "sql/facts.h"
#include "sql/table_text.h"

namespace shale::rules_::in_exists_already {
namespace {

// Columns that the text has and the table has not.
std::vector<std::string> missing_columns(const Scene& scene, const SceneStatement& s,
                                         const Object& table) {
  std::vector<std::string> all;
  const auto text = table_text(s.text);
  if (!text) return all;
  for (const TableElement& element : text->elements)
    if (element.kind == TableElement::Kind::column &&
        column_of(scene.after, table, quote_name(element.name)) == nullptr)
      all.push_back(element.name);
  return all;
}

// Has it another name by the time of the statement?
bool has_left(const Scene& scene, const Object& object, const SceneStatement& s) {
  const Object* now = scene.name_now(object);
  if (now != nullptr && now->key == object.key) return false;
  const SceneStatement* end = scene.end_of(object);
  return now == nullptr || (end != nullptr && end->number < s.number);
}

const Object* there_before(const Scene& scene, const SceneStatement& s, const Touch& touch) {
  for (const char* kind : {"table", "index", "view", "sequence"})
    for (const Object& o : scene.before.of(*find_kind(kind)))
      if (bare(o) == touch.name && (touch.schema.empty() || bare(*o.schema) == touch.schema) &&
          !has_left(scene, o, s))
        return &o;
  return nullptr;
}

// What the whole of is there as it is written: a migration that repairs another may be full of it.
struct Again {
  const SceneStatement* statement = nullptr;
  std::string name{};
};

void say_again(const std::vector<Again>& all, Findings found) {
  if (all.empty()) return;
  std::vector<std::string> names;
  for (const Again& one : all) names.push_back(one.name);
  found.milder(Severity::note);
  found.at(*all[0].statement, all[0].name, Certainty::proven,
           all.size() == 1
               ? fmt::format("{} is there already: this does nothing", names[0])
               : fmt::format("{} are there already: nothing of that is done", listed(names, 3)),
           all.size() == 1 ? "leave it out" : "leave them out, or say above what this repairs");
}

void judge(const Scene& scene, Findings& found) {
  std::vector<Again> again;
  for (const SceneStatement& s : scene.statements)
    for (const Touch& touch : s.touches.all) {
      if (touch.what != TouchKind::makes || !touch.if_absent || !touch.part_space.empty() ||
          touch.space != "relation" || touch.name.empty())
        continue;
      const Object* known = there_before(scene, s, touch);
      if (known == nullptr) continue;
      const std::vector<std::string> missing = missing_columns(scene, s, *known);
      if (missing.empty())
        again.push_back({&s, touch.name});
      else
        found.at(s, touch.name, Certainty::proven,
                 fmt::format("{} {} is there already, so this does nothing, and {} will be missing",
                             known->kind->name, touch.name, listed(missing)),
                 "ALTER TABLE … ADD COLUMN, or another name");
    }
  say_again(again, found);
}

}  // namespace

extern const Rule exists_already;
constinit const Rule exists_already = checked({
    .id = "exists-already",
    .summary = "IF NOT EXISTS over something that is there, and is something else",
    .why =
        "The statement does nothing and says nothing. What comes behind it believes that it ran.",
    .instead = "Leave IF NOT EXISTS out, so that the clash is seen; or change what is there.",
    .topic = Topic::breaking,
    .severity = Severity::error,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);",
    .bad = "CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, total int);",
    .good = "CREATE TABLE IF NOT EXISTS invoices (id int PRIMARY KEY, total int);",
    .judge = judge,
});

}  // namespace shale::rules_::in_exists_already
