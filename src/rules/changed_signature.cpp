#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"

namespace shale::rules_::in_changed_signature {
namespace {

bool is_routine(const Object& object) {
  return object.kind->name == "function" || object.kind->name == "procedure";
}

std::string name_of_routine(const Object& object) {
  return object.key.substr(0, object.key.find('('));
}

// What stands between the parentheses of its key: the types of its arguments.
std::string_view types_of(const Object& object) {
  const std::string_view key = object.key;
  const std::size_t open = key.find('(');
  return open == key.npos ? "" : key.substr(open + 1, key.size() - open - 2);
}

// Does every old call by position still find it: are the new arguments behind, with defaults?
bool takes_old_calls(const Object& before, const Object& after) {
  const std::string_view old = types_of(before), now = types_of(after);
  if (!now.starts_with(old) || attribute_text(before, "result") != attribute_text(after, "result"))
    return false;
  const auto count = [](std::string_view types) {
    return types.empty() ? 0 : split(types, ',').size();
  };
  std::size_t defaults = 0;
  for (char c : attribute_text(after, "defaults"))
    defaults = c >= '0' && c <= '9' ? defaults * 10 + static_cast<std::size_t>(c - '0') : defaults;
  return count(now) - count(old) <= defaults;
}

// Those of its name that are new.
std::vector<const Object*> successors(const Scene& scene, const Object& gone) {
  std::vector<const Object*> all;
  for (const Change& c : scene.change.changes)
    if (c.left == nullptr && c.right->kind == gone.kind &&
        name_of_routine(*c.right) == name_of_routine(gone))
      all.push_back(c.right);
  return all;
}

void judge_gone(const Scene& scene, const Object& gone, Findings& found) {
  const std::vector<const Object*> all = successors(scene, gone);
  if (all.empty()) return;  // dropped-table says it
  if (std::ranges::any_of(all, [&](const Object* now) { return takes_old_calls(gone, *now); }))
    return;
  scene.at_end_of(gone, found, Certainty::proven,
                  fmt::format("{} {} is {} now: calls of the old one fail", gone.kind->name,
                              gone.key, all.front()->key),
                  "keep the old one beside it until nobody calls it; give new arguments defaults, "
                  "at the end");
}

// The same types of arguments, and another result or other names.
void judge_same(const Change& c, Findings& found) {
  if (c.left->address == c.right->address) return;  // CREATE OR REPLACE changes neither
  const Text was = attribute_text(*c.left, "result"), is = attribute_text(*c.right, "result");
  const Text names = attribute_text(*c.left, "argument names");
  const Text new_names = attribute_text(*c.right, "argument names");
  const std::string what = fmt::format("{} {}", c.right->kind->name, c.right->key);
  if (was != is) {
    Findings here = found;
    // TABLE(a integer) with more columns behind: only those who count them are hit.
    if (was.starts_with("TABLE(") && is.starts_with(was.substr(0, was.size() - 1)))
      here.milder(Severity::note);
    here.object(*c.right, Certainty::proven,
                fmt::format("{} returns {} now, and returned {}", what, is, was),
                "make a new one under another name, and drop the old one when nobody calls it");
  } else if (names != new_names) {
    found.object(*c.right, Certainty::proven,
                 fmt::format("the arguments of {} are ({}) now, and were ({}): calls that name "
                             "them fail",
                             what, new_names, names),
                 "keep the names");
  }
}

void judge(const Scene& scene, Findings& found) {
  for (const Change& c : scene.change.changes) {
    if (c.left == nullptr || !is_routine(*c.left)) continue;
    if (c.right != nullptr)
      judge_same(c, found);
    else if (scene.name_now(*c.left) == nullptr)
      judge_gone(scene, *c.left, found);
  }
}

}  // namespace

extern const Rule changed_signature;
constinit const Rule changed_signature = checked({
    .id = "changed-signature",
    .summary = "a function with other arguments, other names of them, or another result",
    .why = "It is dropped and made anew: programs and other functions that call the old one fail, "
           "or read columns that are not there. New arguments at the end that have defaults take "
           "the old calls, and are not reported.",
    .instead = "Make the new one beside the old one, and drop that when nobody calls it.",
    .topic = Topic::breaking,
    .given = "CREATE FUNCTION tax(total int) RETURNS int LANGUAGE sql AS 'SELECT total / 5';",
    .bad = "DROP FUNCTION tax(int);\n"
           "CREATE FUNCTION tax(total int, country text) RETURNS int LANGUAGE sql AS 'SELECT total "
           "/ 5';",
    .good = "DROP FUNCTION tax(int);\n"
            "CREATE FUNCTION tax(total int, country text DEFAULT 'de') RETURNS int LANGUAGE sql AS "
            "'SELECT total / 5';",
    .judge = judge,
});

}  // namespace shale::rules_::in_changed_signature
