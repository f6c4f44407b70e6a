#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_definer_without_path {
namespace {

bool is_open(const Object& routine) {
  return attribute_text(routine, "security definer") == "t" &&
         !contains(attribute_text(routine, "settings"), "search_path");
}

void judge(const Scene& scene, Findings& found) {
  for (const char* kind : {"function", "procedure"})
    for (const Change& c : scene.change.changes) {
      if (c.right == nullptr || c.right->kind->name != kind || !is_open(*c.right)) continue;
      if (c.left != nullptr && is_open(*c.left)) continue;
      found.object(
          *c.right, Certainty::proven,
          fmt::format("{} {} runs with its owner's rights, and with its caller's search_path", kind,
                      c.right->key),
          fmt::format("ALTER {} {} SET search_path = pg_catalog, …, pg_temp;",
                      kind == std::string_view("function") ? "FUNCTION" : "PROCEDURE",
                      c.right->key));
    }
}

}  // namespace

extern const Rule definer_without_path;
constinit const Rule definer_without_path = checked({
    .id = "definer-without-path",
    .summary = "SECURITY DEFINER without a search_path of its own",
    .why = "Whoever calls it chooses what its unqualified names mean, and so what is done with the "
           "owner's "
           "rights.",
    .instead = "SET search_path in the function, with pg_temp last.",
    .topic = Topic::security,
    .severity = Severity::error,
    .bad = "CREATE FUNCTION one() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'select 1';",
    .good = "CREATE FUNCTION one() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = "
            "pg_catalog, "
            "pg_temp AS 'select 1';",
    .judge = judge,
});

}  // namespace shale::rules_::in_definer_without_path
