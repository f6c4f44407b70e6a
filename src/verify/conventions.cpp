#include "verify/conventions.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "sql/facts.h"

namespace shale {
namespace {

bool is_named(const Object& table, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    return table.key == name || table.name == name || table.name == quote_name(name);
  });
}

// A partition has the policies of the table that is queried.
bool is_partition(const Catalog& catalog, const Object& table) {
  const std::span<const Object> all = catalog.of(*find_kind("inheritance"));
  return std::ranges::any_of(all, [&](const Object& o) {
    return o.parent == &table && !attribute_text(o, "bound").empty();
  });
}

class SchemaCheck {
 public:
  SchemaCheck(const Conventions& conventions, const Catalog& catalog, Connection& connection)
      : conventions_(conventions), catalog_(catalog), connection_(connection) {}

  Result<std::vector<Breach>> run() {
    for (const Object& table : catalog_.of(*find_kind("table"))) {
      if (is_partition(catalog_, table)) continue;
      if (conventions_.rls && !is_named(table, conventions_.rls_except)) row_security(table);
      if (!conventions_.updated_at_function.empty()) updated_at(table);
      if (conventions_.require_comments && parts(table, "comment").empty())
        say("require_comments", table, "has no comment");
    }
    for (const Object& policy : catalog_.of(*find_kind("policy"))) CHECK(check_policy(policy));
    return std::move(breaches_);
  }

 private:
  void say(std::string_view convention, const Object& object, std::string what) {
    breaches_.push_back({.convention = std::string(convention),
                         .object = fmt::format("{} {}", object.kind->name, object.key),
                         .what = std::move(what)});
  }
  std::vector<const Object*> parts(const Object& table, std::string_view kind) const {
    std::vector<const Object*> all;
    for (const Object& o : catalog_.of(*find_kind(kind)))
      if (o.parent == &table) all.push_back(&o);
    return all;
  }
  void row_security(const Object& table) {
    if (attribute_text(table, "row level security") != "t")
      say("rls", table, "has no row-level security");
    else if (parts(table, "policy").empty())
      say("rls", table, "has row-level security and no policy: only its owner sees rows");
  }
  // Triggers that do the same job by another function: its body sets the column.
  void updated_at(const Object& table) {
    const std::string sets = "new." + lower(conventions_.updated_at_column);
    for (const Object* trigger : parts(table, "trigger")) {
      const std::string function(attribute_text(*trigger, "function"));
      if (last_part(function) == quote_name(conventions_.updated_at_function)) continue;
      const Object* made = catalog_.find("function", function + "()");
      if (made != nullptr && contains(lower(attribute_text(*made, "body")), sets))
        say("updated_at_function", *trigger,
            fmt::format("runs {} instead of {}", function, conventions_.updated_at_function));
    }
  }
  static Text last_part(Text name) {
    const std::size_t dot = name.rfind('.');
    return dot == Text::npos ? name : name.substr(dot + 1);
  }
  Status check_policy(const Object& policy) {
    const Text command = attribute_text(policy, "command"),
               check = attribute_text(policy, "with check");
    if (conventions_.rls_with_check && check.empty() && command != "SELECT" && command != "DELETE")
      say("rls_with_check", policy, "says no WITH CHECK");
    if (conventions_.rls_policy.empty()) return ok();
    TRY(wanted, as_stored(*policy.parent));
    for (const Text condition : {attribute_text(policy, "using"), check}) {
      if (condition.empty() || condition == wanted) continue;
      say("rls_policy", policy,
          wanted.empty() ? "can't have the condition: the table lacks a column that it names"
                         : fmt::format("is {} and not {}", condition, wanted));
      break;
    }
    return ok();
  }
  // The project's condition as Postgres prints it for this table; "" if it can't be said of it.
  Result<std::string> as_stored(const Object& table) {
    TRY(transaction, Transaction::begin(connection_));
    const Status made = connection_.run(fmt::format("create policy shale_wanted on {} using ({})",
                                                    table.key, conventions_.rls_policy));
    if (!made) return std::string();
    TRY(rows, connection_.query("select set_config('search_path', '', true),"
                                " pg_get_expr(polqual, polrelid) from pg_catalog.pg_policy"
                                " where polname = 'shale_wanted'"));
    return std::string(rows.size() == 0 ? "" : rows.at(0, 1));
  }

  const Conventions& conventions_;
  const Catalog& catalog_;
  Connection& connection_;
  std::vector<Breach> breaches_;
};

bool is_date(std::string_view digits) {
  if (digits.size() < 8) return false;
  const auto part = [&](std::size_t at, std::size_t n) {
    int value = 0;
    for (char c : digits.substr(at, n)) value = value * 10 + (c - '0');
    return value;
  };
  const int year = part(0, 4), month = part(4, 2), day = part(6, 2);
  return year >= 1990 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

Result<std::vector<Breach>> check_schema(const Conventions& conventions, const Catalog& catalog,
                                         Connection& connection) {
  if (!conventions.any_of_schema()) return std::vector<Breach>();
  return SchemaCheck(conventions, catalog, connection).run();
}

std::vector<Breach> check_files(const Conventions& conventions, const Folder& folder) {
  std::vector<Breach> all;
  for (const Migration& m : folder.migrations) {
    if (conventions.require_down && !m.has_down() && !m.runner)
      all.push_back({"require_down", m.stem, "has no down"});
    const bool fits =
        conventions.version.empty() ||
        (conventions.version == "date" && m.version.size() == 8 && is_date(m.version)) ||
        (conventions.version == "timestamp" && m.version.size() >= 10) ||
        (conventions.version == "sequence" && m.version.size() < 8);
    if (!fits)
      all.push_back({"version", m.stem, fmt::format("is not numbered by {}", conventions.version)});
  }
  return all;
}

std::vector<std::string> lost_comments(const Catalog& before, const Catalog& after) {
  std::vector<std::string> all;
  for (const Object& comment : before.of(*find_kind("comment"))) {
    if (after.find(*comment.kind, comment.key) != nullptr || comment.parent == nullptr) continue;
    const Object* on = after.find(*comment.parent->kind, comment.parent->key);
    if (on != nullptr) all.push_back(fmt::format("{} {}", on->kind->name, on->key));
  }
  return all;
}

}  // namespace shale
