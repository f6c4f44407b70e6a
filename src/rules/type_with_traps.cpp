#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "review/rule.h"

namespace shale::rules_::in_type_with_traps {
namespace {

struct Trap {
  std::string_view begins{}, why{}, better{};
};
constexpr Trap traps[] = {
    {"character(", "it is padded with blanks, which compare as if they were not there",
     "text with a CHECK of its length, or varchar"},
    {"money", "what it prints and reads depends on lc_monetary, and it has no currency",
     "numeric, or an integer of cents"},
    {"time with time zone", "an offset without a day says nothing of summer time",
     "timestamptz, or time"},
};

// A schema that has it everywhere has decided on it.
bool is_habit(const Scene& scene, Text type) {
  constexpr std::ptrdiff_t enough = 3;
  return std::ranges::count_if(scene.before.of(*find_kind("column")), [&](const Object& column) {
           return type_of(column) == type;
         }) >= enough;
}

void judge(const Scene& scene, Findings& found) {
  std::set<Text> said;  // once is enough
  for (const Object* column : scene.made("column"))
    for (const Trap& trap : traps) {
      const Text type = type_of(*column);
      if (!type.starts_with(trap.begins) || column->parent == nullptr) continue;
      if (type.starts_with("character(1)")) continue;  // a letter has no blanks behind it
      if (is_habit(scene, type) || !said.insert(type).second) continue;
      found.object(
          *column, Certainty::proven,
          fmt::format("{}.{} is {}: {}", bare(*column->parent), bare(*column), type, trap.why),
          std::string(trap.better));
    }
}

}  // namespace

extern const Rule type_with_traps;
constinit const Rule type_with_traps = checked({
    .id = "type-with-traps",
    .summary = "a column of char(n), money or timetz",
    .why = "These types are there for the standard's sake, and the manual itself advises against "
           "them: they surprise whoever compares, sums up or moves their values.",
    .instead = "text, numeric, timestamptz.",
    .topic = Topic::design,
    .severity = Severity::note,
    .of_text = true,
    .bad = "CREATE TABLE orders (id int PRIMARY KEY, total money, country char(2));",
    .good = "CREATE TABLE orders (id int PRIMARY KEY, total numeric, country text);",
    .judge = judge,
});

}  // namespace shale::rules_::in_type_with_traps
