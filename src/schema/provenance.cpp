#include "schema/provenance.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"
#include "sql/touches.h"

namespace shale {
namespace {

// All words of a text, those in strings too, in lower case.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text) {
    const bool inside = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (inside)
      word += c;
    else if (!word.empty())
      words.insert(lower(std::exchange(word, "")));
  }
  if (!word.empty()) words.insert(lower(word));
  return words;
}

bool makes_up_names(std::string_view text) {
  const std::string small = lower(text);
  return contains(small, "execute") &&
         (contains(small, "format") || contains(small, "||") || contains(small, "quote_ident"));
}

std::string shown_file(const Replays& replays, const Path& path) {
  if (replays.revision.empty()) return shown(path);
  return replays.revision + path.lexically_relative(replays.unpacked).string();
}

}  // namespace

Result<Provenance> Provenance::of(const Replays& replays, const Catalog& catalog) {
  Provenance result;
  result.catalog_ = &catalog;
  result.written_ = &replays.written;
  CHECK(result.walk(replays));
  return result;
}

Status Provenance::walk(const Replays& replays) {
  for (const Migration& migration : replays.folder.migrations) {
    const std::size_t number = files_.size();
    stems_.emplace(migration.stem, static_cast<int>(number));
    files_.push_back(shown_file(replays, migration.up));
    if (migration.runner) {  // nobody knows what it does
      statements_.push_back({.migration = number});
      opaque_.push_back({.statement = static_cast<int>(statements_.size()) - 1, .made_up = true});
      continue;
    }
    TRY(source, read_source(migration, Direction::up));
    ledger_.set_search_path({"public"});
    Place place{.migration = number, .line = 1};
    std::size_t counted = 0;
    for (const Statement& statement : source.script.statements()) {
      const auto gap =
          std::string_view(source.script.text()).substr(counted, statement.begin - counted);
      place.line += static_cast<std::size_t>(std::ranges::count(gap, '\n'));
      counted = statement.begin;
      if (statement.kind == StatementKind::sql) take(source.script.text_of(statement), place);
    }
  }
  return ok();
}

void Provenance::take(std::string_view text, Place place) {
  Touches touches = touches_of(text);
  if (touches.search_path) ledger_.set_search_path(*touches.search_path);
  std::set<std::string> called;
  for (const std::string& name : touches.calls)
    if (const auto body = bodies_.find(name); body != bodies_.end())
      called.insert(body->second.begin(), body->second.end());
  const bool opaque = touches.opaque || !called.empty();
  if (touches.all.empty() && !opaque) return;
  const int number = static_cast<int>(statements_.size());
  statements_.push_back(place);
  if (opaque) {
    Opaque found{.statement = number, .words = words_of(text), .made_up = makes_up_names(text)};
    found.made_up = found.made_up || called.contains("execute");
    found.words.merge(called);
    opaque_.push_back(std::move(found));
  }
  for (const Touch& touch : touches.all) {
    ledger_.take(touch, number);
    if (touch.what == TouchKind::makes && touch.space == "routine")
      bodies_[touch.name] = words_of(text);
  }
}

bool Provenance::may_be_of(const Opaque& opaque, const Subject& subject) const {
  return std::ranges::all_of(subject.names,
                             [&](const std::string& n) { return opaque.words.contains(n); });
}

std::string Provenance::shown(int statement) const {
  const Place& place = statements_[static_cast<std::size_t>(statement)];
  const std::string& file = files_[place.migration];
  return place.line == 0 ? file : fmt::format("{}:{}", file, place.line);
}

// A later statement of those that don't say what they do may have touched it too, unless its rows
// were written before. A table's own row is written by much that is not about it: then a statement
// that only names it is not claimed.
std::string Provenance::last_of(const Subject& subject, int last) const {
  const bool known = subject.migration >= 0;
  std::vector<const Opaque*> suspects;  // of the migration that wrote its rows, or of any
  bool doubtful = false, all_named = true;
  for (const Opaque& o : opaque_) {
    const int migration = migration_of(o.statement);
    const bool is_named = may_be_of(o, subject);
    if (o.statement < last || (known && migration > subject.migration)) continue;
    if (!is_named && !o.made_up) continue;
    doubtful = true;
    if (known && migration != subject.migration) continue;
    suspects.push_back(&o);
    all_named = all_named && is_named;
  }
  if (last >= 0 && !doubtful) return shown(last);
  const bool later = known && last >= 0 && migration_of(last) < subject.migration;
  if (later && subject.part.empty()) return "";
  if (suspects.size() == 1 && all_named && (last < 0 || later))
    return shown(suspects[0]->statement);
  return known ? files_[static_cast<std::size_t>(subject.migration)] : "";
}

// The migration that wrote a row of the object or of its columns last; -1: not known.
int Provenance::written_with_columns(const Object& object, int own) const {
  int last = own;
  for (const Object& column : catalog_->of(*find_kind("column"))) {
    if (column.parent != &object) continue;
    const auto by = written_->find(column.address);
    if (last < 0 || by == written_->end() || !stems_.contains(by->second)) return -1;
    last = std::max(last, stems_.find(by->second)->second);
  }
  return last;
}

std::string Provenance::made(std::string_view about) const {
  Subject subject = subject_of(about);
  if (subject.object != nullptr && subject.object->kind->name == "table")
    subject.migration = written_with_columns(*subject.object, subject.migration);
  const Marks marks = marks_of(subject, Extent::with_parts);
  const std::string last = last_of(subject, marks.last);
  if (marks.made < 0) return last;
  const std::string first = shown(marks.made);
  return last.empty() || first.starts_with(last) ? first : fmt::format("{}, {}", first, last);
}

std::string Provenance::changed(std::string_view about) const {
  const Subject subject = subject_of(about);
  return last_of(subject, marks_of(subject, Extent::own).last);
}

std::string Provenance::renamed(std::string_view about) const {
  const Subject subject = subject_of(about);
  const Marks marks = marks_of(subject, Extent::own);
  const int by = marks.renamed < 0 ? marks.made : marks.renamed;
  return by < 0 ? last_of(subject, -1) : shown(by);
}

std::string Provenance::dropped(std::string_view about) const {
  const Subject subject = subject_of(about);
  if (subject.key.empty()) return "";
  const int by = ledger_.dropped(subject.key, subject.part);
  if (by >= 0) return shown(by);
  const int whole = subject.part.empty() ? -1 : ledger_.dropped(subject.key);
  return whole < 0 ? "" : shown(whole);
}

namespace {

// What a step is about, as it was called before the renames that the plan begins with.
std::string before_renames(const std::string& about, const std::vector<Rename>& renames) {
  std::string_view longest, old;
  for (const Rename& rename : renames) {
    const std::string& key = rename.to->key;
    const std::size_t at = about.find(" " + key);
    if (rename.of_label() || at == about.npos || key.size() < longest.size()) continue;
    const std::size_t end = at + 1 + key.size();
    if (end == about.size() || about[end] == '.') longest = key, old = rename.from->key;
  }
  if (longest.empty()) return about;
  std::string before = about;
  return before.replace(before.find(" " + std::string(longest)) + 1, longest.size(), old);
}

}  // namespace

std::string origin_of(const Step& step, const Provenance* from, const Provenance* to,
                      const std::vector<Rename>& renames) {
  switch (step.turn) {
    case Turn::comes:
      return to == nullptr ? "" : to->made(step.about);
    case Turn::changes:
      return to == nullptr ? "" : to->changed(step.about);
    case Turn::renamed:
      return to == nullptr ? "" : to->renamed(step.about);
    case Turn::goes: {
      std::string by = to == nullptr ? "" : to->dropped(step.about);
      if (!by.empty() || from == nullptr) return by;
      return from->made(before_renames(step.about, renames));
    }
    case Turn::none:
      break;
  }
  return "";
}

}  // namespace shale
