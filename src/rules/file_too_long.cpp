#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_file_too_long {
namespace {

// An example of that length.
constexpr auto too_long = [] {
  constexpr std::string_view sql = "CREATE TABLE a (id int PRIMARY KEY);";
  std::array<char, sql.size() + usual_max_lines + 1> text{};
  for (char& c : text) c = '\n';
  for (std::size_t i = 0; i < sql.size(); ++i) text[i] = sql[i];
  return text;
}();

void judge(const Scene& scene, Findings& found) {
  const auto lines = std::ranges::count(scene.script.text(), '\n');
  if (lines > scene.settings.max_lines)
    found.file(Certainty::proven,
               fmt::format("it has {} lines: nobody reviews that many with care", lines),
               "cut it where one purpose ends and another begins");
}

}  // namespace

extern const Rule file_too_long;
constinit const Rule file_too_long = checked({
    .id = "file-too-long",
    .summary = "a file of more than 500 lines, or than max_lines of shale.toml",
    .why = "What is too long to be read is approved unread; and one transaction holds all its "
           "locks to the "
           "end.",
    .instead = "Cut it into migrations of one purpose each.",
    .topic = Topic::files,
    .severity = Severity::note,
    .of_text = true,
    .bad = std::string_view(too_long.data(), too_long.size()),
    .good = "CREATE TABLE a (id int PRIMARY KEY);",
    .judge = judge,
});

}  // namespace shale::rules_::in_file_too_long
