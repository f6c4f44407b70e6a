#include "project/conventions.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "project/toml.h"

namespace shale {
namespace {

struct Switch {
  std::string_view key;
  bool Conventions::*member;
};
struct Word {
  std::string_view key;
  std::string Conventions::*member;
};
constexpr std::array<Switch, 4> switches = {{{"rls", &Conventions::rls},
                                             {"rls_with_check", &Conventions::rls_with_check},
                                             {"require_down", &Conventions::require_down},
                                             {"require_comments", &Conventions::require_comments}}};
constexpr std::array<Word, 4> words = {{{"rls_policy", &Conventions::rls_policy},
                                        {"updated_at_function", &Conventions::updated_at_function},
                                        {"updated_at_column", &Conventions::updated_at_column},
                                        {"version", &Conventions::version}}};

class ConventionReader {
 public:
  ConventionReader(const Path& path, const std::string& text) : toml_{path, text} {}

  Result<Conventions> read(const toml::table& table) {
    for (const auto& [key, node] : table) CHECK(take(key.str(), node, key.source()));
    return std::move(conventions_);
  }

 private:
  Status take(std::string_view key, const toml::node& node, const toml::source_region& source) {
    for (const Switch& s : switches)
      if (s.key == key) {
        const auto value = node.value_exact<bool>();
        if (!value)
          return toml_.wrong(node.source(), fmt::format("{} must be true or false", key),
                             fmt::format("{} = true", key));
        conventions_.*s.member = *value;
        return ok();
      }
    for (const Word& w : words)
      if (w.key == key) {
        const auto value = node.value_exact<std::string>();
        if (!value)
          return toml_.wrong(node.source(), fmt::format("{} must be a string", key),
                             fmt::format("{} = \"…\"", key));
        conventions_.*w.member = *value;
        return key == "version" ? check_version(node) : ok();
      }
    if (key == "rls_except") return exceptions(node);
    if (key == "comments") return comments(node);
    return toml_.unknown(
        source, key, "[conventions]",
        {"rls", "rls_except", "rls_policy", "rls_with_check", "require_down", "require_comments",
         "updated_at_function", "updated_at_column", "version", "comments"});
  }

  Status check_version(const toml::node& node) const {
    const std::string& v = conventions_.version;
    if (v == "date" || v == "sequence" || v == "timestamp") return ok();
    return toml_.wrong(node.source(), "version is not " + v, "sequence, date or timestamp");
  }

  Status comments(const toml::node& node) {
    if (node.value_exact<std::string>() != "keep")
      return toml_.wrong(node.source(), "comments must be \"keep\"", "comments = \"keep\"");
    conventions_.keep_comments = true;
    return ok();
  }

  Status exceptions(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr)
      return toml_.wrong(node.source(), "rls_except must be a list of tables",
                         "rls_except = [\"projects\", \"app.users\"]");
    for (const toml::node& item : *array) {
      const auto name = item.value_exact<std::string>();
      if (!name)
        return toml_.wrong(item.source(), "rls_except must be a list of tables",
                           "rls_except = [\"projects\", \"app.users\"]");
      conventions_.rls_except.push_back(*name);
    }
    return ok();
  }

  const TomlText toml_;
  Conventions conventions_;
};

}  // namespace

Result<Conventions> read_conventions(const Settings& settings) {
  if (settings.config.empty()) return Conventions();
  TRY(text, read_file(settings.config));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return Conventions();  // read_settings has said so
  const toml::table* table = parsed.table()["conventions"].as_table();
  if (table == nullptr) return Conventions();
  return ConventionReader(settings.config, text).read(*table);
}

}  // namespace shale
