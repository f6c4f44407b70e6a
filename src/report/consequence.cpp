#include "report/consequence.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"
#include "report/impact.h"
#include "report/shown.h"

namespace shale {
namespace {

// All that a judgement may look at. A is left.
struct Case {
  const Change& change;
  const Detail& detail;
  const Side &a, &b;

  const Object& left() const { return *change.left; }
  bool b_has() const {
    return detail.right == "t" || (!detail.right.empty() && detail.right != "f");
  }
  const std::string& b_name() const { return b.name(); }
};

TypeSide type_side(Text type, const Side& side) {
  TypeSide result{.type = type};
  const Text base = type.substr(0, type.find_first_of("(["));
  if (const Object* e = side.catalog().find("enum", base)) {
    result.sort = TypeSide::Sort::enumeration;
    result.labels = parse_array(attribute_of(*e, "labels"));
  } else if (side.catalog().find("domain", base) != nullptr) {
    result.sort = TypeSide::Sort::domain;
  }
  return result;
}

bool is_key(const Object& column, const Side& side) {
  return std::ranges::any_of(side.users(column), [](const Object* user) {
    const Text definition = attribute_of(*user, "definition");
    return user->kind->name == "foreign key" || definition.starts_with("PRIMARY KEY");
  });
}

Consequence type(const Case& c) {
  Impact impact = impact_of_type(type_side(c.detail.left, c.a), type_side(c.detail.right, c.b),
                                 c.a.name(), c.b_name());
  const bool key = c.change.left->kind->name == "column" && is_key(c.left(), c.a);
  if (key) impact.text += "; it is a key, so joins and foreign keys are concerned";
  return {key              ? Grade::critical
          : impact.refuses ? Grade::high
                           : Grade::medium,
          std::move(impact.text)};
}

Consequence not_null(const Case& c) {
  if (c.b_has())
    return {Grade::high, fmt::format("{} refuses NULL: a write without a value fails", c.b_name())};
  return {Grade::medium,
          fmt::format("{} lets NULL in, and programs may not expect it", c.b_name())};
}

Consequence identity(const Case& c) {
  if (c.detail.right.empty())
    return {Grade::high,
            fmt::format("{} gives no number of its own: an INSERT has to", c.b_name())};
  if (c.detail.right == "a")
    return {Grade::high,
            fmt::format("{} refuses a number of the program's without OVERRIDING", c.b_name())};
  return {Grade::medium, "numbers are given otherwise"};
}

Consequence generated(const Case& c) {
  if (c.detail.right.empty())
    return {Grade::high, fmt::format("{} does not compute it: it stays empty", c.b_name())};
  return {Grade::high, fmt::format("{} computes it: a write to it fails", c.b_name())};
}

Consequence default_value(const Case& c) {
  const Object* column = c.change.left->parent;
  return consequence_of_default(*column, c.detail.left, c.detail.right, c.b);
}

Consequence row_security(const Case& c) {
  if (c.b_has())
    return {Grade::critical,
            fmt::format("{} shows only what its policies let through", c.b_name())};
  return {Grade::critical,
          fmt::format("{} shows every row to all who may read the table", c.b_name())};
}

Consequence forced_row_security(const Case& c) {
  return {Grade::critical, fmt::format("in {} policies {} the table's owner, too", c.b_name(),
                                       c.b_has() ? "bind" : "do not bind")};
}

Consequence persistence(const Case& c) {
  if (c.detail.right == "u")
    return {Grade::critical,
            fmt::format("{} empties it after a crash, and replicas do not get it", c.b_name())};
  return {Grade::low, "it is logged, so writes cost more"};
}

Consequence constraint(const Case& c) {
  const auto left = literals_of(c.detail.left), right = literals_of(c.detail.right);
  if (c.detail.left.starts_with("CHECK") && !left.empty() && !right.empty() && left != right)
    return {Grade::high, impact_of_values(left, right, c.b_name()).text};
  return {Grade::high, "other rows are refused"};
}

Consequence foreign_key(const Case& c) {
  const auto target = [](Text definition) { return definition.substr(0, definition.find(" ON ")); };
  if (target(c.detail.left) == target(c.detail.right))
    return {Grade::high, "what happens to rows that refer to one that goes is another thing"};
  return {Grade::high, "it refers to something else"};
}

Consequence validated(const Case& c) {
  return {Grade::medium, c.b_has() ? "the rows that were there are known to keep it"
                                   : "the rows that were there were never checked"};
}

Consequence enabled(const Case& c) {
  return {Grade::high,
          fmt::format("in {} it is {}", c.b_name(), shown_value(c.detail, c.detail.right))};
}

Consequence labels(const Case& c) {
  const Impact impact =
      impact_of_values(parse_array(c.detail.left), parse_array(c.detail.right), c.b_name());
  return {impact.refuses ? Grade::high : Grade::medium, impact.text};
}

Consequence security_definer(const Case& c) {
  return {Grade::critical, fmt::format("in {} it runs with the rights of its {}", c.b_name(),
                                       c.b_has() ? "owner" : "caller")};
}

Consequence settings(const Case& c) {
  const bool definer = attribute_of(*c.change.right, "security definer") == "t";
  if (contains(c.detail.left, "search_path") == contains(c.detail.right, "search_path"))
    return {definer ? Grade::high : Grade::medium, "it runs with other settings"};
  const bool lost = contains(c.detail.left, "search_path");
  return {definer ? Grade::critical : Grade::medium,
          lost && definer ? "its names are looked up in the caller's search_path, while it runs "
                            "with its owner's rights"
                          : "its names are looked up elsewhere"};
}

Consequence view_options(const Case& c) {
  const auto differs = [&](std::string_view option) {
    return contains(c.detail.left, option) != contains(c.detail.right, option);
  };
  if (differs("security_invoker"))
    return {Grade::critical, "it reads its tables with another role's rights"};
  if (differs("security_barrier"))
    return {Grade::high, "a function in a query may see rows that it hides"};
  return {Grade::medium, "it takes other writes"};
}

Consequence policy(const Case& c) {
  if (c.detail.attribute == "roles") return {Grade::critical, "it binds other roles"};
  if (c.detail.attribute == "with check") return {Grade::critical, "other rows may be written"};
  if (c.detail.attribute == "using") return {Grade::critical, "other rows are seen"};
  return {Grade::critical, "who sees and writes what is another thing"};
}

Consequence valid(const Case& c) {
  return {c.b_has() ? Grade::low : Grade::high,
          c.b_has() ? "" : fmt::format("in {} it is invalid: no query uses it", c.b_name())};
}

Consequence index(const Case& c) {
  const bool unique = contains(c.detail.left, "UNIQUE INDEX"),
             still = contains(c.detail.right, "UNIQUE INDEX");
  if (unique && !still) return {Grade::high, fmt::format("{} lets rows repeat", c.b_name())};
  if (!unique && still)
    return {Grade::high, fmt::format("{} refuses rows that repeat", c.b_name())};
  return {Grade::medium, "other queries are fast"};
}

using Judge = Consequence (*)(const Case& c);
struct Judgement {
  std::string_view kind, attribute;  // "" is any
  Judge judge;
};
template <Grade grade>
Consequence plainly(const Case&) {
  return {grade, ""};
}

Consequence body(const Case& c) {
  const std::string_view kind = c.left().kind->name;
  return {Grade::high, kind == "function" || kind == "procedure" ? "it does something else"
                       : kind == "rule"                          ? "writes go elsewhere"
                                                                 : "it shows something else"};
}

Consequence signature(const Case&) {
  return {Grade::high, "who calls it has to be changed"};
}

Consequence owner(const Case&) {
  return {Grade::medium, "another role may change and drop it"};
}

// The first that fits.
constexpr Judgement judgements[] = {
    {"", "owner", owner},
    {"", "position",
     [](const Case&) {
       return Consequence{Grade::low, "only the order"};
     }},
    {"column", "type", type},
    {"attribute", "type", type},
    {"domain", "base type", type},
    {"", "not null", not_null},
    {"column", "identity", identity},
    {"column", "identity options", plainly<Grade::low>},
    {"column", "generated", generated},
    {"column", "expression",
     [](const Case&) {
       return Consequence{Grade::high, "it is computed otherwise"};
     }},
    {"", "collation",
     [](const Case&) {
       return Consequence{Grade::medium, "it sorts otherwise; indexes and joins may not fit"};
     }},
    {"column", "", plainly<Grade::low>},
    {"default", "expression", default_value},
    {"table", "row level security", row_security},
    {"table", "forced row level security", forced_row_security},
    {"", "persistence", persistence},
    {"table", "partition key",
     [](const Case&) {
       return Consequence{Grade::high, "rows lie elsewhere; closing it makes the table anew"};
     }},
    {"", "storage parameters",
     [](const Case&) {
       return Consequence{Grade::low, "it is filled and vacuumed otherwise"};
     }},
    {"", "tablespace", plainly<Grade::low>},
    {"inheritance", "bound",
     [](const Case&) {
       return Consequence{Grade::high, "other rows belong to the partition"};
     }},
    {"constraint", "definition", constraint},
    {"domain constraint", "definition", constraint},
    {"foreign key", "definition", foreign_key},
    {"", "validated", validated},
    {"", "enabled", enabled},
    {"trigger", "definition",
     [](const Case&) {
       return Consequence{Grade::high, "it runs at another time, or something else"};
     }},
    {"enum", "labels", labels},
    {"", "security definer", security_definer},
    {"", "settings", settings},
    {"", "body", body},
    {"", "result", signature},
    {"", "arguments", signature},
    {"", "argument names", signature},
    {"function", "volatility",
     [](const Case&) {
       return Consequence{Grade::medium, "the planner calls it more or less often"};
     }},
    {"function", "strict",
     [](const Case&) {
       return Consequence{Grade::medium, "NULL is treated otherwise"};
     }},
    {"function", "", plainly<Grade::low>},
    {"view", "options", view_options},
    {"view", "definition", body},
    {"materialized view", "definition", body},
    {"rule", "definition", body},
    {"policy", "", policy},
    {"privileges", "",
     [](const Case&) {
       return Consequence{Grade::critical, "other roles may do other things"};
     }},
    {"default privileges", "",
     [](const Case&) {
       return Consequence{Grade::high, "new objects get other grants"};
     }},
    {"index", "valid", valid},
    {"index", "definition", index},
    {"index", "", plainly<Grade::low>},
    {"constraint index", "", plainly<Grade::low>},
    {"comment", "", plainly<Grade::low>},
    {"sequence", "type",
     [](const Case& c) {
       return Consequence{Grade::medium,
                          fmt::format("in {} its numbers end at another place", c.b_name())};
     }},
    {"sequence", "", plainly<Grade::low>},
    {"extension", "version",
     [](const Case&) {
       return Consequence{Grade::medium, "its functions may do other things"};
     }},
    {"extension", "schema",
     [](const Case&) {
       return Consequence{Grade::high, "names without a schema may fail"};
     }},
    {"publication", "",
     [](const Case&) {
       return Consequence{Grade::high, "replicas get something else"};
     }},
    {"publication table", "",
     [](const Case&) {
       return Consequence{Grade::high, "replicas get something else"};
     }},
    {"subscription", "",
     [](const Case&) {
       return Consequence{Grade::high, "it gets something else"};
     }},
    {"", "", plainly<Grade::medium>},
};

}  // namespace

std::string_view grade_name(Grade grade) {
  return grade == Grade::critical ? "critical"
         : grade == Grade::high   ? "high"
         : grade == Grade::medium ? "medium"
                                  : "low";
}

Consequence consequence_of(const Change& change, const Detail& detail, const Side& a,
                           const Side& b) {
  const std::string_view kind = change.left->kind->name;
  for (const Judgement& j : judgements)
    if ((j.kind.empty() || j.kind == kind) &&
        (j.attribute.empty() || j.attribute == detail.attribute))
      return j.judge({change, detail, a, b});
  return {};
}

Consequence consequence_of_default(const Object& column, Text left, Text right, const Side& b) {
  if (!right.empty()) {
    if (left.empty())
      return {Grade::low, fmt::format("a row that leaves it out gets {}",
                                      one_line(short_expression(right), 40))};
    return {Grade::medium, fmt::format("a row that leaves it out gets {} instead of {}",
                                       one_line(short_expression(right), 40),
                                       one_line(short_expression(left), 40))};
  }
  const Object* there = b.catalog().find("column", column.key);
  const bool refused = there != nullptr && attribute_of(*there, "not null") == "t";
  return {refused ? Grade::high : Grade::medium,
          refused ? fmt::format("{} refuses a row that leaves it out", b.name())
                  : "a row that leaves it out gets NULL"};
}

}  // namespace shale
