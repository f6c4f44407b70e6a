#include "project/layout_rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "project/toml.h"

namespace shale {
namespace {

constexpr std::string_view layout_example =
    "path = \"billing\", and below it names = [\"*invoice*\"]";

class LayoutReader {
 public:
  LayoutReader(const Path& path, const std::string& text, std::string_view table)
      : toml_{path, text}, table_(table) {}

  Result<std::vector<LayoutRule>> read(const toml::node& node) const {
    const toml::array* all = node.as_array();
    if (all == nullptr)
      return toml_.wrong(node.source(), fmt::format("{} is a list of tables", table_),
                         fmt::format("[[{}]] and below it {}", table_, layout_example));
    std::vector<LayoutRule> rules;
    for (const toml::node& item : *all) {
      const toml::table* table = item.as_table();
      if (table == nullptr)
        return toml_.wrong(item.source(), fmt::format("{} is a list of tables", table_),
                           fmt::format("[[{}]] and below it {}", table_, layout_example));
      TRY(rule, take(*table, item));
      rules.push_back(std::move(rule));
    }
    return rules;
  }

 private:
  Result<LayoutRule> take(const toml::table& table, const toml::node& node) const {
    LayoutRule rule;
    for (const auto& [key, value] : table) {
      if (key.str() == "path") {
        rule.path = value.value_exact<std::string>().value_or("");
        CHECK(check_path(rule.path, value));
      } else if (key.str() == "categories") {
        CHECK(patterns(value, key.str(), rule.categories));
      } else if (key.str() == "names") {
        CHECK(patterns(value, key.str(), rule.names));
      } else if (key.str() == "tables") {
        CHECK(patterns(value, key.str(), rule.tables));
      } else {
        return toml_.unknown(key.source(), key.str(), fmt::format("[[{}]]", table_),
                             {"path", "categories", "names", "tables"});
      }
    }
    if (rule.path.empty())
      return toml_.wrong(node.source(), fmt::format("a {} has no path", table_),
                         std::string(layout_example));
    return rule;
  }

  // It stays inside of the folder, and what lies in archive/ would not run.
  Status check_path(const std::string& path, const toml::node& node) const {
    const Path plain = Path(path).lexically_normal();
    const bool leaves = plain.is_absolute() || plain.begin()->string() == "..";
    if (path.empty() || leaves)
      return toml_.wrong(node.source(), "path is a folder inside of the migrations",
                         std::string(layout_example));
    for (const Path& part : plain)
      if (part == "archive" || part.string().starts_with("."))
        return toml_.wrong(node.source(),
                           fmt::format("what lies in {} does not run", part.string()),
                           "choose another name");
    return ok();
  }

  Status patterns(const toml::node& node, std::string_view key,
                  std::vector<std::string>& out) const {
    const toml::array* array = node.as_array();
    if (array == nullptr)
      return toml_.wrong(node.source(), fmt::format("{} is a list of patterns", key),
                         fmt::format("{} = [\"*invoice*\"]", key));
    for (const toml::node& item : *array) {
      const auto text = item.value_exact<std::string>();
      if (!text || text->empty())
        return toml_.wrong(item.source(), fmt::format("{} is a list of patterns", key),
                           fmt::format("{} = [\"*invoice*\"]", key));
      out.push_back(*text);
    }
    return ok();
  }

  const TomlText toml_;
  std::string_view table_;
};

Result<OrganizeRules> read_table(const TomlText& toml, const toml::table& table) {
  OrganizeRules rules;
  for (const auto& [key, value] : table) {
    if (key.str() == "layout") {
      rules.layout = value.value_exact<std::string>().value_or("");
      if (rules.layout.empty())
        return toml.wrong(value.source(), "layout is categories, flat or a file",
                          "layout = \"categories\"");
    } else if (key.str() == "max_lines") {
      const auto number = value.value_exact<std::int64_t>();
      if (!number || *number < 1 || *number > 1'000'000)
        return toml.wrong(value.source(), "max_lines is a number of lines", "max_lines = 200");
      rules.max_lines = static_cast<std::size_t>(*number);
    } else if (key.str() == "folder") {
      TRY(folders, LayoutReader(toml.path, toml.text, "organize.folder").read(value));
      rules.folders = std::move(folders);
    } else {
      return toml.unknown(key.source(), key.str(), "[organize]", {"layout", "max_lines", "folder"});
    }
  }
  return rules;
}

}  // namespace

Result<OrganizeRules> read_organize_rules(const Settings& settings) {
  if (settings.config.empty()) return OrganizeRules();
  TRY(text, read_file(settings.config));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return OrganizeRules();  // read_settings has said so
  const toml::node* node = parsed.table().get("organize");
  if (node == nullptr) return OrganizeRules();
  const TomlText toml{settings.config, text};
  const toml::table* table = node->as_table();
  if (table == nullptr)
    return toml.wrong(node->source(), "organize is a table",
                      "[organize] and below it layout = \"categories\"");
  return read_table(toml, *table);
}

Result<std::vector<LayoutRule>> read_layout_file(const Path& file) {
  TRY(text, read_file(file));
  const toml::parse_result parsed = toml::parse(text);
  const TomlText toml{file, text};
  if (!parsed)
    return Error{.what = std::string(parsed.error().description()),
                 .hint = "see toml.io for how it is written",
                 .place = toml.place(parsed.error().source())};
  for (const auto& [key, value] : parsed.table()) {
    if (key.str() != "folder") return toml.unknown(key.source(), key.str(), "a layout", {"folder"});
    return LayoutReader(file, text, "folder").read(value);
  }
  return Error{.what = shown(file) + " has no [[folder]]",
               .hint = fmt::format("[[folder]] and below it {}", layout_example)};
}

}  // namespace shale
