// For programs.
#include <nlohmann/json.hpp>

#include "review/format.h"

namespace shale::review_formats_::in_json {
namespace {

using Json = nlohmann::ordered_json;

Json one(const Finding& f) {
  Json json{{"rule", f.rule},
            {"severity", name_of(f.severity)},
            {"certainty", name_of(f.certainty)},
            {"migration", f.stem},
            {"file", f.place.file},
            {"line", f.place.line},
            {"column", f.place.column},
            {"message", f.message}};
  json["fix"] = f.fix.empty() ? Json(nullptr) : Json(f.fix);
  return json;
}

void print(const Review& review, const Printed& out) {
  Json json{{"findings", Json::array()},
            {"impact", Json::array()},
            {"ignored", Json::array()},
            {"remarks", review.remarks},
            {"migrations", review.stems}};
  for (const Finding& f : review.findings) json["findings"].push_back(one(f));
  for (const Finding& f : review.suppressed) {
    Json ignored = one(f);
    ignored["because"] = f.fix;
    ignored.erase("fix");
    json["ignored"].push_back(std::move(ignored));
  }
  for (const MigrationImpact& i : review.impact)
    json["impact"].push_back({{"migration", i.stem},
                              {"breaking", i.breaking},
                              {"performance", i.performance},
                              {"rollback", i.rollback},
                              {"rollback_reasons", i.rollback_reasons},
                              {"drafted_down", i.drafted_down}});
  out(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

extern const ReviewFormat json;
constinit const ReviewFormat json{.name = "json", .print = print};

}  // namespace shale::review_formats_::in_json
