#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/rule.h"

namespace shale::rules_::in_breaks_on_rows {
namespace {

constexpr int most = 1000;  // rows are counted up to it

// A constraint, and the query that counts the rows against it.
struct Demand {
  const Object* object = nullptr;
  const Object* table = nullptr;
  std::string what{};  // "NOT NULL of orders.total"
  std::string query{};
  bool later = false;  // NOT VALID: it fails when it is validated
};

std::string counted(const std::string& from) {
  return fmt::format("select count(*) from (select {} limit {}) rows_that_break", from, most + 1);
}

std::string all_not_null(const std::vector<std::string>& columns) {
  std::vector<std::string> parts;
  for (const std::string& column : columns)
    parts.push_back(fmt::format("({}) is not null", column));
  return join(parts, " and ");
}

// Values that more than one row has.
std::string doubles(const Object& table, const std::vector<std::string>& columns,
                    std::string_view where) {
  return counted(fmt::format("from {} where {}{} group by {} having count(*) > 1", table.key,
                             all_not_null(columns), where, join(columns, ", ")));
}

// Of "… USING btree (lower(a), b) WHERE (x)": its columns, and its condition as " and (x)".
std::optional<Demand> demand_of_index(const Object& index) {
  const Text definition = attribute_text(index, "definition");
  const std::size_t method = definition.find(" USING btree (");
  if (!definition.starts_with("CREATE UNIQUE") || method == definition.npos ||
      contains(definition, "NULLS NOT DISTINCT") || contains(definition, " INCLUDE "))
    return std::nullopt;
  std::vector<std::string> columns{""};
  std::size_t i = method + 14;
  for (int depth = 1; i < definition.size(); ++i) {
    const char c = definition[i];
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0) break;
    if (c == ',' && depth == 1)
      columns.emplace_back();
    else
      columns.back() += c;
  }
  const std::size_t where = definition.find(" WHERE ", i);
  const std::string condition =
      where == definition.npos ? "" : fmt::format(" and {}", definition.substr(where + 7));
  const Object& table = table_of(index);
  return Demand{&index, &table, fmt::format("unique index {} of {}", bare(index), bare(table)),
                doubles(table, columns, condition)};
}

std::optional<Demand> demand_of_foreign_key(const Object& key) {
  const Text definition = attribute_text(key, "definition");
  const std::size_t at = definition.find(" REFERENCES ");
  if (at == definition.npos) return std::nullopt;
  const Text to = definition.substr(at + 12);
  const auto mine = columns_in(definition), its = columns_in(to);
  if (mine.empty() || mine.size() != its.size()) return std::nullopt;
  std::vector<std::string> pairs, own;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    pairs.push_back(fmt::format("its.{} = own.{}", its[i], mine[i]));
    own.push_back("own." + mine[i]);
  }
  return Demand{&key, key.parent, fmt::format("foreign key {} of {}", bare(key), bare(*key.parent)),
                counted(fmt::format("from {} own where {} and not exists (select from {} its where "
                                    "{})",
                                    key.parent->key, all_not_null(own), to.substr(0, to.find('(')),
                                    join(pairs, " and "))),
                definition.ends_with(" NOT VALID")};
}

std::optional<Demand> demand_of_constraint(const Object& constraint) {
  const Text type = attribute_text(constraint, "type");
  Text definition = attribute_text(constraint, "definition");
  const Object& table = *constraint.parent;
  Demand demand{&constraint, &table,
                fmt::format("constraint {} of {}", bare(constraint), bare(table))};
  if ((type == "u" || type == "p") && !contains(definition, "NULLS NOT DISTINCT")) {
    demand.query = doubles(table, columns_in(definition), "");
    return demand;
  }
  if (type != "c" || !definition.starts_with("CHECK ")) return std::nullopt;
  demand.later = definition.ends_with(" NOT VALID");
  if (demand.later) definition.remove_suffix(10);
  if (definition.ends_with(" NO INHERIT")) definition.remove_suffix(11);
  demand.query = counted(fmt::format("from {} where not ({})", table.key, definition.substr(6)));
  return demand;
}

std::optional<Demand> demand_of(const Scene& scene, const Change& c) {
  if (c.right == nullptr) return std::nullopt;
  const Object& object = *c.right;
  const std::string_view kind = object.kind->name;
  if (kind == "column" && c.left != nullptr && attribute_text(*c.left, "not null") != "t" &&
      attribute_text(object, "not null") == "t" && scene.was_there(object))
    return Demand{
        &object, object.parent,
        fmt::format("NOT NULL of {}.{}", bare(*object.parent), bare(object)),
        counted(fmt::format("from {} where {} is null", object.parent->key, object.name))};
  if (c.left != nullptr) return std::nullopt;
  if (kind == "index") return demand_of_index(object);
  if (object.parent == nullptr) return std::nullopt;
  if (kind == "foreign key") return demand_of_foreign_key(object);
  return kind == "constraint" ? demand_of_constraint(object) : std::nullopt;
}

// Does the migration itself write to the table, and may have put the rows right?
bool is_written_to(const Scene& scene, const Object& table) {
  return std::ranges::any_of(scene.statements, [&](const SceneStatement& s) {
    const std::string_view verb = s.facts.quick.verb;
    if (verb == "do" || verb == "call" || verb == "select") return true;
    return (verb == "update" || verb == "delete" || verb == "insert" || verb == "truncate") &&
           contains(s.text, bare(table));
  });
}

void judge_demand(const Scene& scene, const Demand& demand, Findings& found) {
  const auto answer = scene.ask(demand.query);
  if (!answer || (*answer && **answer == 0)) return;  // it does not know the table yet
  Findings here = found;
  if (!*answer) {
    here.milder(Severity::note);
    return here.object(*demand.object, Certainty::unknown,
                       fmt::format("whether rows break {} could not be asked in time", demand.what),
                       demand.query);
  }
  const std::string rows = **answer > most ? fmt::format("more than {} rows", most)
                                           : count_of(static_cast<std::size_t>(**answer), "row");
  const bool one = **answer == 1;
  if (is_written_to(scene, *demand.table)) {
    here.milder(Severity::note);
    return here.object(*demand.object, Certainty::unknown,
                       fmt::format("{} {} {} by now; whether the migration puts {} right can't be "
                                   "seen",
                                   rows, one ? "breaks" : "break", demand.what, one ? "it" : "all"),
                       demand.query);
  }
  if (demand.later) here.milder(Severity::warning);
  here.object(*demand.object, Certainty::proven,
              fmt::format("{} {} {}: {}", rows, one ? "breaks" : "break", demand.what,
                          demand.later ? "it can't be validated" : "the migration fails there"),
              "put them right first; this counts them: " + demand.query);
}

void judge(const Scene& scene, Findings& found) {
  if (!scene.ask) return;
  for (const Change& c : scene.change.changes) {
    const auto demand = demand_of(scene, c);
    if (demand && demand->table != nullptr && demand->table->kind->name == "table" &&
        scene.was_there(*demand->table))
      judge_demand(scene, *demand, found);
  }
}

}  // namespace

extern const Rule breaks_on_rows;
constinit const Rule breaks_on_rows = checked({
    .id = "breaks-on-rows",
    .summary = "a constraint that rows of the database break",
    .why = "On the clone there are no rows, so NOT NULL, a key, a foreign key and a CHECK always "
           "hold. With --stats URL that database is asked, read-only and for at most three "
           "seconds, how many rows break them; of doubles, how many values. No data is shown.",
    .instead = "Put the rows right in a migration before it.",
    .topic = Topic::data,
    .severity = Severity::error,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, code text, total int);",
    .bad = "ALTER TABLE orders ALTER COLUMN total SET NOT NULL;",
    .good = "CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);",
    .live = "INSERT INTO orders VALUES (1, 'a', NULL), (2, 'b', 2);",
    .judge = judge,
});

}  // namespace shale::rules_::in_breaks_on_rows
