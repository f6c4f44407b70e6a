// Of missing and extra tables: who refers to them, reads them, writes to them; what they hold.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/priority.h"
#include "report/shown.h"

namespace shale {
namespace {

Objects of_kind(const Objects& all, std::string_view kind) {
  Objects some;
  std::ranges::copy_if(all, std::back_inserter(some),
                       [&](const Object* o) { return o->kind->name == kind; });
  return some;
}

bool exists(const Object& object, const Side& side) {
  return side.catalog().find(*object.kind, object.key) != nullptr;
}

// "(a, b)" of "PRIMARY KEY (a, b)".
std::string columns_of(Text definition) {
  const std::size_t open = definition.find('(');
  if (open == Text::npos) return "";
  return std::string(definition.substr(open, definition.find(')') - open + 1));
}

std::string target_of(Text definition) {
  const std::size_t at = definition.find("REFERENCES ");
  if (at == Text::npos) return "";
  const Text rest = definition.substr(at + 11);
  return std::string(rest.substr(0, rest.find('(')));
}

class Judged {
 public:
  Judged(const Object& table, const Side& here, const Side& there)
      : table_(table), here_(here), there_(there), users_(here.users_outside(table)) {}

  Priority result() {
    holds_rows();
    referenced();
    read_by("view");
    read_by("materialized view");
    guarded();
    named();
    belongs();
    shape();
    if (table_.kind->name == "materialized view")
      p_.say_at_least(Grade::high, "what reads it fails");
    else
      p_.say_at_least(Grade::low, "nothing that the schema knows of refers to it");
    raise();
    return std::move(p_);
  }

 private:
  void holds_rows() {
    const auto rows = here_.rows(table_);
    if (rows && *rows > 0)
      p_.say(Grade::critical, fmt::format("holds {} in {}", shown_rows(*rows), here_.name()), 5);
  }
  void referenced() {
    const Objects keys = of_kind(users_, "foreign key");
    if (keys.empty()) return;
    const bool kept =
        std::ranges::any_of(keys, [&](const Object* k) { return exists(*k->parent, there_); });
    p_.say(kept ? Grade::critical : Grade::high,
           fmt::format("{} to it: {}",
                       keys.size() == 1 ? "1 foreign key refers"
                                        : fmt::format("{} foreign keys refer", keys.size()),
                       names_of(keys)),
           3 * static_cast<int>(keys.size()));
  }
  void read_by(std::string_view kind) {
    if (const Objects views = of_kind(users_, kind); !views.empty())
      p_.say(Grade::high,
             fmt::format("read by {} {}", views.size() == 1 ? std::string(kind) : plural_kind(kind),
                         names_of(views)),
             3);
  }
  void guarded() {
    if (const Objects policies = of_kind(users_, "policy"); !policies.empty())
      p_.say(Grade::critical,
             fmt::format("policies of other tables read it: {}", names_of(policies)), 4);
    const std::size_t own = here_.parts(table_, "policy").size();
    if (attribute_of(table_, "row level security") == "t")
      p_.say(Grade::high, fmt::format("has row level security, {}", count_kind(own, "policy")), 2);
  }
  // By functions; those that run in a trigger of another table fail its writes.
  void named() {
    Objects plain;
    for (const Object* f : here_.named_in(table_)) {
      Objects triggers = of_kind(here_.users(*f), "trigger");
      std::erase_if(triggers, [&](const Object* t) { return t->parent == &table_; });
      if (triggers.empty())
        plain.push_back(f);
      else
        p_.say(Grade::high,
               fmt::format("writes to {} use it: the trigger {} runs {}",
                           names_of({triggers.front()->parent}), triggers.front()->name, f->name),
               3);
    }
    for (const Object* f : of_kind(users_, "function"))
      if (std::ranges::find(plain, f) == plain.end()) plain.push_back(f);
    if (!plain.empty())
      p_.say(Grade::medium,
             fmt::format("used in {} {}", plain.size() == 1 ? "function" : "functions",
                         names_of(plain)),
             2);
  }
  void belongs() {
    const Objects keys = here_.parts(table_, "foreign key");
    if (keys.empty()) return;
    std::string primary;
    for (const Object* c : here_.parts(table_, "constraint"))
      if (attribute_of(*c, "definition").starts_with("PRIMARY KEY"))
        primary = columns_of(attribute_of(*c, "definition"));
    std::vector<std::string> targets;
    for (const Object* key : keys) {
      const Text definition = attribute_of(*key, "definition");
      const std::string target = target_of(definition);
      if (!primary.empty() && columns_of(definition) == primary && target != table_.key)
        p_.say(Grade::medium, fmt::format("holds one row for each of {}", target), 3);
      else if (target != table_.key && std::ranges::find(targets, target) == targets.end())
        targets.push_back(target);
    }
    if (!targets.empty()) p_.say(Grade::medium, "its rows belong to " + list_of(targets), 1);
  }
  void shape() {
    const std::size_t columns = here_.parts(table_, "column").size();
    if (columns >= 15) p_.say(Grade::medium, fmt::format("has {} columns", columns), 1);
    if (const Text key = attribute_of(table_, "partition key"); !key.empty())
      p_.say(Grade::medium, fmt::format("is partitioned by {}", key), 1);
  }
  // What has several reasons is graver than each of them.
  void raise() {
    if (p_.grade == Grade::medium && p_.weight >= 3) p_.grade = Grade::high;
    if (p_.grade == Grade::high && p_.weight >= 9) p_.grade = Grade::critical;
  }

  const Object& table_;
  const Side &here_, &there_;
  const Objects users_;
  Priority p_{};
};

}  // namespace

std::string without_partition(const Object& partition, const Side& here, const Side& there) {
  const Text parent = attribute_of(*here.partition(partition), "parent");
  const Object* kept = there.catalog().find("table", parent);
  if (kept == nullptr) return "";
  for (const Object* other : there.partitions(*kept))
    if (attribute_of(*there.partition(*other), "bound") == "DEFAULT")
      return fmt::format("its rows fall into the default partition {}", other->key);
  return "its rows have no place: their INSERT fails";
}

Priority priority_of_table(const Object& table, const Side& here, const Side& there,
                           bool is_missing) {
  if (is_missing && here.partition(table) != nullptr) {
    Priority p;
    const std::string kept = without_partition(table, here, there);
    if (kept.empty())
      p.say(Grade::medium,
            fmt::format("a partition of {}", attribute_of(*here.partition(table), "parent")));
    else
      p.say(Grade::high, kept);
    return p;
  }
  if (is_missing) return Judged(table, here, there).result();
  Priority p;
  const auto rows = here.rows(table);
  if (rows && *rows > 0)
    p.say(Grade::high,
          fmt::format("holds {}, which closing the gap would drop", shown_rows(*rows)));
  const Objects users = here.users_outside(table);
  if (!users.empty()) p.say(Grade::medium, fmt::format("used by {}", names_of(users)));
  if (p.reasons.empty())
    p.say(Grade::low, fmt::format("nothing that was written for {} knows it", there.name()));
  return p;
}

}  // namespace shale
