#include "project/settings_file.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "project/toml.h"

namespace shale {
namespace {

constexpr std::array<std::string_view, 15> known_keys = {
    "migrations",   "database_url", "postgres",     "schemas",   "protected",
    "out_of_order", "lock_timeout", "lock_retries", "numbering", "squash",
    "conventions",  "review",       "organize",     "server",    "runner_timeout"};

class Reader {
 public:
  Reader(const Path& path, const std::string& text, Settings& settings)
      : toml_{path, text}, settings_(settings) {}

  Status read(const toml::table& table) {
    for (const auto& [key, node] : table) CHECK(take(std::string(key.str()), node, key.source()));
    return ok();
  }

 private:
  Result<std::string> string(const std::string& key, const toml::node& node) const {
    if (const auto value = node.value_exact<std::string>()) return *value;
    return toml_.wrong(node.source(), key + " must be a string", key + " = \"…\"");
  }

  Status take(const std::string& key, const toml::node& node, const toml::source_region& source) {
    if (key == "protected") {
      const auto value = node.value_exact<bool>();
      if (!value)
        return toml_.wrong(node.source(), "protected must be true or false", "protected = true");
      settings_.is_protected = *value;
    } else if (key == "lock_retries") {
      const auto value = node.value_exact<std::int64_t>();
      if (!value || *value < 0 || *value > 1000)
        return toml_.wrong(node.source(), "lock_retries must be a number from 0 to 1000",
                           "lock_retries = 10");
      settings_.lock_retries = static_cast<int>(*value);
    } else if (key == "schemas") {
      return schemas(node);
    } else if (key == "server") {
      return server(node);
    } else if (key == "squash" || key == "conventions" || key == "review" || key == "organize") {
      return ok();  // read by those who use them
    } else if (std::ranges::find(known_keys, key) == known_keys.end()) {
      const std::string meant = nearest(key, {known_keys.begin(), known_keys.end()});
      return toml_.wrong(
          source, "shale.toml has no setting " + key,
          meant.empty() ? "docs/settings.md lists them" : "did you mean " + meant + "?");
    } else {
      TRY(value, string(key, node));
      return text(key, value, node);
    }
    return ok();
  }

  Status schemas(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr)
      return toml_.wrong(node.source(), "schemas must be a list of names",
                         "schemas = [\"public\", \"app\"]");
    for (const toml::node& item : *array) {
      TRY(name, string("schemas", item));
      settings_.schemas.push_back(name);
    }
    return ok();
  }

  Status server(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return toml_.wrong(node.source(), "server is a table", "[server] and below it url = \"…\"");
    for (const auto& [key, value] : *table) {
      if (key.str() != "url")
        return toml_.wrong(key.source(), fmt::format("[server] has no {}", key.str()),
                           "url = \"postgresql://…\": a server where shale may make databases");
      TRY(url, string("url", value));
      settings_.server_url = std::move(url);
    }
    return ok();
  }

  Status text(const std::string& key, const std::string& value, const toml::node& node) {
    if (key == "migrations") settings_.migrations = toml_.path.parent_path() / value;
    if (key == "database_url") {
      settings_.database_url = value == "local" ? "" : value;
      settings_.source = "shale.toml";
    }
    if (key == "postgres") settings_.postgres = value;
    if (key == "numbering") {
      if (value != "sequence" && value != "date" && value != "timestamp")
        return toml_.wrong(node.source(), "numbering is not " + value,
                           "sequence, date or timestamp");
      settings_.numbering = value;
    }
    if (key == "out_of_order") {
      if (value != "refuse" && value != "allow")
        return toml_.wrong(node.source(), "out_of_order is not " + value, "refuse or allow");
      settings_.out_of_order = value == "allow" ? OutOfOrder::allow : OutOfOrder::refuse;
    }
    if (key == "lock_timeout" || key == "runner_timeout") {
      auto duration = parse_duration(value);
      if (!duration)
        return toml_.wrong(node.source(), duration.error().what, duration.error().hint);
      (key == "lock_timeout" ? settings_.lock_timeout : settings_.runner_timeout) = *duration;
    }
    return ok();
  }

  const TomlText toml_;
  Settings& settings_;
};

}  // namespace

Status read_toml(const Path& path, Settings& settings) {
  TRY(text, read_file(path));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    return Error{.what = std::string(parsed.error().description()),
                 .hint = "see toml.io for how it is written",
                 .place = TomlText{path, text}.place(parsed.error().source())};
  }
  return Reader(path, text, settings).read(parsed.table());
}

Result<std::vector<std::pair<std::string, std::string>>> read_dotenv(const Path& path) {
  TRY(text, read_file(path));
  std::vector<std::pair<std::string, std::string>> values;
  for (std::string_view line : lines(text)) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = trim(line);
    if (line.starts_with("export ")) line = trim(line.substr(7));
    const std::size_t equals = line.find('=');
    if (line.starts_with('#') || equals == line.npos) continue;
    std::string_view value = line.substr(equals + 1);
    const char quote = trim(value).empty() ? '\0' : trim(value).front();
    if (quote == '"' || quote == '\'') {
      value = trim(value);
      value = value.substr(1, value.find(quote, 1) - 1);
    } else {
      // A # is a comment behind a blank only: passwords have it, too.
      value = trim(value.substr(0, std::min(value.find(" #"), value.find("\t#"))));
    }
    values.emplace_back(trim(line.substr(0, equals)), value);
  }
  return values;
}

}  // namespace shale
