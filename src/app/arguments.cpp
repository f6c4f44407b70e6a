#include "app/arguments.h"

#include <algorithm>

#include "base/text.h"
#include "cli/help.h"

namespace shale {
namespace {

const Flag* find_flag(std::span<const Flag> flags, std::string_view name) {
  const auto found = std::ranges::find(flags, name, &Flag::name);
  return found == flags.end() ? nullptr : &*found;
}

// Has any command a flag of this name with a value? The same name means the same everywhere.
bool takes_value(std::string_view name) {
  const Flag* flag = find_flag(common_flags(), name);
  for (const Command* command : commands())
    if (flag == nullptr) flag = find_flag(command->flags, name);
  return flag != nullptr && !flag->value.empty();
}

class Parser {
 public:
  explicit Parser(const std::vector<std::string>& words) : words_(words) {}

  Result<CommandLine> parse() {
    CHECK(find_the_command());
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i == command_at_) continue;
      const std::string& word = words_[i];
      if (word == "--") {
        CHECK(take_rest(i + 1));
        break;
      }
      if (word.starts_with('-') && word.size() > 1) {
        CHECK(take_flag(i));
      } else {
        line_.arguments.push_back(word);
      }
    }
    CHECK(check_arguments());
    return std::move(line_);
  }

 private:
  // The first word that is neither a flag nor a flag's value.
  Status find_the_command() {
    for (std::size_t i = 0; i < words_.size() && words_[i] != "--"; ++i) {
      const std::string& word = words_[i];
      if (word.starts_with('-') && word.size() > 1) {
        if (takes_value(word)) ++i;
        continue;
      }
      command_at_ = i;
      line_.command = find_command(word);
      if (line_.command != nullptr) return ok();
      const std::string meant = nearest_command(word);
      return Error{
          .what = "there is no command " + word,
          .hint = meant.empty() ? "shale help lists them" : "did you mean shale " + meant + "?"};
    }
    return ok();
  }

  Status take_rest(std::size_t from) {
    line_.rest.assign(words_.begin() + static_cast<std::ptrdiff_t>(from), words_.end());
    if (line_.command == nullptr || line_.command->takes_rest) return ok();
    return Error{.what = std::string(line_.command->name) + " takes nothing behind --",
                 .hint = "shale help " + std::string(line_.command->name)};
  }

  Status unknown(const std::string& name) const {
    std::vector<std::string_view> all;
    for (const Flag& flag : common_flags()) all.push_back(flag.name);
    if (line_.command != nullptr)
      for (const Flag& flag : line_.command->flags) all.push_back(flag.name);
    const std::string meant = nearest(name, all);
    const std::string who =
        line_.command == nullptr ? "shale" : "shale " + std::string(line_.command->name);
    return Error{
        .what = who + " has no flag " + name,
        .hint = meant.empty() ? who + " --help lists them" : "did you mean " + meant + "?"};
  }

  Status take_flag(std::size_t& i) {
    const std::string& word = words_[i];
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (name == "--help" || name == "-h") {
      line_.wants_help = true;
      return ok();
    }
    if (name == "--version" || name == "-V") {
      line_.wants_version = true;
      return ok();
    }
    const Flag* flag = line_.command == nullptr ? nullptr : find_flag(line_.command->flags, name);
    if (flag == nullptr) flag = find_flag(common_flags(), name);
    if (flag == nullptr) return unknown(name);
    std::string value;
    if (flag->value.empty()) {
      if (equals != word.npos) return Error{.what = name + " takes no value"};
    } else if (equals != word.npos) {
      value = word.substr(equals + 1);
    } else if (i + 1 < words_.size() && !words_[i + 1].starts_with("--")) {
      value = words_[++i];
    }
    // An empty one is a variable of the shell that is not set: no default may stand in for it.
    if (!flag->value.empty() && value.empty())
      return Error{.what = name + " needs a value: " + std::string(flag->value)};
    return keep(*flag, std::move(value));
  }

  Status keep(const Flag& flag, std::string value) {
    if (!flag.choices.empty()) {
      const auto choices = split(flag.choices, '|');
      if (std::ranges::find(choices, value) == choices.end())
        return Error{.what = std::string(flag.name) + " can't be " + value,
                     .hint = "one of " + replace_all(std::string(flag.choices), "|", ", ")};
    }
    line_.flags[std::string(flag.name)] = std::move(value);
    return ok();
  }

  Status check_arguments() const {
    const Command* command = line_.command;
    if (command == nullptr || line_.wants_help || line_.wants_version) return ok();
    const std::string usage = "usage: shale " + std::string(command->name) +
                              (command->arguments.empty() ? "" : " ") +
                              std::string(command->arguments);
    if (line_.arguments.size() < command->least_arguments)
      return Error{
          .what = std::string(command->name) + " needs more: " + std::string(command->arguments),
          .hint = usage};
    if (line_.arguments.size() > command->most_arguments)
      return Error{
          .what = std::string(command->name) + " doesn't take " +
                  line_.arguments[command->most_arguments],
          .hint = command->takes_rest ? usage + "; a command to run stands behind --" : usage};
    return ok();
  }

  const std::vector<std::string>& words_;
  std::size_t command_at_ = static_cast<std::size_t>(-1);
  CommandLine line_;
};

}  // namespace

Result<CommandLine> parse_command_line(const std::vector<std::string>& words) {
  return Parser(words).parse();
}

}  // namespace shale
