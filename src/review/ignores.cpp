#include "review/ignores.h"

#include <algorithm>

#include "base/text.h"
#include "migration/header.h"

namespace shale {
namespace {

std::size_t line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

// "ignore drop-column, rename because nobody reads it": without the first word.
Ignore read(std::string_view words) {
  Ignore ignore;
  const std::size_t because = words.find(" because ");
  if (because != words.npos) ignore.reason = trim(words.substr(because + 9));
  for (std::string_view part : split(words.substr(0, because), ','))
    if (!trim(part).empty()) ignore.rules.emplace_back(trim(part));
  return ignore;
}

}  // namespace

std::vector<Ignore> ignores_in(const Script& script) {
  std::vector<Ignore> all;
  const std::string_view text = script.text();
  for (std::size_t n = 0; n <= script.statements().size(); ++n) {
    const std::string_view gap = script.gap(n);
    for (std::string_view line : lines(gap)) {
      const std::string_view words = directive_of(line);
      if (!words.starts_with("ignore")) continue;
      Ignore ignore = read(words.substr(6));
      ignore.offset = static_cast<std::size_t>(line.data() - text.data());
      if (n > 0 && n < script.statements().size()) {
        const Statement& statement = script.statements()[n];
        ignore.first_line = line_at(text, statement.begin);
        ignore.last_line = line_at(text, statement.whole_end);
      }
      all.push_back(std::move(ignore));
    }
  }
  return all;
}

}  // namespace shale
