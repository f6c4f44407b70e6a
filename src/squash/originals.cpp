#include "squash/originals.h"

#include <algorithm>

#include "base/text.h"
#include "schema/place.h"
#include "sql/facts.h"
#include "sql/lexer.h"
#include "sql/touches.h"

namespace shale {
namespace {

bool is_comment(std::string_view line) {
  return line.starts_with("--") || line.starts_with("/*") || line.starts_with("*") ||
         line.ends_with("*/");
}

// Lines that are about the file and not about its first statement.
bool is_of_file(std::string_view line) {
  const std::string small = lower(line);
  for (std::string_view word : {"-- migration", "-- purpose", "-- dependencies", "-- rollback",
                                "-- shale:", "-- +migrate", "-- +goose"})
    if (small.starts_with(word)) return true;
  return false;
}

// What stands between two statements: behind the first, and right above the second.
std::pair<std::string, std::string> comments_of(std::string_view gap, bool first) {
  std::pair<std::string, std::string> found;
  std::string_view rest = gap;
  if (!first) {
    const std::size_t end = gap.find('\n');
    const std::string_view behind = trim(gap.substr(0, end));
    if (behind.starts_with("--")) found.first = std::string(behind);
    rest = end == gap.npos ? std::string_view() : gap.substr(end + 1);
  }
  bool of_file = false;
  for (std::string_view line : lines(rest)) {
    const std::string_view said = trim(line);
    if (said.empty() || !is_comment(said)) {
      // A paragraph on its own is about more than the next statement.
      found.second.clear();
      of_file = false;
      continue;
    }
    if (is_of_file(said)) of_file = true;
    found.second += std::string(said) + "\n";
  }
  if (first && of_file) found.second.clear();
  // A rule on the page begins a section; it goes with the section.
  for (std::string_view rule : {"----", "====", "****", "####", "~~~~"})
    if (found.second.find(rule, 2) != std::string::npos) found.second.clear();
  return found;
}

}  // namespace

Result<Originals> Originals::read(const std::vector<const Migration*>& migrations) {
  Originals originals;
  for (std::size_t i = 0; i < migrations.size(); ++i)
    if (!migrations[i]->runner) CHECK(originals.take(*migrations[i], i));
  return originals;
}

Status Originals::take(const Migration& migration, std::size_t number) {
  TRY(source, read_source(migration, Direction::up));
  ledger_.set_search_path({"public"});
  std::vector<std::string> path{"public"};
  const Script& script = source.script;
  std::size_t line = 1, counted = 0, index = 0;
  for (const Statement& statement : script.statements()) {
    auto [behind, above] = comments_of(script.gap(index), index == 0);
    if (index++ > 0 && !behind.empty()) all_.back().behind = std::move(behind);
    line += static_cast<std::size_t>(std::ranges::count(
        std::string_view(script.text()).substr(counted, statement.begin - counted), '\n'));
    counted = statement.begin;
    WrittenStatement written{.text = std::string(script.text_of(statement)),
                             .above = std::move(above),
                             .file = shown(migration.up),
                             .line = line,
                             .migration = number,
                             .path = path};
    const int place = static_cast<int>(all_.size());
    if (statement.kind == StatementKind::sql) {
      const Touches touches = touches_of(written.text);
      if (touches.search_path) {
        path = *touches.search_path;
        ledger_.set_search_path(path);
      }
      for (const Touch& touch : touches.all) {
        ledger_.take(touch, place);
        if (touch.what == TouchKind::renames)
          changes_.push_back({.statement = place,
                              .space = touch.part_space.empty() ? touch.space : touch.part_space,
                              .table = touch.part_space.empty() ? "" : touch.name,
                              .from = touch.part_space.empty() ? touch.name : touch.part,
                              .to = touch.to});
      }
    }
    all_.push_back(std::move(written));
  }
  if (index > 0) {
    auto [behind, above] = comments_of(script.gap(index), false);
    all_.back().behind = std::move(behind);
  }
  return ok();
}

const Marks* Originals::marks(std::string_view about) const {
  const LedgerPlace place = place_in_ledger(about);
  const Entity* entity = place.key.empty() ? nullptr : ledger_.find(place.key);
  if (entity == nullptr) return nullptr;
  if (place.part.empty()) return &entity->marks;
  const auto part = entity->parts.find(place.part);
  return part == entity->parts.end() ? nullptr : &part->second;
}

std::vector<std::string> Originals::names_of(std::string_view table) const {
  std::vector<std::string> all{std::string(table)};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const NameChange& change : changes_) {
      if (change.space != "relation") continue;
      for (const auto& [a, b] :
           {std::pair(&change.from, &change.to), std::pair(&change.to, &change.from)})
        if (*a == all[i] && std::ranges::find(all, *b) == all.end()) all.push_back(*b);
    }
  return all;
}

std::string Originals::with_names_of_now(std::string_view text, int statement,
                                         std::string_view table) const {
  std::string now(text);
  for (const NameChange& change : changes_) {
    if (change.statement <= statement) continue;
    const std::vector<std::string> names =
        change.space == "column" ? names_of(change.table) : std::vector<std::string>();
    const auto is_name = [&](const Token& token, std::string_view said, std::string_view name) {
      return token.kind == TokenKind::word          ? lower(said) == name
             : token.kind == TokenKind::quoted_name ? said == "\"" + std::string(name) + "\""
                                                    : false;
    };
    bool about_table = names.empty() || std::ranges::find(names, table) != names.end();
    std::vector<Token> places;
    Lexer lexer(now);
    for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
      const std::string_view said = lexer.text_of(t);
      if (is_name(t, said, change.from)) places.push_back(t);
      if (!about_table)
        about_table =
            std::ranges::any_of(names, [&](const auto& n) { return is_name(t, said, n); });
    }
    if (!about_table) continue;
    for (std::size_t i = places.size(); i-- > 0;)
      now.replace(places[i].begin, places[i].end - places[i].begin, quote_name(change.to));
  }
  return now;
}

}  // namespace shale
