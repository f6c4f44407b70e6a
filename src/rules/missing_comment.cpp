#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "review/rule.h"

namespace shale::rules_::in_missing_comment {
namespace {

std::set<const Object*> commented(const Catalog& catalog, std::string_view kind) {
  std::set<const Object*> all;
  for (const Object& comment : catalog.of(*find_kind("comment")))
    if (comment.parent != nullptr && comment.parent->kind->name == kind) all.insert(comment.parent);
  return all;
}

// Do this many of a hundred have one, and more than one? That may only say what is not used any
// more.
bool is_habit(const Catalog& catalog, std::string_view kind, std::size_t percent) {
  const std::size_t all = catalog.of(*find_kind(kind)).size();
  const std::size_t with_one = commented(catalog, kind).size();
  return with_one >= 3 && with_one * 100 >= percent * all;
}

void judge(const Scene& scene, Findings& found) {
  const std::set<const Object*> tables = commented(scene.after, "table");
  if (is_habit(scene.before, "table", 10))
    for (const Object* table : scene.made("table"))
      if (!tables.contains(table))
        found.object(*table, Certainty::proven,
                     fmt::format("{} has no comment; other tables here have one", bare(*table)),
                     fmt::format("COMMENT ON TABLE {} IS '…';", table->key));
  const bool habit = is_habit(scene.before, "column", 10);
  const std::set<const Object*> before = commented(scene.before, "column");
  const auto has_neighbour = [&](const Object& table) {
    return std::ranges::any_of(
        before, [&](const Object* column) { return column->parent->key == table.key; });
  };
  const std::set<const Object*> columns = commented(scene.after, "column");
  std::map<const Object*, std::vector<const Object*>> bare_ones;
  for (const Object* column : scene.made("column"))
    if (!columns.contains(column) && scene.was_there(*column->parent) &&
        (habit || has_neighbour(*column->parent)))
      bare_ones[column->parent].push_back(column);
  for (const auto& [table, all] : bare_ones) {
    std::vector<std::string> names, sql;
    for (const Object* column : all) {
      names.push_back(bare(*column));
      sql.push_back(fmt::format("COMMENT ON COLUMN {} IS '…';", column->key));
    }
    found.object(*all.front(), Certainty::proven,
                 fmt::format("{} of {} {} no comment; other columns here have one", listed(names),
                             bare(*table), names.size() == 1 ? "has" : "have"),
                 join(sql, "\n"));
  }
}

}  // namespace

extern const Rule missing_comment;
constinit const Rule missing_comment = checked({
    .id = "missing-comment",
    .summary = "no comment where the neighbours have one",
    .why = "What a column means is known to whoever adds it, today. It is only said where the "
           "schema has such "
           "comments.",
    .instead = "COMMENT ON … IS, in the same migration.",
    .topic = Topic::design,
    .severity = Severity::note,
    .given = "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY);\nCREATE "
             "TABLE c (id int "
             "PRIMARY KEY);\nCOMMENT ON TABLE a IS 'a';\nCOMMENT ON TABLE b IS 'b';\n"
             "COMMENT ON TABLE c IS 'c';",
    .bad = "CREATE TABLE d (id int PRIMARY KEY);",
    .good = "CREATE TABLE d (id int PRIMARY KEY);\nCOMMENT ON TABLE d IS 'd';",
    .judge = judge,
});

}  // namespace shale::rules_::in_missing_comment
