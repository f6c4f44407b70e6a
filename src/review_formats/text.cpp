// For the terminal: each finding with its line and a caret, then what each migration means.
#include <fmt/format.h>

#include "base/text.h"
#include "review/format.h"

namespace shale::review_formats_::in_text {
namespace {

std::string caret_under(const Place& place) {
  std::string under;
  for (std::size_t i = 0; i + 1 < place.column && i < place.text.size(); ++i)
    under += place.text[i] == '\t' ? '\t' : ' ';
  return fmt::format("    {}\n    {}^\n", place.text, under);
}

std::string indented(std::string_view text) {
  std::string all;
  for (std::string_view line : lines(text)) all += fmt::format("    {}\n", line);
  return all;
}

std::string one(const Told& told) {
  const Finding& f = *told.finding;
  const std::string where =
      f.place.line == 0 ? f.place.file
                        : fmt::format("{}:{}:{}", f.place.file, f.place.line, f.place.column);
  std::string text = fmt::format(
      "{}: {}: {} [{}{}]\n", where, name_of(f.severity), f.message, f.rule,
      f.certainty == Certainty::proven ? "" : fmt::format(", {}", name_of(f.certainty)));
  if (f.place.line > 0) text += caret_under(f.place);
  if (!f.fix.empty()) text += "  instead:\n" + indented(f.fix);
  if (!told.more.empty())
    text += fmt::format("\n{}: {}: {} [{}]\n", f.place.file, name_of(f.severity), more_text(told),
                        f.rule);
  return text + "\n";
}

std::string one(const MigrationImpact& impact) {
  std::string text = impact.stem + "\n";
  text += fmt::format(
      "  breaks       {}\n",
      impact.breaking.empty() ? "nothing" : join(first_few(impact.breaking), "\n               "));
  text += fmt::format("  while it runs {}\n",
                      impact.performance.empty()
                          ? "nobody waits"
                          : join(first_few(impact.performance), "\n               "));
  text += fmt::format(
      "  the way back {}{}{}\n", impact.rollback,
      impact.rollback_reasons.empty() ? "" : ": " + join(impact.rollback_reasons, "; "),
      impact.drafted_down.empty() ? "" : "; shale draft --down " + impact.stem + " writes one");
  return text;
}

std::string print(const Review& review) {
  std::string text;
  constexpr std::size_t of_a_finding = 400, of_an_impact = 200;  // as they usually are
  text.reserve(review.findings.size() * of_a_finding + review.impact.size() * of_an_impact);
  for (const Told& told : told_of(review)) text += one(told);
  for (const MigrationImpact& i : review.impact) text += one(i);
  for (const Finding& f : review.suppressed)
    text += fmt::format("ignored: {} in {}, because {}\n", f.rule, f.place.file, f.fix);
  for (const std::string& remark : review.remarks) text += "note: " + remark + "\n";
  // Texts and messages may be a stranger's.
  return printable(text) + (text.empty() ? "" : "\n") + summary_of(review) + "\n";
}

}  // namespace

extern const ReviewFormat text;
constinit const ReviewFormat text{.name = "text", .print = print};

}  // namespace shale::review_formats_::in_text
