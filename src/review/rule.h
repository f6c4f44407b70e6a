// One rule of the review: a file under rules/. The prose is what `shale explain` and the docs show;
// the examples are run as tests on a real server: `bad` has to be reported, `good` must not be.
#pragma once

#include <span>

#include "review/scene.h"

namespace shale {

enum class Topic : unsigned char { files, locks, breaking, design, security, data };
std::string_view name_of(Topic topic);

struct Rule {
  std::string_view id{};       // "index-under-lock"
  std::string_view summary{};  // what it finds, a clause
  std::string_view why{};      // what goes wrong, sentences
  std::string_view instead{};  // what to do
  Topic topic = Topic::design;
  Severity severity = Severity::warning;
  // Can it tell from texts alone, without a server (review --static)? Its examples then hold there,
  // too.
  bool of_text = false;
  // SQL that is there before the examples. Lines "-- file: 002_name.sql" cut a text into files; a
  // text without is 001_given.sql, or 002_example.sql.
  std::string_view given{};
  std::string_view bad{};
  std::string_view good{};
  // Rows of a database that lives, for the examples: `ask` and the row counts are of it.
  std::string_view live{};
  // Either may be null: once for a migration, and once for each of its statements: see
  // look_at_tree().
  void (*judge)(const Scene& scene, Findings& found) = nullptr;
  void (*judge_statement)(const Scene& scene, const SceneStatement& statement, const TreeNode& tree,
                          Findings& found) = nullptr;
  // Of a migration that does not run: is this the reason? Then the rule says it in its own words.
  bool (*explains)(const Error& error, Finding& finding) = nullptr;
};

// A rule that says too little does not build.
consteval Rule checked(Rule rule) {
  if (rule.id.empty() || rule.summary.empty() || rule.why.empty() || rule.instead.empty() ||
      rule.bad.empty() || rule.good.empty())
    throw "a rule has an id, a summary, a why, an instead, a bad and a good example";
  if (rule.judge == nullptr && rule.judge_statement == nullptr && rule.explains == nullptr)
    throw "a rule judges something";
  return rule;
}

std::span<const Rule* const> rules();  // generated: every file under rules/
const Rule* find_rule(std::string_view id);

}  // namespace shale
