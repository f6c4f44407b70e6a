#include "squash/originals.h"

#include <algorithm>

#include "base/text.h"
#include "schema/place.h"
#include "sql/blocks.h"
#include "sql/comments.h"
#include "sql/facts.h"
#include "sql/touches.h"

namespace shale {
namespace {

// Lines that are about the file and not about its first statement.
bool is_of_file(std::string_view line) {
  const std::string small = lower(line);
  for (std::string_view word : {"-- migration", "-- purpose", "-- dependencies", "-- rollback",
                                "-- shale:", "-- +migrate", "-- +goose"})
    if (small.starts_with(word)) return true;
  return false;
}

// What tools write by themselves, of steps that are no more: Prisma's "-- AlterTable" and its
// warnings, Atlas's "-- modify "orders" table", sqlx's and Diesel's first line.
bool is_noise(const std::vector<std::string_view>& comment) {
  if (comment.size() > 1 && trim(comment.front()) == "/*" && trim(comment[1]) == "Warnings:")
    return true;
  constexpr std::string_view prisma[] = {
      "-- createtable",      "-- altertable", "-- createindex", "-- addforeignkey",
      "-- dropforeignkey",   "-- createenum", "-- alterenum",   "-- dropindex",
      "-- renameforeignkey", "-- droptable",  "-- renameindex", "-- createextension"};
  const std::string said = comment.size() == 1 ? lower(trim(comment.front())) : "";
  return std::ranges::find(prisma, said) != std::end(prisma) || said.starts_with("-- modify \"") ||
         said == "-- add migration script here" || said == "-- your sql goes here";
}

// Drizzle's "--> statement-breakpoint" is no comment for people.
bool is_mark(std::string_view line) {
  return line.starts_with("-->");
}

// The lines one below the other, as far to the left as the first.
std::string set_left(const std::vector<std::string_view>& comment) {
  std::string text;
  const std::size_t indent =
      comment.empty() ? 0 : std::min(comment[0].find_first_not_of(" \t"), comment[0].size());
  for (std::string_view line : comment) {
    if (is_mark(trim(line))) continue;
    const std::size_t blanks = std::min(line.find_first_not_of(" \t"), line.size());
    line.remove_prefix(trim(line).starts_with("--") ? blanks : std::min(blanks, indent));
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    text += std::string(line) + "\n";
  }
  return text;
}

// What is said of the next statement.
std::string comment_above(const Comments& comments, bool first) {
  if (is_noise(comments.above)) return "";
  if (first && std::ranges::any_of(comments.above, [](auto l) { return is_of_file(trim(l)); }))
    return "";
  // A rule on the page begins a section; it goes with the section.
  const auto is_rule = [](std::string_view line) {
    for (std::string_view rule : {"----", "====", "****", "####", "~~~~"})
      if (line.find(rule, 2) != line.npos) return true;
    return false;
  };
  std::size_t begin = comments.above.size();
  while (begin > 0 && !is_rule(comments.above[begin - 1])) --begin;
  return set_left(
      {comments.above.begin() + static_cast<std::ptrdiff_t>(begin), comments.above.end()});
}

// What is said at the end of a statement's line.
std::string comment_behind(const Comments& comments) {
  const std::string_view said = comments.behind;
  return said.starts_with("--") && !is_mark(said) ? std::string(said) : "";
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
    const Comments comments = comments_in(script.gap(index), index == 0);
    if (index > 0) all_.back().behind = comment_behind(comments);
    line += static_cast<std::size_t>(std::ranges::count(
        std::string_view(script.text()).substr(counted, statement.begin - counted), '\n'));
    counted = statement.begin;
    WrittenStatement written{.text = std::string(script.text_of(statement)),
                             .above = comment_above(comments, index == 0),
                             .file = shown(migration.up),
                             .line = line,
                             .migration = number,
                             .path = path};
    ++index;
    if (statement.kind == StatementKind::sql) follow(written, path);
    const std::vector<std::string> guarded = quick_facts(written.text).verb == "do"
                                                 ? guarded_statements(written.text)
                                                 : std::vector<std::string>();
    all_.push_back(std::move(written));
    for (const std::string& inner : guarded) {
      WrittenStatement part = all_.back();
      part.text = inner;
      follow(part, path, true);
      all_.push_back(std::move(part));
    }
  }
  if (index > 0) all_.back().behind = comment_behind(comments_in(script.gap(index), false));
  return ok();
}

void Originals::follow(const WrittenStatement& written, std::vector<std::string>& path,
                       bool guarded) {
  const std::string_view verb = quick_facts(written.text).verb;
  if (verb == "insert" || verb == "update" || verb == "delete") return;
  const int place = static_cast<int>(all_.size());
  Touches touches = touches_of(written.text);
  if (touches.search_path) {
    path = *touches.search_path;
    ledger_.set_search_path(path);
  }
  for (Touch& touch : touches.all) {
    touch.if_absent |= guarded && touch.what == TouchKind::makes;
    ledger_.take(touch, place);
    if (touch.what == TouchKind::renames)
      changes_.push_back({.statement = place,
                          .space = touch.part_space.empty() ? touch.space : touch.part_space,
                          .table = touch.part_space.empty() ? "" : touch.name,
                          .from = touch.part_space.empty() ? touch.name : touch.part,
                          .to = touch.to});
  }
}

const std::optional<TableText>& Originals::table(int statement) const {
  const auto [place, fresh] = tables_.try_emplace(statement);
  if (fresh) place->second = table_text(at(statement).text);
  return place->second;
}

const std::vector<TableCommand>& Originals::commands(int statement) const {
  const auto [place, fresh] = commands_.try_emplace(statement);
  if (fresh) place->second = table_commands(at(statement).text);
  return place->second;
}

const Marks* Originals::marks(std::string_view about) const {
  const LedgerPlace place = place_in_ledger(about);
  const Entity* entity = place.key.empty() ? nullptr : ledger_.find(place.key);
  if (entity == nullptr) return nullptr;
  if (place.part.empty()) return &entity->marks;
  const auto part = entity->parts.find(place.part);
  return part == entity->parts.end() ? nullptr : &part->second;
}

std::vector<int> Originals::statements_about(std::string_view about) const {
  const LedgerPlace place = place_in_ledger(about);
  const Entity* entity = place.key.empty() ? nullptr : ledger_.find(place.key);
  if (entity == nullptr) return {};
  std::vector<int> all = place.part.empty() ? entity->statements : std::vector<int>();
  if (const Marks* of_it = marks(about))
    all.insert(all.end(), of_it->touched.begin(), of_it->touched.end());
  return all;
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
  std::string now(text), small = lower(text);
  for (const NameChange& change : changes_) {
    if (change.statement <= statement || change.space == "label" ||
        !contains(small, lower(change.from)))
      continue;
    const std::string before = now;
    follow_name(now, change,
                change.space == "column" ? names_of(change.table) : std::vector<std::string>(),
                table);
    if (now != before) small = lower(now);
  }
  return now;
}

std::string Originals::with_label_of_now(std::string text, int statement,
                                         std::string_view type) const {
  for (const NameChange& change : changes_)
    if (change.space == "label" && change.statement > statement && change.table == type)
      follow_label(text, change);
  return text;
}

}  // namespace shale
