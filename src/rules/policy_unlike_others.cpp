#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/catalog.h"
#include "diff/fates.h"
#include "review/rule.h"
#include "sql/lexer.h"

namespace shale::rules_::in_policy_unlike_others {
namespace {

using Columns = std::map<const Object*, std::set<std::string>>;

Columns columns_by_table(const Catalog& catalog) {
  Columns all;
  for (const Object& column : catalog.of(*find_kind("column")))
    if (column.parent != nullptr) all[column.parent].insert(std::string(column.name));
  return all;
}

// The condition without the names of its own table and columns.
std::string pattern_of(const Object& policy, Text condition, const Columns& columns) {
  const auto own = columns.find(policy.parent);
  std::string pattern;
  Lexer lexer(condition);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    const std::string word(lexer.text_of(t));
    const bool name = t.kind == TokenKind::word || t.kind == TokenKind::quoted_name;
    if (name && word == policy.parent->name)
      pattern += "table ";
    else if (name && own != columns.end() && own->second.contains(word))
      pattern += "column ";
    else
      pattern += word + " ";
  }
  return pattern;
}

// What a policy asks of rows that are seen and of rows that are written. Without WITH CHECK that is
// the same.
struct Pattern {
  std::string lets_see{}, lets_write{};
  auto operator<=>(const Pattern&) const = default;
};

Pattern pattern_of(const Object& policy, const Columns& columns) {
  Pattern pattern{pattern_of(policy, attribute_text(policy, "using"), columns),
                  pattern_of(policy, attribute_text(policy, "with check"), columns)};
  if (pattern.lets_write.empty()) pattern.lets_write = pattern.lets_see;
  return pattern;
}

bool has_check(const Object& policy) {
  return attribute_text(policy, "with check") != "";
}

// The command and the roles that it is for.
std::string purpose_of(const Object& policy) {
  return fmt::format("{} {} {}", attribute_text(policy, "command"),
                     attribute_text(policy, "permissive"), attribute_text(policy, "roles"));
}

// Has the table a column that one of the others asks for? Else it can't do as they do.
bool could_follow(const Object& policy, const Columns& after,
                  const std::vector<const Object*>& others, const Columns& before) {
  const auto own = after.find(policy.parent);
  if (own == after.end()) return false;
  bool any_asked = false;
  for (const Object* other : others) {
    const auto its = before.find(other->parent);
    const Text condition = attribute_text(*other, "using");
    Lexer lexer(condition);
    for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
      const std::string word(lexer.text_of(t));
      if (its == before.end() || !its->second.contains(word)) continue;
      any_asked = true;
      if (own->second.contains(word)) return true;
    }
  }
  return !any_asked;
}

void judge_policy(const Object& policy, const Pattern& is, const Pattern& wanted,
                  const std::vector<const Object*>& all, Findings& found) {
  const Object& model = *all.front();
  const Text command = attribute_text(policy, "command");
  const std::string who = fmt::format("{} of {}", bare(policy), bare(*policy.parent));
  const std::string as = fmt::format("as {} of {}: ", bare(model), bare(*model.parent));
  if (is != wanted) {
    const bool sees_alike = is.lets_see == wanted.lets_see;
    const Text said =
        attribute_text(model, sees_alike && has_check(model) ? "with check" : "using");
    return found.object(
        policy, Certainty::proven,
        fmt::format("{} lets {} by another rule than the {} other policies for {}, which all agree",
                    who, sees_alike ? "write" : "through", all.size(), command),
        fmt::format("{}{} ({})", as, sees_alike ? "WITH CHECK" : "USING", said));
  }
  if (has_check(policy) || !std::ranges::all_of(all, [](const Object* o) { return has_check(*o); }))
    return;
  Findings here = found;
  here.milder(Severity::note);
  here.object(policy, Certainty::proven,
              fmt::format("{} has no WITH CHECK; the {} other policies for {} all have one", who,
                          all.size(), command),
              fmt::format("{}WITH CHECK ({})", as, attribute_text(model, "with check")));
}

void judge(const Scene& scene, Findings& found) {
  const std::vector<const Object*> made = scene.made("policy");
  if (made.empty()) return;
  const Columns before = columns_by_table(scene.before), after = columns_by_table(scene.after);
  std::map<std::string, std::map<Pattern, std::vector<const Object*>>> others;
  for (const Object& policy : scene.before.of(*find_kind("policy")))
    others[purpose_of(policy)][pattern_of(policy, before)].push_back(&policy);
  constexpr std::size_t enough = 3;
  for (const Object* policy : made) {
    const auto known = others.find(purpose_of(*policy));
    // Only where they all agree: a second pattern means that there are reasons for one.
    if (known == others.end() || known->second.size() != 1) continue;
    const auto& [wanted, all] = *known->second.begin();
    if (all.size() >= enough && could_follow(*policy, after, all, before))
      judge_policy(*policy, pattern_of(*policy, after), wanted, all, found);
  }
}

}  // namespace

extern const Rule policy_unlike_others;
constinit const Rule policy_unlike_others = checked({
    .id = "policy-unlike-others",
    .summary = "a policy that differs from all others, which agree with each other",
    .why = "Where every table is guarded by one rule, the one that is guarded by another is a slip "
           "more often than a decision, and nobody notices a row too many. Names of tables and "
           "columns make no difference; nothing is said where the others do not agree.",
    .instead = "Write the condition as the others have it.",
    .topic = Topic::security,
    .given =
        "CREATE TABLE a (id int PRIMARY KEY, p text);\nCREATE TABLE b (id int PRIMARY KEY, p text);"
        "\nCREATE TABLE c (id int PRIMARY KEY, p text);\n"
        "CREATE POLICY own ON a USING (p = current_setting('app.p', true));\n"
        "CREATE POLICY own ON b USING (p = current_setting('app.p', true));\n"
        "CREATE POLICY own ON c USING (p = current_setting('app.p', true));",
    .bad = "CREATE TABLE d (id int PRIMARY KEY, p text);\n"
           "CREATE POLICY own ON d USING (p = current_setting('app.project', true));",
    .good = "CREATE TABLE d (id int PRIMARY KEY, project text);\n"
            "CREATE POLICY own ON d USING (project = current_setting('app.p', true));",
    .judge = judge,
});

}  // namespace shale::rules_::in_policy_unlike_others
