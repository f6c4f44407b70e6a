#include "report/priority.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "report/impact.h"
#include "report/shown.h"

namespace shale {
namespace {

// An object that only one side has.
struct Lone {
  const Object& object;
  const Side &here, &there;
  bool missing = false;  // in B

  Objects users(std::string_view kind) const {
    Objects all = here.users(object);
    std::erase_if(all, [&](const Object* o) { return o->kind->name != kind; });
    return all;
  }
};

void users_of(const Lone& o, Priority& p) {
  if (!o.missing) return;
  std::set<std::string> told;  // a default is called by its column
  for (std::string_view kind : {"policy", "foreign key", "view", "materialized view", "function",
                                "trigger", "column", "default", "table"}) {
    const Objects users = o.users(kind);
    const std::string names = names_of(users);
    if (users.empty() || !told.insert(names).second) continue;
    const std::string what(kind == "default"   ? "the default of"
                           : users.size() == 1 ? std::string(kind)
                                               : plural_kind(kind));
    p.say(kind == "policy" ? Grade::critical : Grade::high,
          fmt::format("used by {} {}", what, names));
  }
}

void table(const Lone& o, Priority& p) {
  p = priority_of_table(o.object, o.here, o.there, o.missing);
}

void keys_of(const Lone& o, Priority& p) {
  for (const Object* c : o.users("constraint")) {
    const Text definition = attribute_of(*c, "definition");
    if (definition.starts_with("PRIMARY KEY"))
      p.say(Grade::critical, "part of the primary key");
    else if (definition.starts_with("UNIQUE"))
      p.say(Grade::high, "part of a unique rule: " + std::string(c->name));
  }
  for (const Object* key : o.users("foreign key"))
    if (key->parent == o.object.parent) {
      const std::string target(attribute_of(*key, "definition"));
      const std::size_t at = target.find("REFERENCES ");
      p.say(Grade::high, "refers to " + target.substr(at == target.npos ? 0 : at + 11,
                                                      target.find('(', at) - at - 11));
    }
}

void column(const Lone& o, Priority& p) {
  if (!o.missing) {
    const bool needed =
        attribute_of(o.object, "not null") == "t" && o.here.default_of(o.object).empty() &&
        attribute_of(o.object, "identity").empty() && attribute_of(o.object, "generated").empty();
    if (needed)
      p.say(Grade::high,
            "an INSERT that does not know it fails: it is not null and has no default");
    else
      p.say_at_least(Grade::low,
                     fmt::format("nothing that was written for {} knows it", o.there.name()));
    return;
  }
  keys_of(o, p);
  for (std::string_view kind : {"policy", "view", "materialized view", "trigger", "function"})
    if (const Objects users = o.users(kind); !users.empty())
      p.say(kind == "policy" ? Grade::critical : Grade::high,
            fmt::format("{} {}", kind == "trigger" ? "watched by" : "read by", names_of(users)));
  p.say_at_least(Grade::high, "what writes or reads it fails");
}

void constraint(const Lone& o, Priority& p) {
  const Text d = attribute_of(o.object, "definition");
  const bool primary = d.starts_with("PRIMARY KEY"), unique = d.starts_with("UNIQUE");
  if (!o.missing) {
    p.say(Grade::high, fmt::format("{} refuses rows that {} takes", o.here.name(), o.there.name()));
    return;
  }
  if (primary)
    p.say(Grade::critical, "rows may repeat, and no foreign key can refer to them");
  else if (unique)
    p.say(Grade::high, "rows may repeat, and ON CONFLICT on its columns fails");
  else
    p.say(Grade::high, "rows that break the rule are let in");
  if (const Objects keys = o.users("foreign key"); !keys.empty())
    p.say(Grade::critical, "foreign keys lean on it: " + names_of(keys));
}

void foreign_key(const Lone& o, Priority& p) {
  const Text d = attribute_of(o.object, "definition");
  if (!o.missing) {
    p.say(Grade::medium, "rows that point to nothing are refused");
    return;
  }
  p.say(Grade::high, "rows may point to nothing");
  if (contains(d, "ON DELETE CASCADE"))
    p.say(Grade::high, "rows stay behind when what they belong to is deleted", 0);
  if (contains(d, "ON DELETE SET NULL"))
    p.say(Grade::high, "a delete no longer sets it to null", 0);
}

// The first column of "… (a, b)"; "" if there is none.
std::string first_column(Text definition, std::string_view behind) {
  const std::size_t word = definition.find(behind);
  if (word == Text::npos) return "";
  const std::size_t open = definition.find('(', word);
  if (open == Text::npos) return "";
  return std::string(definition.substr(open + 1, definition.find_first_of(", )", open) - open - 1));
}

// Does anything else on the table lead with this column?
bool is_led_by(const Object& table, const std::string& column, const Side& side) {
  const Object* there = side.catalog().find(*table.kind, table.key);
  if (there == nullptr) return false;
  for (const Object* index : side.parts(*there, "index"))
    if (first_column(attribute_of(*index, "definition"), " USING btree ") == column) return true;
  for (const Object* c : side.parts(*there, "constraint"))
    for (std::string_view word : {"PRIMARY KEY", "UNIQUE"})
      if (first_column(attribute_of(*c, "definition"), word) == column) return true;
  return false;
}

// The foreign key that the index serves, where nothing else serves it on the other side.
const Object* served_key(const Lone& o) {
  if (o.object.parent == nullptr) return nullptr;
  const std::string first = first_column(attribute_of(o.object, "definition"), " USING btree ");
  if (first.empty() || is_led_by(*o.object.parent, first, o.there)) return nullptr;
  for (const Object* key : o.here.parts(*o.object.parent, "foreign key"))
    if (first_column(attribute_of(*key, "definition"), "FOREIGN KEY") == first) return key;
  return nullptr;
}

void index(const Lone& o, Priority& p) {
  const Text d = attribute_of(o.object, "definition");
  const bool unique = d.starts_with("CREATE UNIQUE");
  if (!o.missing) {
    if (unique)
      p.say(Grade::high, fmt::format("{} refuses rows that repeat", o.here.name()));
    else
      p.say_at_least(Grade::low, "it costs writes and space");
    return;
  }
  if (unique) p.say(Grade::high, "rows may repeat: it is a unique rule");
  if (const Object* key = served_key(o))
    p.say(Grade::high, fmt::format("serves the foreign key {}: without it a delete reads the whole "
                                   "table",
                                   key->name));
  if (const auto rows = o.object.parent == nullptr ? std::nullopt : o.here.rows(*o.object.parent);
      rows && *rows >= 10000)
    p.say(Grade::high, "the table holds " + shown_rows(*rows));
  for (const auto& [method, what] : {std::pair<std::string_view, std::string_view>{
                                         " USING gin ", "searches in lists, JSON or text"},
                                     {" USING gist ", "searches of ranges and places"},
                                     {" USING ivfflat ", "searches of near vectors"},
                                     {" USING hnsw ", "searches of near vectors"},
                                     {" USING brin ", "scans of long tables by time"}})
    if (contains(d, method)) p.say(Grade::medium, fmt::format("serves {}", what));
  if (contains(d, " INCLUDE (")) p.say(Grade::medium, "covers its queries: they read no table");
  if (const std::size_t where = d.find(" WHERE "); where != d.npos)
    p.say(Grade::medium,
          "serves only rows where " + one_line(short_expression(d.substr(where + 7)), 80));
  p.say_at_least(Grade::medium, "queries on its columns read the whole table");
}

void policy(const Lone& o, Priority& p) {
  const bool permissive = attribute_of(o.object, "permissive") != "f";
  const std::string who(attribute_of(o.object, "roles"));
  const std::string_view b = o.missing ? o.there.name() : o.here.name();
  const Object* table = o.there.catalog().find("table", o.object.parent->key);
  const Object* own = o.missing ? table : o.object.parent;
  if (own != nullptr && attribute_of(*own, "row level security") != "t")
    p.say(Grade::critical,
          fmt::format("{} has row level security off there: it shows every row", b));
  else if (permissive == o.missing)
    p.say(Grade::critical, fmt::format("{} hides rows from {}", b, who));
  else
    p.say(Grade::critical, fmt::format("{} shows rows to {}", b, who));
}

void trigger(const Lone& o, Priority& p) {
  const Text function = attribute_of(o.object, "function");
  p.say(Grade::high, fmt::format("{} {} on writes to {}", function,
                                 o.missing ? "does not run" : "runs", o.object.parent->key));
}

void routine(const Lone& o, Priority& p) {
  users_of(o, p);
  if (o.missing)
    p.say_at_least(Grade::medium, "what calls it fails");
  else
    p.say_at_least(Grade::low, "nothing has to call it");
}

void view(const Lone& o, Priority& p) {
  users_of(o, p);
  if (o.missing)
    p.say_at_least(Grade::high, "what reads it fails");
  else
    p.say_at_least(Grade::low, "nothing has to read it");
}

void type(const Lone& o, Priority& p) {
  users_of(o, p);
  if (p.reasons.empty())
    p.say(o.missing ? Grade::medium : Grade::low,
          o.missing ? "no column uses it; casts to it fail" : "nothing has to use it");
}

void default_value(const Lone& o, Priority& p) {
  const Text e = attribute_of(o.object, "expression");
  const Consequence c = o.missing ? consequence_of_default(*o.object.parent, e, "", o.there)
                                  : consequence_of_default(*o.object.parent, "", e, o.here);
  p.say(c.grade, c.text);
}

// A partition that a partitioned table of both sides lacks.
void inheritance(const Lone& o, Priority& p) {
  p.say(Grade::high,
        o.missing ? "its rows are no part of the parent" : "its rows count as the parent's");
}

struct ByKind {
  std::string_view kind;
  void (*judge)(const Lone& o, Priority& p);
};
constexpr ByKind by_kind[] = {
    {"table", table},
    {"foreign table", table},
    {"materialized view", table},
    {"column", column},
    {"default", default_value},
    {"constraint", constraint},
    {"domain constraint", constraint},
    {"foreign key", foreign_key},
    {"index", index},
    {"policy", policy},
    {"trigger", trigger},
    {"function", routine},
    {"procedure", routine},
    {"aggregate", routine},
    {"view", view},
    {"enum", type},
    {"domain", type},
    {"composite type", type},
    {"range", type},
    {"base type", type},
    {"inheritance", inheritance},
    {"privileges",
     [](const Lone&, Priority& p) { p.say(Grade::critical, "it says who may do what"); }},
    {"default privileges",
     [](const Lone&, Priority& p) { p.say(Grade::high, "it says who may use new objects"); }},
    {"security label",
     [](const Lone&, Priority& p) { p.say(Grade::high, "it says who may do what"); }},
    {"comment",
     [](const Lone&, Priority& p) { p.say_at_least(Grade::low, "nothing depends on it"); }},
    {"rule", [](const Lone&, Priority& p) { p.say(Grade::high, "writes go another way"); }},
    {"extension",
     [](const Lone& o, Priority& p) {
       users_of(o, p);
       p.say(
           o.missing ? Grade::high : Grade::low,
           o.missing ? "its types, functions and operators are not there" : "nothing has to use it",
           0);
     }},
    {"schema",
     [](const Lone& o, Priority& p) {
       p.say(o.missing ? Grade::high : Grade::low,
             o.missing ? "all that stands in it is missing, too" : "nothing has to use it");
     }},
};

}  // namespace

void Priority::say(Grade at_least, std::string reason, int weighs) {
  if (at_least > grade) {
    grade = at_least;
    reasons.insert(reasons.begin(), std::move(reason));
  } else {
    reasons.push_back(std::move(reason));
  }
  weight += weighs;
}

void Priority::say_at_least(Grade at_least, std::string reason) {
  grade = std::max(grade, at_least);
  if (!reasons.empty()) return;
  reasons.push_back(std::move(reason));
  general = true;
}

Priorities::Priorities(const Difference& difference, const Side& a, const Side& b) : a_(a), b_(b) {
  for (const Change& c : difference.changes)
    if (!in_both(c)) whole_.insert(&c.either());
}

const Object* Priorities::goes_with(const Change& change) const {
  const Object* top = nullptr;
  for (const Object* above = change.either().parent; above != nullptr; above = above->parent)
    if (whole_.contains(above)) top = above;
  return top;
}

bool Priorities::is_told_elsewhere(const Change& change) const {
  if (!in_both(change)) return goes_with(change) != nullptr;
  return !is_renamed(change) && change.details.empty();
}

Priority Priorities::of_one_sided(const Change& change) const {
  const bool missing = change.right == nullptr;
  const Side &here = missing ? a_ : b_, &there = missing ? b_ : a_;
  Priority p;
  if (const Object* whole = goes_with(change)) {
    p = of({.left = missing ? whole : nullptr, .right = missing ? nullptr : whole});
    p.reasons = {fmt::format("goes with {} {}", whole->kind->name, whole->key)};
    return p;
  }
  const Lone lone{change.either(), here, there, missing};
  for (const ByKind& k : by_kind)
    if (k.kind == change.either().kind->name) {
      k.judge(lone, p);
      return p;
    }
  users_of(lone, p);
  if (p.reasons.empty())
    p.say(missing ? Grade::medium : Grade::low,
          missing ? "what uses it fails" : "nothing has to use it");
  return p;
}

Priority Priorities::of(const Change& change) const {
  if (!in_both(change)) return of_one_sided(change);
  Priority p;
  if (is_renamed(change))
    p.say(Grade::high, fmt::format("what says {} fails", shown_key(*change.left)));
  for (const Detail& d : change.details) {
    Consequence c = consequence_of(change, d, a_, b_);
    if (c.text.empty()) c.text = fmt::format("its {} differs", d.attribute);
    p.say(c.grade, std::move(c.text));
  }
  return p;
}

}  // namespace shale
