#include <algorithm>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_false_dependency {
namespace {

// "014_customers.sql", "014_customers" or "014".
bool is_meant(const Migration& m, std::string_view said) {
  for (std::string_view end : {".up.sql", ".sql"})
    if (said.ends_with(end)) said.remove_suffix(end.size());
  return m.stem == said || m.version == said;
}

void judge(const Scene& scene, Findings& found) {
  for (const std::string& said : scene.migration.header.dependencies) {
    const auto meant = [&](const Migration& m) { return is_meant(m, said); };
    const bool before = std::ranges::any_of(scene.folder.migrations, meant);
    if (before) continue;
    const bool later = std::ranges::any_of(scene.others.migrations, meant);
    found.file(
        Certainty::proven,
        later ? fmt::format("it depends on {}, which comes behind it", said)
              : fmt::format("it depends on {}, which is not there", said),
        later ? "give it a number behind that one" : "name the migration as its file is called");
  }
}

}  // namespace

extern const Rule false_dependency;
constinit const Rule false_dependency = checked({
    .id = "false-dependency",
    .summary = "a Dependencies line that names what is not there, or comes later",
    .why = "People read it to know what has to be there first, and so does shale to order "
           "migrations of one "
           "number.",
    .instead = "Name the migrations that it needs, as their files are called.",
    .topic = Topic::files,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY);",
    .bad = "-- Dependencies: 001_customers.sql\nALTER TABLE orders ADD COLUMN total int;",
    .good = "-- Dependencies: 001_given.sql\nALTER TABLE orders ADD COLUMN total int;",
    .judge = judge,
});

}  // namespace shale::rules_::in_false_dependency
