#include <algorithm>

#include <fmt/format.h>

#include "kinds/text.h"
#include "review/precedents.h"
#include "review/rule.h"

namespace shale::rules_::in_redundant_index {
namespace {

void judge(const Scene& scene, Findings& found) {
  for (const Object* index : scene.made("index")) {
    const Object* other = covering_index(scene.after, *index);
    if (other == nullptr) continue;
    found.object(*index, Certainty::proven,
                 fmt::format("{} on {} does what {} does already", bare(*index),
                             bare(table_of(*index)), bare(*other)),
                 "leave it out");
  }
}

}  // namespace

extern const Rule redundant_index;
constinit const Rule redundant_index = checked({
    .id = "redundant-index",
    .summary = "an index that another one makes superfluous",
    .why = "An index over (a) is what one over (a, b) does too. Each is kept up to date with every "
           "write.",
    .instead = "Keep the longer one.",
    .topic = Topic::design,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, customer int, day date);\n"
             "CREATE INDEX orders_customer_day ON orders (customer, day);",
    .bad = "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);",
    .good = "CREATE INDEX CONCURRENTLY orders_day ON orders (day);",
    .judge = judge,
});

}  // namespace shale::rules_::in_redundant_index
