// What a migration does, as people say it.
#include <fmt/format.h>

#include "base/text.h"
#include "organize/deeds.h"

namespace shale {
namespace {

constexpr std::size_t most_named = 3;

// "table orders", "tables a and b", "5 tables".
std::string named(std::string_view noun, const NameList& names) {
  if (names.size() > most_named) return count_of(names.size(), noun);
  return plural(names.size(), noun) + " " + listed(names);
}

class Sentence {
 public:
  // Adds "makes table a, view b" if there is anything to add.
  void part(std::string_view verb, const NameList& objects) {
    if (objects.empty()) return;
    text_ += (text_.empty() ? "" : "; ") + std::string(verb) + " " + listed(objects);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void add_if_any(NameList& all, std::string_view noun, const NameList& names) {
  if (!names.empty()) all.push_back(named(noun, names));
}

// "column a to t", "columns a and b to t"; of many tables "columns to t, u and v".
NameList columns_of(const std::map<std::string, NameList>& columns, std::string_view preposition) {
  if (columns.empty()) return {};
  NameList tables;
  for (const auto& [table, names] : columns) tables.push_back(table);
  const NameList& first = columns.begin()->second;
  bool alike = true;
  for (const auto& [table, names] : columns) alike &= names == first;
  if (alike) return {fmt::format("{} {} {}", named("column", first), preposition, listed(tables))};
  if (tables.size() > most_named)
    return {fmt::format("columns {} {}", preposition, count_of(tables.size(), "table"))};
  NameList all;
  for (const auto& [table, names] : columns)
    all.push_back(fmt::format("{} {} {}", named("column", names), preposition, table));
  return all;
}

// "constraints and indexes of users"; tables of which more was said are left out.
NameList changes_of(const Deeds& deeds) {
  NameList all;
  for (const auto& [table, parts] : deeds.changed) {
    if (deeds.columns_added.contains(table) || deeds.columns_dropped.contains(table)) continue;
    all.push_back(listed({parts.begin(), parts.end()}) + " of " + table);
  }
  if (all.size() > most_named) return {count_of(all.size(), "table")};
  return all;
}

// "rows of a and b into c".
NameList copies_of(const Deeds& deeds) {
  NameList all;
  for (const auto& [target, sources] : deeds.copied)
    all.push_back(fmt::format("rows of {} into {}", listed(sources, most_named), target));
  if (all.size() > most_named) return {fmt::format("rows into {}", count_of(all.size(), "table"))};
  return all;
}

NameList rewritten_in(const Deeds& deeds) {
  NameList all;
  for (const std::string& table : deeds.moved)
    if (!deeds.copied.contains(table)) all.push_back(table);
  return all;
}

}  // namespace

std::string sentence_of(const Deeds& deeds) {
  NameList makes, drops, renames = deeds.renamed;
  add_if_any(makes, "schema", deeds.schemas);
  add_if_any(makes, "table", deeds.tables);
  add_if_any(makes, "type", deeds.types);
  add_if_any(makes, "view", deeds.views);
  add_if_any(makes, "function", deeds.routines);
  for (const std::string& other : deeds.others) makes.push_back(other);
  add_if_any(drops, "schema", deeds.dropped_schemas);
  add_if_any(drops, "table", deeds.dropped_tables);
  for (std::string& columns : columns_of(deeds.columns_dropped, "of"))
    drops.push_back(std::move(columns));
  for (const std::string& other : deeds.dropped) drops.push_back(other);
  for (const auto& [from, to] : deeds.tables_renamed)
    renames.push_back("table " + from + " to " + to);
  if (makes.size() > 4) makes = {makes.begin(), makes.begin() + 4};
  if (drops.size() > 4)
    drops = {makes.empty() ? drops[0] : drops[0], count_of(drops.size() - 1, "other object")};

  Sentence sentence;
  sentence.part("makes", makes);
  sentence.part("adds", columns_of(deeds.columns_added, "to"));
  sentence.part("fills", deeds.filled.size() > most_named
                             ? NameList{count_of(deeds.filled.size(), "new column")}
                             : deeds.filled);
  sentence.part("changes", changes_of(deeds));
  sentence.part("renames", renames.size() > most_named
                               ? NameList{count_of(renames.size(), "object")}
                               : renames);
  sentence.part("copies", copies_of(deeds));
  sentence.part("rewrites rows of", rewritten_in(deeds));
  sentence.part("puts rows into", deeds.seeded);
  sentence.part("takes rows out of", deeds.emptied);
  sentence.part("drops", drops);
  return sentence.take();
}

}  // namespace shale
