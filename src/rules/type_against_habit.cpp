#include <map>

#include <fmt/format.h>

#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_type_against_habit {
namespace {

struct Choice {
  std::string_view worse{}, better{}, why{};
};
constexpr Choice choices[] = {
    {"json", "jsonb", "it can be indexed and compared"},
    {"timestamp without time zone", "timestamp with time zone", "it says which moment is meant"},
    {"character varying", "text", "it has no length to run into"},
};

std::string_view plain(Text type) {
  return type.substr(0, type.find('('));
}

void judge(const Scene& scene, Findings& found) {
  std::map<std::string_view, std::size_t> habit;
  for (const Object& column : scene.before.of(*find_kind("column")))
    ++habit[plain(type_of(column))];
  for (const Object* column : scene.made("column"))
    for (const Choice& c : choices) {
      if (plain(type_of(*column)) != c.worse || type_of(*column) != c.worse) continue;
      const std::size_t worse = habit[c.worse], better = habit[c.better];
      if (better < 3 || better < 4 * worse) continue;
      found.object(
          *column, Certainty::proven,
          fmt::format("{}.{} is {}; {} of {} such columns here are {}: {}", bare(*column->parent),
                      bare(*column), c.worse, better, better + worse, c.better, c.why),
          std::string(c.better));
    }
}

}  // namespace

extern const Rule type_against_habit;
constinit const Rule type_against_habit = checked({
    .id = "type-against-habit",
    .summary =
        "json, timestamp or varchar where the schema's own columns are jsonb, timestamptz or text",
    .why = "What nearly all columns of the schema do is a decision; the one that is different is a "
           "slip. "
           "Nothing is said where the schema has no such habit.",
    .instead = "Take the type that the others have.",
    .topic = Topic::design,
    .severity = Severity::note,
    .given = "CREATE TABLE a (id int PRIMARY KEY, x jsonb, y jsonb, z jsonb);",
    .bad = "ALTER TABLE a ADD COLUMN more json;",
    .good = "ALTER TABLE a ADD COLUMN more jsonb;",
    .judge = judge,
});

}  // namespace shale::rules_::in_type_against_habit
