// A comment on a pull request: the worst first, then what is to be done, then what it means.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "review/format.h"

namespace shale::review_formats_::in_markdown {
namespace {

// In a line of text: what Markdown would take for its own.
std::string plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<' || c == '*' || c == '_' || c == '`' || c == '|' || c == '[') out += '\\';
    out += c;
  }
  return out;
}

// A sentence, or lines that stand as they are?
bool is_sql(std::string_view fix) {
  return contains(fix, "\n") || fix.ends_with(";") || fix.starts_with("--") ||
         fix.starts_with("\"");
}

std::string one(const Told& told) {
  const Finding& f = *told.finding;
  std::string text = fmt::format("- **{}** {}{}", name_of(f.severity),
                                 f.place.line == 0 ? "" : fmt::format("line {}: ", f.place.line),
                                 plain(f.message));
  text += fmt::format(
      " (`{}`{})\n", f.rule,
      f.certainty == Certainty::proven ? "" : fmt::format(", {}", name_of(f.certainty)));
  if (!f.fix.empty() && !is_sql(f.fix)) text += fmt::format("  *Instead:* {}\n", plain(f.fix));
  if (is_sql(f.fix)) {
    text += "\n  ```sql\n";
    for (std::string_view line : lines(f.fix)) text += fmt::format("  {}\n", line);
    text += "  ```\n";
  }
  if (!told.more.empty())
    text += fmt::format("- **{}** {} (`{}`)\n", name_of(f.severity), more_text(told), f.rule);
  return text;
}

std::string list(const std::vector<std::string>& all, std::string_view none) {
  std::vector<std::string> said;
  for (const std::string& one : first_few(all)) said.push_back(plain(one));
  return said.empty() ? std::string(none) : join(said, "; ");
}

std::string row_of(const MigrationImpact& i) {
  return fmt::format("| `{}` | {} | {} | {} |\n", i.stem, list(i.breaking, "none"),
                     list(i.performance, "nobody waits"),
                     plain(i.rollback) +
                         (i.rollback_reasons.empty() ? "" : ": " + list(i.rollback_reasons, "")) +
                         (i.drafted_down.empty() ? "" : "; one is drafted below"));
}

// Those of one migration stand together, the worst first.
void print_findings(const Review& review, const Printed& out) {
  const std::vector<Told> told = told_of(review);
  for (auto begin = told.begin(); begin != told.end();) {
    const std::string& stem = begin->finding->stem;
    const auto end =
        std::find_if(begin, told.end(), [&](const Told& t) { return t.finding->stem != stem; });
    out(fmt::format("\n### `{}`\n\n", stem));
    for (Severity severity : {Severity::error, Severity::warning, Severity::note})
      for (const Told& t : std::ranges::subrange(begin, end))
        if (t.finding->severity == severity) out(one(t));
    begin = end;
  }
}

void print(const Review& review, const Printed& out) {
  std::vector<std::string> stems;
  for (const std::string& stem : review.stems) stems.push_back("`" + stem + "`");
  out(fmt::format("## Review of {}\n\n**{}**\n", listed(stems), summary_of(review)));
  print_findings(review, out);
  if (!review.impact.empty()) {
    out("\n### Impact\n\n| migration | breaking changes | while it runs | the way back |\n");
    out("|---|---|---|---|\n");
    for (const MigrationImpact& i : review.impact) out(row_of(i));
  }
  for (const MigrationImpact& i : review.impact)
    if (!i.drafted_down.empty())
      out(fmt::format(
          "\n<details><summary>A down for <code>{}</code>, proved</summary>\n\n```sql\n{}\n```\n\n"
          "</details>\n",
          i.stem, trim(i.drafted_down)));
  for (const Finding& f : review.suppressed)
    out(fmt::format("\nIgnored: `{}` in `{}`, because {}.\n", f.rule, f.place.file, plain(f.fix)));
  for (const std::string& remark : review.remarks) out(fmt::format("\n> {}\n", plain(remark)));
}

}  // namespace

extern const ReviewFormat markdown;
constinit const ReviewFormat markdown{.name = "markdown", .print = print};

}  // namespace shale::review_formats_::in_markdown
