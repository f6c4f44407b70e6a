#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "review/rule.h"

namespace shale::commands_::in_explain {
namespace {

constexpr Flag flags[] = {
    {"--format", "FORMAT", "How to print: text or markdown", "text|markdown"}};
constexpr Example examples[] = {
    {"shale explain", "all rules of the review"},
    {"shale explain index-under-lock", "one of them: why, what instead, examples"},
};

// What the examples take for granted of a database that lives.
std::string_view with_rows(const Rule& rule) {
  return rule.live.empty() ? "" : ", with --stats of a database where this ran before";
}

std::string_view of_text(const Rule& rule) {
  return rule.of_text ? "yes: it tells from the texts alone" : "no: it needs a server";
}

std::string text_of(const Rule& rule) {
  const auto block = [](std::string_view sql) {
    std::string text;
    for (std::string_view line : lines(sql)) text += fmt::format("    {}\n", line);
    return text;
  };
  return fmt::format(
      "{} ({}, {})\n\nFinds: {}.\n\nWhy: {}\n\nInstead: {}\n\nWith --static: "
      "{}.\n\nBad{}:\n\n{}\nGood:\n\n{}",
      rule.id, name_of(rule.severity), name_of(rule.topic), rule.summary, rule.why, rule.instead,
      of_text(rule), with_rows(rule),
      rule.live.empty() ? block(rule.bad) : block(rule.live) + "\n" + block(rule.bad),
      block(rule.good));
}

std::string markdown_of(const Rule& rule) {
  return fmt::format(
      "### {}\n\n{}, {}: {}.\n\n{}\n\n**Instead:** {}\n\n**With `--static`:** "
      "{}.\n\nReported{}:\n\n```sql\n{}\n```\n\nNot "
      "reported:\n\n```sql\n{}\n```\n\n",
      rule.id, name_of(rule.severity), name_of(rule.topic), rule.summary, rule.why, rule.instead,
      of_text(rule), with_rows(rule),
      rule.live.empty() ? std::string(trim(rule.bad))
                        : fmt::format("{}\n```\n\n```sql\n{}", trim(rule.live), trim(rule.bad)),
      trim(rule.good));
}

std::string list() {
  std::string text;
  std::size_t width = 0;
  for (const Rule* rule : rules()) width = std::max(width, rule->id.size());
  for (Topic topic :
       {Topic::files, Topic::locks, Topic::breaking, Topic::design, Topic::security, Topic::data}) {
    text += fmt::format("{}{}\n", text.empty() ? "" : "\n", name_of(topic));
    for (const Rule* rule : rules())
      if (rule->topic == topic)
        text += fmt::format("  {:<{}}  {:<7}  {}\n", rule->id, width, name_of(rule->severity),
                            rule->summary);
  }
  return text;
}

std::string markdown_list() {
  std::string text = "# The rules of the review\n\nWritten by `tools/docs` from `src/rules`.\n";
  for (Topic topic :
       {Topic::files, Topic::locks, Topic::breaking, Topic::design, Topic::security, Topic::data}) {
    text += fmt::format("\n## {}\n\n", name_of(topic));
    for (const Rule* rule : rules())
      if (rule->topic == topic) text += markdown_of(*rule);
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

Result<int> run(Invocation& invocation) {
  const bool markdown = invocation.value("--format") == "markdown";
  if (invocation.arguments.empty()) {
    invocation.ui.out(markdown ? markdown_list() : list());
    return exit_yes;
  }
  const std::string& id = invocation.arguments[0];
  const Rule* rule = find_rule(id);
  if (rule == nullptr) {
    std::vector<std::string_view> all;
    for (const Rule* r : rules()) all.push_back(r->id);
    const std::string meant = nearest(id, all);
    return Error{
        .what = "there is no rule " + id,
        .hint = meant.empty() ? "shale explain lists them" : "did you mean " + meant + "?"};
  }
  invocation.ui.out(markdown ? markdown_of(*rule) : text_of(*rule));
  return exit_yes;
}

}  // namespace

extern const Command explain;
constinit const Command explain{
    .name = "explain",
    .summary = "Tell of a rule of the review, or list them",
    .arguments = "[RULE]",
    .description = "Without a rule: all of them, by what they are about, with how much they count.",
    .flags = flags,
    .examples = examples,
    .most_arguments = 1,
    .run = run,
};

}  // namespace shale::commands_::in_explain
