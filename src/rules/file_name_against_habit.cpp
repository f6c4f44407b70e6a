#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/numbering.h"
#include "review/rule.h"

namespace shale::rules_::in_file_name_against_habit {
namespace {

// What a file's name shows of the hand that named it. Empty: it does not show.
struct Manner {
  std::size_t digits = 0;  // of its number
  char separator = '\0';   // behind it
  std::string_view words{};
  std::string_view end{};
};

std::string_view words_of_name(std::string_view name) {
  const auto has = [&](auto test) { return std::ranges::any_of(name, test); };
  const bool upper = has([](char c) { return c >= 'A' && c <= 'Z'; });
  const bool line = has([](char c) { return c == '_'; });
  const bool dash = has([](char c) { return c == '-'; });
  const bool blank = has([](char c) { return c == ' '; });
  if (blank) return "with blanks";
  if (line + dash > 1) return "";
  if (upper) return line || dash ? "with capitals" : "inHumps";
  return line ? "with_lines" : dash ? "with-dashes" : "";
}

bool ends_alike(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && lower(text.substr(text.size() - end.size())) == end;
}

Manner manner_of(const Migration& m) {
  Manner manner;
  const std::string_view stem = std::string_view(m.stem).substr(m.stem.rfind('/') + 1);
  const std::size_t at = stem.find(m.version);
  if (at == stem.npos || m.version.empty()) return manner;
  manner.digits = m.version.size();
  const std::size_t behind = at + m.version.size();
  if (behind < stem.size()) manner.separator = stem[behind];
  manner.words = words_of_name(m.name);
  if (!m.runner) manner.end = ends_alike(m.up.native(), ".up.sql") ? ".up.sql" : ".sql";
  return manner;
}

std::string digits_said(std::size_t digits) {
  return fmt::format("has {} digits", digits);
}
std::string separator_said(char separator) {
  return fmt::format("has '{}' behind the number", separator);
}
std::string words_said(std::string_view words) {
  return fmt::format("is written {}", words);
}
std::string end_said(std::string_view end) {
  return fmt::format("ends in {}", end);
}

// A number of a sequence gets longer by itself: 999 is followed by 1000, and nobody is to blame.
bool grows(const Scene& scene) {
  const std::string& version = scene.migration.version;
  const Habit habit = habit_of(scene.folder);
  return habit.numbering == Numbering::sequence && !version.starts_with('0') &&
         version.size() > habit.width;
}

// Where those before it are of one mind, and it is of another.
template <class T>
void compare_part(const std::vector<Manner>& before, const Manner& is, T Manner::*part,
                  std::string (*said)(T), Findings& found) {
  constexpr std::size_t enough = 5;
  std::size_t all = 0;
  T habit{};
  for (const Manner& manner : before) {
    if (manner.*part == T{}) continue;
    if (all++ > 0 && manner.*part != habit) return;
    habit = manner.*part;
  }
  if (all < enough || is.*part == T{} || is.*part == habit) return;
  found.file(Certainty::proven,
             fmt::format("its name {}; that of each of the {} before it {}", said(is.*part), all,
                         said(habit)),
             "rename it while nobody has it");
}

void judge(const Scene& scene, Findings& found) {
  constexpr std::size_t newest = 20;
  std::vector<Manner> before;
  for (auto m = scene.folder.migrations.rbegin();
       m != scene.folder.migrations.rend() && before.size() < newest; ++m)
    if (m->stem != scene.migration.stem) before.push_back(manner_of(*m));
  const Manner is = manner_of(scene.migration);
  const bool is_alike = before.empty() || before.front().digits == is.digits;
  if (!is_alike && !grows(scene)) compare_part(before, is, &Manner::digits, digits_said, found);
  compare_part(before, is, &Manner::separator, separator_said, found);
  compare_part(before, is, &Manner::words, words_said, found);
  compare_part(before, is, &Manner::end, end_said, found);
}

}  // namespace

extern const Rule file_name_against_habit;
constinit const Rule file_name_against_habit = checked({
    .id = "file-name-against-habit",
    .summary = "a file that is not named as all others before it",
    .why = "Digits of another width sort elsewhere in every list; another separator or another "
           "ending is passed over by whoever looks for files by a pattern. Nothing is said where "
           "the newest files do not agree.",
    .instead = "Name it as the others are named, before anyone has it.",
    .topic = Topic::files,
    .severity = Severity::note,
    .of_text = true,
    .given = "-- file: 001_new_a.sql\nCREATE TABLE a (id int PRIMARY KEY);\n"
             "-- file: 002_new_b.sql\nCREATE TABLE b (id int PRIMARY KEY);\n"
             "-- file: 003_new_c.sql\nCREATE TABLE c (id int PRIMARY KEY);\n"
             "-- file: 004_new_d.sql\nCREATE TABLE d (id int PRIMARY KEY);\n"
             "-- file: 005_new_e.sql\nCREATE TABLE e (id int PRIMARY KEY);",
    .bad = "-- file: 0006-new-f.sql\nCREATE TABLE f (id int PRIMARY KEY);",
    .good = "-- file: 006_new_f.sql\nCREATE TABLE f (id int PRIMARY KEY);",
    .judge = judge,
});

}  // namespace shale::rules_::in_file_name_against_habit
