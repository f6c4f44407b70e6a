// Annotations of GitHub's workflows: ::warning file=…,line=…,col=…,title=…::message
#include <fmt/format.h>

#include "base/text.h"
#include "review/format.h"

namespace shale::review_formats_::in_github {
namespace {

// As the runner unescapes it (actions/toolkit, command.ts).
std::string data(std::string_view text) {
  return replace_all(replace_all(replace_all(std::string(text), "%", "%25"), "\r", "%0D"), "\n",
                     "%0A");
}
std::string property(std::string_view text) {
  return replace_all(replace_all(data(text), ":", "%3A"), ",", "%2C");
}

std::string_view word_of(Severity severity) {
  return severity == Severity::note ? "notice" : name_of(severity);
}

void print(const Review& review, const Printed& out) {
  for (const Finding& f : review.findings) {
    const std::string message = f.fix.empty() ? f.message : f.message + "\ninstead: " + f.fix;
    out(fmt::format("::{} file={},line={}{},title={}::{}\n", word_of(f.severity),
                    property(f.place.file), f.place.line == 0 ? 1 : f.place.line,
                    f.place.line == 0 ? "" : fmt::format(",col={}", f.place.column),
                    property(f.rule), data(message)));
  }
}

}  // namespace

extern const ReviewFormat github;
constinit const ReviewFormat github{.name = "github", .print = print};

}  // namespace shale::review_formats_::in_github
