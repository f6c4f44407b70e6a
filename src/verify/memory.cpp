#include "verify/memory.h"

#include <nlohmann/json.hpp>

namespace shale {
namespace {

using Json = nlohmann::json;

constexpr DownLabel labels[] = {DownLabel::exact, DownLabel::lossy,      DownLabel::differs,
                                DownLabel::fails, DownLabel::impossible, DownLabel::none};

Json to_json(const Trial& trial) {
  Json json{{"down", name_of(trial.label)},
            {"reasons", trial.reasons},
            {"lost_comments", trial.lost_comments}};
  if (trial.error)
    json["error"] = {{"what", trial.error->what},           {"detail", trial.error->detail},
                     {"hint", trial.error->hint},           {"sqlstate", trial.error->sqlstate},
                     {"file", trial.error->place.file},     {"line", trial.error->place.line},
                     {"column", trial.error->place.column}, {"text", trial.error->place.text}};
  return json;
}

std::optional<Trial> from_json(const Json& json) {
  if (!json.is_object() || !json.contains("down")) return std::nullopt;
  Trial trial;
  for (DownLabel label : labels)
    if (name_of(label) == json["down"]) trial.label = label;
  trial.reasons = json.value("reasons", std::vector<std::string>());
  trial.lost_comments = json.value("lost_comments", std::vector<std::string>());
  if (json.contains("error")) {
    const Json& e = json["error"];
    Error error{.fault = Fault::database, .what = e.value("what", "")};
    error.detail = e.value("detail", "");
    error.hint = e.value("hint", "");
    error.sqlstate = e.value("sqlstate", "");
    error.place = {.file = e.value("file", ""),
                   .line = e.value("line", std::size_t{0}),
                   .column = e.value("column", std::size_t{0}),
                   .text = e.value("text", "")};
    trial.error = std::move(error);
  }
  return trial;
}

}  // namespace

std::optional<Trial> TrialMemory::find(const std::string& key) const {
  const auto text = read_file(path_of(key));
  if (!text) return std::nullopt;
  try {
    return from_json(Json::parse(*text, nullptr, false));
  } catch (const Json::exception&) {  // not as we wrote it
    return std::nullopt;
  }
}

void TrialMemory::keep(const std::string& key, const Trial& trial) const {
  const Path path = path_of(key);
  if (!make_folders(path.parent_path())) return;
  [[maybe_unused]] const Status written = write_file(path, to_json(trial).dump());
}

}  // namespace shale
