#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/numbering.h"
#include "review/rule.h"

namespace shale::rules_ {
namespace {

// What a file's name shows of the hand that named it. "": it does not show.
struct Manner {
  std::string digits{};     // "3 digits"
  std::string separator{};  // "'_' behind the number"
  std::string words{};      // "words_with_lines"
  std::string end{};        // "ends in .up.sql"
};

std::string words_of_name(std::string_view name) {
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

Manner manner_of(const Migration& m) {
  Manner manner;
  const std::string_view stem = std::string_view(m.stem).substr(m.stem.rfind('/') + 1);
  const std::size_t at = stem.find(m.version);
  if (at == stem.npos || m.version.empty()) return manner;
  manner.digits = fmt::format("has {} digits", m.version.size());
  const std::size_t behind = at + m.version.size();
  if (behind < stem.size())
    manner.separator = fmt::format("has '{}' behind the number", stem.substr(behind, 1));
  if (const std::string words = words_of_name(m.name); !words.empty())
    manner.words = fmt::format("is written {}", words);
  if (!m.runner)
    manner.end = lower(m.up.native()).ends_with(".up.sql") ? "ends in .up.sql" : "ends in .sql";
  return manner;
}

// A number of a sequence gets longer by itself: 999 is followed by 1000, and nobody is to blame.
bool grows(const Scene& scene) {
  const std::string& version = scene.migration.version;
  const Habit habit = habit_of(scene.folder);
  return habit.numbering == Numbering::sequence && !version.starts_with('0') &&
         version.size() > habit.width;
}

void judge(const Scene& scene, Findings& found) {
  constexpr std::size_t newest = 20, enough = 5;
  std::vector<Manner> before;
  for (auto m = scene.folder.migrations.rbegin();
       m != scene.folder.migrations.rend() && before.size() < newest; ++m)
    if (m->stem != scene.migration.stem) before.push_back(manner_of(*m));
  const Manner is = manner_of(scene.migration);
  for (const auto part : {&Manner::digits, &Manner::separator, &Manner::words, &Manner::end}) {
    if (part == &Manner::digits && grows(scene)) continue;
    std::map<std::string, std::size_t> votes;
    std::size_t all = 0;
    for (const Manner& manner : before)
      if (!(manner.*part).empty()) ++votes[manner.*part], ++all;
    if (all < enough || votes.size() != 1 || (is.*part).empty()) continue;
    const std::string& habit = votes.begin()->first;
    if (habit == is.*part) continue;
    found.file(
        Certainty::proven,
        fmt::format("its name {}; that of each of the {} before it {}", is.*part, all, habit),
        "rename it while nobody has it");
  }
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

}  // namespace shale::rules_
