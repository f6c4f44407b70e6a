#include "review/parsed_ahead.h"

#include <algorithm>

#include "review/judging.h"

namespace shale {
namespace {

Result<std::unique_ptr<ParsedMigration>> parsed_migration(const Migration& migration) {
  TRY(source, read_source(migration, Direction::up));
  auto parsed = std::make_unique<ParsedMigration>(ParsedMigration{std::move(source.script)});
  parsed->statements = statements_of(parsed->script);
  return parsed;
}

}  // namespace

// Few at a time, so that a long folder is not held in memory.
void ParsedAhead::go_on() {
  constexpr std::size_t at_once = 16, ahead = 4;
  while (coming_.size() < ahead && !rest_.empty()) {
    const std::span<const Migration> these = rest_.first(std::min(at_once, rest_.size()));
    rest_ = rest_.subspan(these.size());
    coming_.push_back(workers_.give([these] {
      std::vector<Parsed> all;
      for (const Migration& migration : these)
        if (!migration.runner) all.push_back(parsed_migration(migration));
      return all;
    }));
  }
}

Result<std::unique_ptr<ParsedMigration>> ParsedAhead::next() {
  while (here_.empty()) {
    go_on();
    if (coming_.empty()) return Error{.what = "there is no migration left to read"};
    for (Parsed& parsed : coming_.front().get()) here_.push_back(std::move(parsed));
    coming_.pop_front();
    go_on();
  }
  Parsed parsed = std::move(here_.front());
  here_.pop_front();
  return parsed;
}

}  // namespace shale
