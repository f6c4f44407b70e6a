// What functions, procedures and aggregates share.
#pragma once

#include "base/text.h"
#include "kinds/text.h"

namespace shale {

// The common columns of a routine's row, for `select … from pg_proc p`. The types of its arguments
// are what tells it from others of its name; their names are not.
inline constexpr std::string_view routine_columns =
    "p.oid, 0, p.pronamespace, 0,"
    " quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',"
    " pg_get_userbyid(p.proowner), p.proacl,"
    " case when p.proacl is not null then acldefault('f', p.proowner) end";

// A routine's name, or its key, without its arguments, and these: public.f and (integer).
inline std::pair<Text, Text> name_and_arguments(Text name) {
  bool quoted = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '"') quoted = !quoted;
    if (name[i] == '(' && !quoted) return {name.substr(0, i), name.substr(i)};
  }
  return {name, {}};
}

// A routine with an empty body, for one whose parsed body speaks of what needs it. "": it has none.
inline std::string routine_shell(std::string_view definition, Text body) {
  std::string_view sql = trim(definition);
  const std::string_view parsed = trim(body);
  constexpr std::string_view replace = "CREATE OR REPLACE ";
  if (parsed.empty() || !sql.ends_with(parsed) || !sql.starts_with(replace)) return "";
  sql.remove_prefix(replace.size());
  sql.remove_suffix(parsed.size());
  return fmt::format("CREATE {}AS ''", sql);
}

// CREATE OR REPLACE may name arguments that had no name. Any other change among names and modes
// needs a drop; with modes all of them do, for the names of what comes out are part of the result.
inline bool only_names_arguments(Text names, Text modes, Text new_names, Text new_modes) {
  if (!modes.empty() || !new_modes.empty()) return false;
  const std::vector<std::string> before = parse_array(names), after = parse_array(new_names);
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!before[i].empty() && (i >= after.size() || before[i] != after[i])) return false;
  return true;
}

}  // namespace shale
