#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/precedents.h"
#include "review/remedies.h"
#include "review/rule.h"
#include "sql/facts.h"

namespace shale::rules_::in_foreign_key_without_index {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Object* key : scene.made("foreign key")) {
    const std::vector<std::string> columns = columns_in(attribute_text(*key, "definition"));
    if (columns.empty() || is_indexed(scene.after, *key->parent, columns) ||
        is_found_by_some(scene.after, *key->parent, columns))
      continue;
    found.object(
        *key, Certainty::proven,
        fmt::format("no index begins with {} of {}: each delete in {} reads the whole table",
                    listed(columns), bare(*key->parent),
                    without_public(referred_table(attribute_text(*key, "definition")))),
        fmt::format("CREATE INDEX{} ON {} ({});",
                    scene.was_there(*key->parent) ? " CONCURRENTLY" : "",
                    without_public(key->parent->key), join(columns, ", ")));
    found.settled_where([table = key->parent->key, columns](const Catalog& last) {
      const Object* now = last.find("table", table);
      return now != nullptr && is_indexed(last, *now, columns);
    });
    const std::string index =
        fmt::format("ON {} ({});", without_public(key->parent->key), join(columns, ", "));
    if (const SceneStatement* maker = scene.maker_of(*key);
        maker != nullptr && !scene.was_there(*key->parent))
      found.remedy().edits = {statement_behind(scene, *maker, "CREATE INDEX " + index)};
    else
      found.remedy().behind = {"CREATE INDEX CONCURRENTLY " + index};
  }
}

}  // namespace

extern const Rule foreign_key_without_index;
constinit const Rule foreign_key_without_index = checked({
    .id = "foreign-key-without-index",
    .summary = "a foreign key whose columns no index begins with",
    .why = "For each row that is deleted or gets another key, the server looks for rows that refer "
           "to it: "
           "without an index it reads the whole table, under a lock.",
    .instead = "Make an index that begins with these columns, in any order.",
    .topic = Topic::design,
    .of_text = true,
    .given = "CREATE TABLE customers (id int PRIMARY KEY);",
    .bad = "CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers (id));",
    .good = "CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers (id), "
            "day date);\n"
            "CREATE INDEX ON orders (customer_id, day);",
    .judge = judge,
});

}  // namespace shale::rules_::in_foreign_key_without_index
