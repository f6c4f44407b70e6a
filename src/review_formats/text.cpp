// For the terminal: each finding with its line and a caret, then what each migration means.
#include <fmt/format.h>

#include "base/text.h"
#include "review/format.h"

namespace shale::review_formats_::in_text {
namespace {

void add_line(std::string& text, std::string_view line) {
  text.append("    ").append(line) += '\n';
}

void add_caret(std::string& text, const Place& place) {
  add_line(text, place.text);
  text += "    ";
  for (std::size_t i = 0; i + 1 < place.column && i < place.text.size(); ++i)
    text += place.text[i] == '\t' ? '\t' : ' ';
  text += "^\n";
}

std::string one(const Told& told) {
  const Finding& f = *told.finding;
  const std::string where =
      f.place.line == 0 ? f.place.file
                        : fmt::format("{}:{}:{}", f.place.file, f.place.line, f.place.column);
  std::string text = fmt::format(
      "{}: {}: {} [{}{}]\n", where, name_of(f.severity), f.message, f.rule,
      f.certainty == Certainty::proven ? "" : fmt::format(", {}", name_of(f.certainty)));
  if (f.place.line > 0) add_caret(text, f.place);
  if (!f.fix.empty()) text += "  instead:\n";
  for (std::string_view line : lines(f.fix)) add_line(text, line);
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

void print(const Review& review, const Printed& out) {
  // Texts and messages may be a stranger's.
  const auto show = [&](std::string_view text) { out(printable(text)); };
  for (const Told& told : told_of(review)) show(one(told));
  for (const MigrationImpact& i : review.impact) show(one(i));
  for (const Finding& f : review.suppressed)
    show(fmt::format("ignored: {} in {}, because {}\n", f.rule, f.place.file, f.fix));
  for (const std::string& remark : review.remarks) show("note: " + remark + "\n");
  const bool nothing = review.findings.empty() && review.impact.empty() &&
                       review.suppressed.empty() && review.remarks.empty();
  out((nothing ? "" : "\n") + summary_of(review) + "\n");
}

}  // namespace

extern const ReviewFormat text;
constinit const ReviewFormat text{.name = "text", .print = print};

}  // namespace shale::review_formats_::in_text
