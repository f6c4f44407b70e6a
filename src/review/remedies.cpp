#include "review/remedies.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/numbering.h"
#include "sql/comments.h"
#include "sql/table_text.h"

namespace shale {
namespace {

const Statement& place_of(const Scene& scene, const SceneStatement& statement) {
  return scene.script.statements()[statement.number];
}

// The column as it is written; it lives in what `hold` and `commands` keep.
std::optional<TableElement> element_of(std::string_view text, std::string_view column) {
  if (const auto table = table_text(text))
    for (const TableElement& element : table->elements)
      if (element.kind == TableElement::Kind::column && element.name == column) return element;
  for (const TableCommand& command : table_commands(text))
    if (command.kind == TableCommand::Kind::add && command.element.name == column &&
        command.element.kind == TableElement::Kind::column)
      return command.element;
  return std::nullopt;
}

bool can_be_key(const TableElement& element) {
  using enum ColumnPiece::Kind;
  return std::ranges::none_of(element.pieces, [](const ColumnPiece& piece) {
    return piece.kind == value || piece.kind == references || piece.kind == generated ||
           piece.kind == collate || piece.kind == check || piece.kind == other;
  });
}

}  // namespace

Remedy::Edit without(const Scene& scene, const SceneStatement& statement) {
  const Statement& place = place_of(scene, statement);
  const std::string& text = scene.script.text();
  std::size_t begin = place.begin;
  const Comments said = comments_in(scene.script.gap(statement.number), statement.number == 0);
  if (!said.above.empty() && statement.number > 0)
    begin = static_cast<std::size_t>(said.above.front().data() - text.data());
  std::size_t end = place.whole_end;
  while (end < text.size() && (text[end] == '\n' || text[end] == '\r')) ++end;
  return {.begin = begin, .end = end};
}

Remedy::Edit with_ending(const Scene& scene, const SceneStatement& statement, std::string text) {
  const std::size_t end = place_of(scene, statement).end;
  return {.begin = end, .end = end, .text = std::move(text)};
}

Remedy::Edit in_place_of(const Scene& scene, const SceneStatement& statement, std::string text) {
  const Statement& place = place_of(scene, statement);
  return {.begin = place.begin, .end = place.end, .text = std::move(text)};
}

std::string with_concurrently(std::string_view text) {
  constexpr std::string_view word = "index";
  const std::size_t end = lower(text).find(word) + word.size();
  if (end < word.size()) return "";
  const bool is_lower = text.substr(0, end).ends_with(word);
  return fmt::format("{} {}{}", text.substr(0, end), is_lower ? "concurrently" : "CONCURRENTLY",
                     text.substr(end));
}

Remedy::Edit statement_behind(const Scene& scene, const SceneStatement& statement,
                              std::string_view sql) {
  const Statement& place = place_of(scene, statement);
  const bool open = place.whole_end == place.end;
  return {.begin = place.whole_end,
          .end = place.whole_end,
          .text = std::string(open ? ";" : "") + "\n\n" + std::string(sql)};
}

bool has_only(const Scene& scene, std::string_view verb) {
  return std::ranges::all_of(scene.statements,
                             [&](const SceneStatement& s) { return s.facts.quick.verb == verb; });
}

std::string free_version(const Scene& scene) {
  Folder all = scene.merged;
  const auto is_taken = [&](const Migration& m) {
    return std::ranges::any_of(all.migrations, [&](const Migration& other) {
      return compare_versions(other.version, m.version) == 0;
    });
  };
  const Habit habit = habit_of(all.migrations.empty() ? scene.others : all);
  for (const Migration& m : scene.others.migrations) {
    std::string next = next_version(all, habit);
    if (m.stem == scene.migration.stem) return next;
    Migration moved = m;
    if (is_taken(m)) moved.version = std::move(next);
    all.migrations.push_back(std::move(moved));
  }
  return next_version(all, habit);
}

std::optional<std::vector<Remedy::Edit>> column_as_key(const Scene& scene,
                                                       const SceneStatement& statement,
                                                       std::string_view column,
                                                       std::string_view type,
                                                       std::string_view reference) {
  const auto element = element_of(statement.text, column);
  if (!element || !can_be_key(*element)) return std::nullopt;
  const std::size_t at = statement.text.find(element->text);
  const std::size_t type_at = element->text.find(element->type, element->said_name.size());
  if (at == std::string_view::npos || type_at == std::string::npos) return std::nullopt;
  const std::size_t begin = place_of(scene, statement).begin + at;
  std::vector<Remedy::Edit> edits;
  if (!type.empty())
    edits.push_back({.begin = begin + type_at,
                     .end = begin + type_at + element->type.size(),
                     .text = std::string(type)});
  const std::size_t end = begin + element->text.size();
  edits.push_back({.begin = end, .end = end, .text = " " + std::string(reference)});
  return edits;
}

}  // namespace shale
