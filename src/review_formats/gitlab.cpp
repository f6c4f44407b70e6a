// A report of GitLab's Code Quality, which reads a subset of Code Climate's format.
#include <nlohmann/json.hpp>

#include "review/format.h"

namespace shale::review_formats_::in_gitlab {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(Severity severity) {
  if (severity == Severity::error) return "critical";
  return severity == Severity::warning ? "major" : "info";
}

void print(const Review& review, const Printed& out) {
  Json json = Json::array();
  for (const Finding& f : review.findings)
    json.push_back(
        {{"description", f.message},
         {"check_name", f.rule},
         {"fingerprint", fingerprint_of(f)},
         {"severity", word_of(f.severity)},
         {"location",
          {{"path", f.place.file}, {"lines", {{"begin", f.place.line == 0 ? 1 : f.place.line}}}}}});
  out(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

extern const ReviewFormat gitlab;
constinit const ReviewFormat gitlab{.name = "gitlab", .print = print};

}  // namespace shale::review_formats_::in_gitlab
