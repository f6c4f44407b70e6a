#include "report/dump.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "diff/spoken.h"
#include "report/safe_text.h"

namespace shale {

namespace {

// A name may have any character; a comment ends with its line.
std::string remark(const Step& step, const std::string& origin) {
  std::string text = spoken(step.about);
  if (!origin.empty()) text += fmt::format(" ({})", origin);
  if (!step.why.empty()) text += (text.empty() ? "" : ": ") + step.why;
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text.empty() ? "" : fmt::format("-- {}\n", text);
}

}  // namespace

std::string plan_text(const SchemaPlan& plan) {
  return explained_plan_text(plan, nullptr);
}

std::string explained_plan_text(const SchemaPlan& plan,
                                const std::function<std::string(const Step&)>& origin) {
  if (plan.safe)
    return safe_text(plan, LockTimeout::said, [&](const Step& step) {
      return origin == nullptr ? "" : remark(step, origin(step));
    });
  std::string text, said;
  const Step* before = nullptr;
  for (const Step& step : plan.steps) {
    if (before != nullptr && before->about != step.about) text += "\n";
    if (origin != nullptr) {
      const std::string line = remark(step, origin(step));
      if (line != said) text += line;
      said = line;
    }
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
