#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "review/rule.h"
#include "sql/facts.h"
#include "sql/table_text.h"

namespace shale::rules_ {
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

const Object* there_before(const Scene& scene, const Touch& touch) {
  for (const char* kind : {"table", "index", "view", "sequence"})
    for (const Object& o : scene.before.of(*find_kind(kind)))
      if (bare(o) == touch.name && (touch.schema.empty() || bare(*o.schema) == touch.schema) &&
          scene.name_now(o) != nullptr)
        return &o;
  return nullptr;
}

void judge(const Scene& scene, Findings& found) {
  for (const SceneStatement& s : scene.statements)
    for (const Touch& touch : s.touches.all) {
      if (touch.what != TouchKind::makes || !touch.if_absent || !touch.part_space.empty() ||
          touch.space != "relation" || touch.name.empty())
        continue;
      const Object* known = there_before(scene, touch);
      if (known == nullptr) continue;
      const std::vector<std::string> missing = missing_columns(scene, s, *known);
      Findings here = found;
      if (missing.empty()) here.milder(Severity::note);
      here.at(
          s, touch.name, Certainty::proven,
          missing.empty()
              ? fmt::format("{} {} is there already: this does nothing", known->kind->name,
                            touch.name)
              : fmt::format("{} {} is there already, so this does nothing, and {} will be missing",
                            known->kind->name, touch.name, listed(missing)),
          missing.empty() ? "leave it out" : "ALTER TABLE … ADD COLUMN, or another name");
    }
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

}  // namespace shale::rules_
