#include "squash/files.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"
#include "squash/headers.h"
#include "squash/layout.h"
#include "squash/row_keys.h"

namespace shale {
namespace {

struct Draft {
  SquashHeader header{};
  std::string up{}, down{};
  Path program{};
  int group = -1;  // -1: it is none
};

std::string effects_text(const Effects& effects, EffectPlace place) {
  std::string text;
  for (const Effect& e : effects.kept)
    if (e.place == place && !e.sql.empty())
      text += fmt::format("{}-- from {}\n{}\n", text.empty() ? "" : "\n", e.file_line, trim(e.sql));
  return text;
}

std::string rows_text(const InsertedRows& rows) {
  std::string text;
  const auto add = [&](std::string_view sql) {
    if (!trim(sql).empty()) text += fmt::format("{}{}\n", text.empty() ? "" : "\n", trim(sql));
  };
  for (const TableRows& table : rows.tables) add(table.sql());
  add(rows.setvals);
  add(rows.refreshes);
  return text;
}

// By group: those that hold what it uses.
std::vector<std::set<std::size_t>> needs_of(const Catalog& catalog, const Grouping& grouping) {
  std::vector<std::set<std::size_t>> all(grouping.names.size());
  for (const Edge& e : catalog.edges()) {
    const Object& used_one = catalog.objects()[static_cast<std::size_t>(e.used)];
    if (used_one.kind->name == "schema" && used_one.key == "public")
      continue;  // it is always there
    const int user = grouping.of[static_cast<std::size_t>(e.user)];
    const int used = grouping.of[static_cast<std::size_t>(e.used)];
    if (used < user) all[static_cast<std::size_t>(user)].insert(static_cast<std::size_t>(used));
  }
  return all;
}

std::vector<Draft> drafts_of(const FileParts& parts) {
  std::vector<Draft> drafts;
  const auto add = [&](std::string name, std::string purpose, std::string up, std::string down) {
    if (up.empty()) return;
    Draft d{.up = std::move(up), .down = std::move(down)};
    d.header.name = std::move(name);
    d.header.purpose = std::move(purpose);
    drafts.push_back(std::move(d));
  };
  add("outside_first", "what the originals do outside of the schema and has to come first",
      effects_text(parts.effects, EffectPlace::before),
      "-- what this does lies outside of the database\n");
  for (std::size_t g = 0; g < parts.pressed.files.size(); ++g) {
    const PressedFile& file = parts.pressed.files[g];
    if (file.up.empty()) continue;
    Draft d{.up = file.up, .down = file.down, .group = static_cast<int>(g)};
    d.header.name = file.name;
    d.header.tables = file.tables;
    d.header.from = file.from;
    drafts.push_back(std::move(d));
  }
  add("rows", "the rows that the originals insert", rows_text(parts.rows), parts.rows_down);
  add("outside", "what the originals do outside of the schema",
      effects_text(parts.effects, EffectPlace::after),
      "-- what this does lies outside of the database\n");
  for (const Migration& m : parts.originals.migrations)
    if (m.runner && !m.directives.prints_sql) {
      Draft d{.program = m.up};
      d.header.name = m.name;
      drafts.push_back(std::move(d));
    }
  return drafts;
}

// By their numbers, and by the files that hold what they use.
Status number(std::vector<Draft>& drafts, const FileParts& parts) {
  std::vector<std::string> names;
  for (const Draft& d : drafts) names.push_back(d.header.name);
  TRY(stems, squashed_stems(parts.originals, parts.rest, names));
  std::map<int, std::string> stem_of_group;
  for (std::size_t i = 0; i < drafts.size(); ++i) stem_of_group[drafts[i].group] = stems[i];
  const auto needs = needs_of(parts.catalog, parts.grouping);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    SquashHeader& header = drafts[i].header;
    header.stem = stems[i];
    header.range = parts.range;
    if (drafts[i].group < 0) continue;
    for (std::size_t g : needs[static_cast<std::size_t>(drafts[i].group)])
      if (const auto at = stem_of_group.find(static_cast<int>(g)); at != stem_of_group.end())
        header.needs.push_back(at->second);
  }
  return ok();
}

}  // namespace

Result<std::string> rows_down(Connection& connection, const InsertedRows& rows) {
  std::string text;
  for (std::size_t i = rows.tables.size(); i-- > 0;) {
    const TableRows& table = rows.tables[i];
    if (table.rows == 0) continue;
    TRY(keys, row_keys(connection, table.table));
    std::string statement;
    const auto is_volatile = [&](const std::string& column) {
      return keys && contains(", " + keys->columns + ",", ", " + column + ",");
    };
    if (keys && std::ranges::none_of(table.volatile_columns, is_volatile))
      statement = delete_statement(table.table, {}, *keys);
    if (statement.empty()) statement = fmt::format("DELETE FROM {};\n", table.table);
    text += without_public(table.delete_off + statement + table.delete_on);
  }
  return text.empty() ? "-- what this does goes with its tables\n" : text;
}

Result<std::vector<SquashedFile>> squashed_files(const FileParts& parts) {
  std::vector<Draft> drafts = drafts_of(parts);
  CHECK(number(drafts, parts));
  std::vector<SquashedFile> files;
  for (const Draft& d : drafts) {
    SquashedFile file{.stem = d.header.stem,
                      .tables = d.header.tables,
                      .originals = d.header.from.size(),
                      .program = d.program};
    if (d.program.empty()) {
      file.up = up_header(d.header, parts.originals) + d.up;
      file.down = down_header(d.header) + d.down;
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace shale
