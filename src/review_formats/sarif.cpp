// SARIF 2.1.0 (OASIS): https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#include <nlohmann/json.hpp>

#include "review/format.h"
#include "review/rule.h"

namespace shale::review_formats_::in_sarif {
namespace {

using Json = nlohmann::ordered_json;

Json rule_of(const Rule& rule) {
  return {{"id", rule.id},
          {"shortDescription", {{"text", rule.summary}}},
          {"fullDescription", {{"text", rule.why}}},
          {"help", {{"text", rule.instead}}},
          {"defaultConfiguration", {{"level", name_of(rule.severity)}}}};
}

Json result_of(const Finding& f) {
  Json region{{"startLine", f.place.line == 0 ? 1 : f.place.line}};
  if (f.place.line > 0) region["startColumn"] = f.place.column;
  const std::string text = f.fix.empty() ? f.message : f.message + "\ninstead: " + f.fix;
  return {{"ruleId", f.rule},
          {"level", name_of(f.severity)},
          {"message", {{"text", text}}},
          {"locations",
           {{{"physicalLocation",
              {{"artifactLocation", {{"uri", f.place.file}}}, {"region", region}}}}}},
          {"partialFingerprints", {{"shale/v1", fingerprint_of(f)}}},
          {"properties", {{"certainty", name_of(f.certainty)}}}};
}

void print(const Review& review, const Printed& out) {
  Json known = Json::array(), results = Json::array();
  for (const Rule* rule : rules()) known.push_back(rule_of(*rule));
  for (const Finding& f : review.findings) results.push_back(result_of(f));
  for (const Finding& f : review.suppressed) {
    Finding shown = f;
    shown.fix.clear();
    Json result = result_of(shown);
    result["suppressions"] = {{{"kind", "inSource"}, {"justification", f.fix}}};
    results.push_back(std::move(result));
  }
  const Json json{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       {{{"tool", {{"driver", {{"name", "shale"}, {"version", SHALE_VERSION}, {"rules", known}}}}},
         {"columnKind", "unicodeCodePoints"},
         {"results", results}}}}};
  out(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

extern const ReviewFormat sarif;
constinit const ReviewFormat sarif{.name = "sarif", .print = print};

}  // namespace shale::review_formats_::in_sarif
