#include "project/group_rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "project/toml.h"

namespace shale {
namespace {

constexpr std::string_view group_example =
    "[[squash.group]] and below it name = \"…\", tables = [\"…\"]";

// It becomes the name of a file.
bool is_group_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

class GroupReader {
 public:
  GroupReader(const Path& path, const std::string& text) : toml_{path, text} {}

  Result<std::vector<GroupRule>> read(const toml::node& squash) {
    const toml::table* table = squash.as_table();
    if (table == nullptr)
      return toml_.wrong(squash.source(), "squash is a table", std::string(group_example));
    for (const auto& [key, node] : *table) {
      if (key.str() != "group")
        return toml_.unknown(key.source(), key.str(), "[squash]", {"group"});
      const toml::array* groups = node.as_array();
      if (groups == nullptr)
        return toml_.wrong(node.source(), "squash.group is a list of tables",
                           std::string(group_example));
      for (const toml::node& group : *groups) CHECK(take(group));
    }
    return std::move(rules_);
  }

 private:
  Status take(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return toml_.wrong(node.source(), "squash.group is a list of tables",
                         std::string(group_example));
    GroupRule rule;
    for (const auto& [key, value] : *table) {
      if (key.str() == "name")
        CHECK(name(value, rule));
      else if (key.str() == "tables")
        CHECK(tables(value, rule));
      else
        return toml_.unknown(key.source(), key.str(), "[[squash.group]]", {"name", "tables"});
    }
    if (rule.name.empty())
      return toml_.wrong(node.source(), "a squash.group has no name", "name = \"foundation\"");
    if (rule.tables.empty())
      return toml_.wrong(node.source(), fmt::format("the squash.group {} has no tables", rule.name),
                         "tables = [\"users\", \"app.order_*\"]");
    rules_.push_back(std::move(rule));
    return ok();
  }

  Status name(const toml::node& node, GroupRule& rule) const {
    const auto value = node.value_exact<std::string>();
    if (!value || !is_group_name(*value))
      return toml_.wrong(node.source(), "the name of a squash.group is of a-z, 0-9 and _",
                         "name = \"foundation\": it becomes the name of a file");
    if (std::ranges::find(rules_, *value, &GroupRule::name) != rules_.end())
      return toml_.wrong(node.source(), fmt::format("there are two squash.groups {}", *value),
                         "put their tables into one, or give one of them another name");
    rule.name = *value;
    return ok();
  }

  Status tables(const toml::node& node, GroupRule& rule) const {
    const std::string what = "tables must be a list of names or patterns";
    const std::string hint = "tables = [\"users\", \"app.order_*\"]";
    const toml::array* array = node.as_array();
    if (array == nullptr) return toml_.wrong(node.source(), what, hint);
    for (const toml::node& item : *array) {
      const auto pattern = item.value_exact<std::string>();
      if (!pattern || pattern->empty()) return toml_.wrong(item.source(), what, hint);
      rule.tables.push_back(*pattern);
    }
    return ok();
  }

  const TomlText toml_;
  std::vector<GroupRule> rules_;
};

}  // namespace

Result<std::vector<GroupRule>> read_group_rules(const Settings& settings) {
  if (settings.config.empty()) return std::vector<GroupRule>();
  TRY(text, read_file(settings.config));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return std::vector<GroupRule>();  // read_settings has said so
  const toml::node* squash = parsed.table().get("squash");
  if (squash == nullptr) return std::vector<GroupRule>();
  return GroupReader(settings.config, text).read(*squash);
}

}  // namespace shale
