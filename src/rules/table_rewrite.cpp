#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "diff/fates.h"
#include "review/precedents.h"
#include "review/rule.h"
#include "sketch/types.h"
#include "sql/parse.h"

namespace shale::rules_::in_table_rewrite {
namespace {

struct Reason {
  std::string why{};  // behind "x is written anew"; "": nobody knows
  std::string instead = "add a column of the new type, fill it in batches, then swap the two";
};

// May the default give each row a value of its own?
bool may_be_volatile(const TreeNode& definition) {
  static const KnownFunctions only_postgres;
  return std::ranges::any_of(definition.nodes("constraints"), [](const TreeNode& constraint) {
    return constraint.word("contype") == "CONSTR_DEFAULT" &&
           is_volatile(constraint.node("raw_expr"), only_postgres);
  });
}

bool is_numbered(const TreeNode& definition) {
  return has_constraint(definition, "CONSTR_IDENTITY") || is_serial(definition.node("type_name"));
}

Reason reason_of_column(const Object& table, const TreeNode& definition) {
  const std::string name = quote_name(definition.text("colname"));
  if (has_constraint(definition, "CONSTR_GENERATED"))
    return {
        fmt::format(", because {} is GENERATED … STORED: its value is computed for each row", name),
        "a view with the expression, or an ordinary column that a trigger fills, and batches "
        "for the rows that are there"};
  if (is_numbered(definition))
    return {fmt::format(", because each row gets a number for {}", name),
            "add it without numbers, fill it in batches, then set its default"};
  if (!may_be_volatile(definition) && !is_own_type(printed_type(definition.node("type_name"))))
    return {fmt::format(", because each value of {}, whose type is a domain, is checked", name),
            "give it the type that the domain stands on and the domain's check as NOT VALID, then "
            "VALIDATE CONSTRAINT"};
  return {
      fmt::format(", because the default of {} is another value for each row", name),
      fmt::format("ALTER TABLE {0} ADD COLUMN {1} …; then ALTER COLUMN {1} SET DEFAULT …, which "
                  "is for new rows; then the old ones in batches",
                  without_public(table.key), name)};
}

// Is it this column for which the table is written anew?
bool is_cause(const TreeNode& definition) {
  return is_numbered(definition) || may_be_volatile(definition) ||
         has_constraint(definition, "CONSTR_GENERATED");
}

Reason reason_of(const Object& table, const SceneStatement& s) {
  Reason reason;
  look_at_tree(s, [&](const TreeNode& tree) {
    for (const TreeNode& command : tree.nodes("cmds")) {
      const std::string_view sort = command.word("subtype");
      if (sort == "AT_AddColumn" && (reason.why.empty() || is_cause(command.node("def"))))
        reason = reason_of_column(table, command.node("def"));
      else if (sort == "AT_AlterColumnType")
        return void(reason = {fmt::format(", because {} gets another type", command.text("name"))});
      else if (sort == "AT_SetLogged" || sort == "AT_SetUnLogged")
        reason = {", because it goes into the log, or out of it", "do it while it is small"};
    }
  });
  return reason;
}

void judge(const Scene& scene, Findings& found) {
  for (const SceneStatement& s : scene.statements) {
    std::set<const Object*> told;
    for (const Work& work : s.trace.work) {
      const Object* table =
          work.kind == Work::Kind::rewrite ? scene.table_before(work.table) : nullptr;
      if (table == nullptr) continue;
      Findings here = found;
      scene.weigh(*table, here);
      table = &spoken_of(scene, s, *table);
      if (!told.insert(table).second) continue;
      const Reason reason = reason_of(*table, s);
      here.at(s, "", Certainty::proven,
              fmt::format(
                  "{} is written anew, with all its indexes, and nobody can read it meanwhile{}{}",
                  bare(*table), scene.wait_of(*table, Work::Kind::rewrite), reason.why),
              reason.instead);
    }
  }
}

}  // namespace

extern const Rule table_rewrite;
constinit const Rule table_rewrite = checked({
    .id = "table-rewrite",
    .summary = "a table that was there is written anew",
    .why = "Each row is copied, under ACCESS EXCLUSIVE: reads and writes wait for as long as that "
           "takes. It "
           "is what the server did on the clone, not a guess: a type that only gets wider is not "
           "reported.",
    .instead = "Add a column beside the old one, fill it in batches, and swap them; or use a "
               "default that is "
               "no function with another value each time.",
    .topic = Topic::locks,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code varchar(10), total int);",
    .bad = "ALTER TABLE orders ALTER COLUMN total TYPE bigint;",
    .good = "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);",
    .judge = judge,
});

}  // namespace shale::rules_::in_table_rewrite
