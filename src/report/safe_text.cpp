#include "report/safe_text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "diff/live.h"

namespace shale {
namespace {

constexpr std::string_view opening =
    "-- For psql: statement by statement, stopping at an error (psql -v ON_ERROR_STOP=1 -f), and "
    "not with -1.\n";
constexpr std::string_view invalid =
    "-- A CREATE INDEX CONCURRENTLY that fails leaves an invalid index: drop that before the next "
    "try.\n";
constexpr std::string_view set_timeout =
    "-- Who does not get a lock gives up, instead of stopping all who come behind: then run it "
    "again from there.\nSET lock_timeout = '3s';\n\n";

bool is_outside(const Step& step) {
  return step.statement.boundary == Boundary::outside;
}

std::string remarks(const Ddl& statement) {
  std::string text;
  for (Hazard hazard : statement.hazards)
    if (const std::string_view remark = remark_of(hazard); !remark.empty())
      text += stops_others({.hazards = {hazard}})
                  ? fmt::format("-- NOT SAFE ({}): {}; Postgres has no other statement for it\n",
                                hazard_name(hazard), remark)
                  : fmt::format("-- {}: {}\n", hazard_name(hazard), remark);
  return text;
}

using Telling = std::function<std::string(const Step&)>;

std::string transaction_text(std::span<const Step> together, const Telling& telling) {
  std::string text, said;
  for (const Step& step : together) {
    const std::string line = telling == nullptr ? "" : telling(step);
    if (line != said) text += line;
    said = line;
    text += remarks(step.statement) + step.statement.sql + ";\n";
  }
  return together.size() == 1 ? text : "BEGIN;\n" + text + "COMMIT;\n";
}

std::string opening_text(const SchemaPlan& plan) {
  std::string text(opening);
  if (std::ranges::any_of(plan.steps, is_outside)) text += invalid;
  if (const std::string note = unsafe_note(plan); !note.empty()) text += "-- " + note + ".\n";
  return text + std::string(set_timeout);
}

}  // namespace

std::string_view remark_of(Hazard hazard) {
  switch (hazard) {
    case Hazard::loses_rows:
      return "its rows are lost";
    case Hazard::loses_values:
      return "values are lost";
    case Hazard::rewrites_table:
      return "writes the table anew, under a lock that stops all";
    case Hazard::scans_table:
      return "checks every row, under a lock";
    case Hazard::builds_index:
      return "stops writes while the index is built";
    case Hazard::may_fail_on_rows:
      return "rows that break it stop it";
    default:
      return "";
  }
}

std::size_t count_unsafe(const SchemaPlan& plan) {
  return static_cast<std::size_t>(std::ranges::count_if(
      plan.steps, [](const Step& step) { return stops_others(step.statement); }));
}

std::string unsafe_note(const SchemaPlan& plan) {
  const std::size_t unsafe = count_unsafe(plan);
  if (unsafe == 0) return "";
  return fmt::format("{} not safe: the reason stands above {}",
                     unsafe == 1 ? "1 statement is" : fmt::format("{} statements are", unsafe),
                     unsafe == 1 ? "it" : "each");
}

std::string safe_text(const SchemaPlan& plan, LockTimeout timeout, const Telling& telling) {
  const bool said = timeout == LockTimeout::said;
  std::string text = said ? opening_text(plan) : "";
  bool first = true, limited = true;
  for (std::span<const Step> together : transactions_of(plan)) {
    if (!std::exchange(first, false)) text += "\n";
    // Waiting for others who are at work there, it stops nobody.
    const bool limit = !is_outside(together.front());
    if (said && limit != limited)
      text += limit ? "SET lock_timeout = '3s';\n" : "SET lock_timeout = 0;\n";
    limited = limit;
    text += transaction_text(together, telling);
  }
  return text;
}

}  // namespace shale
