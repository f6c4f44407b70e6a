#include "report/dump.h"

#include <nlohmann/json.hpp>

namespace shale {

std::string plan_text(const SchemaPlan& plan) {
  std::string text;
  const Step* before = nullptr;
  for (const Step& step : plan.steps) {
    if (before != nullptr && before->about != step.about) text += "\n";
    if (step.statement.boundary == Boundary::commit)
      text += "-- its work can be used when its transaction has ended\n";
    text += step.statement.sql + ";\n";
    before = &step;
  }
  return text;
}

std::string catalog_json(const Catalog& catalog) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  for (const Object& object : catalog.objects()) {
    Json attributes = Json::object();
    for (std::size_t i = 0; i < object.kind->attributes.size(); ++i) {
      const Attribute& a = object.kind->attributes[i];
      const Text value = object.kind->text(object, i);
      if ((a.traits & attribute::carried) == 0 && !value.empty())
        attributes[std::string(a.name)] = std::string(value);
    }
    Json row{{"kind", std::string(object.kind->name)}, {"object", object.key}};
    if (!object.owner.empty()) row["owner"] = std::string(object.owner);
    row["attributes"] = std::move(attributes);
    all.push_back(std::move(row));
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shale
