#include "review/lock_timeout.h"

#include <string>

#include "base/text.h"
#include "project/project.h"
#include "sql/facts.h"

namespace shale {

std::optional<Milliseconds> lock_timeout_set_by(const SceneStatement& s, Milliseconds usual) {
  if (s.facts.quick.verb != "set" && s.facts.quick.verb != "reset") return std::nullopt;
  std::string tokens = tokens_of(s.text);
  while (tokens.ends_with(';') || tokens.ends_with(' ')) tokens.pop_back();
  for (std::string_view word : {"set ", "local ", "session "})
    if (tokens.starts_with(word)) tokens.erase(0, word.size());
  if (tokens == "reset lock_timeout" || tokens == "reset all") return Milliseconds(0);
  if (!tokens.starts_with("lock_timeout ")) return std::nullopt;
  std::string value;
  for (char c : tokens.substr(tokens.find(' ')))
    if (c != ' ' && c != '=' && c != '\'') value += c;
  if (value.starts_with("to")) value.erase(0, 2);
  if (value == "default") return usual;
  if (is_digits(value)) value += "ms";
  const auto limit = parse_duration(value == "0ms" ? "0" : value);
  return limit ? std::optional(*limit) : std::nullopt;
}

}  // namespace shale
