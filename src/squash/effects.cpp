#include "squash/effects.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "migration/header.h"
#include "sql/comments.h"
#include "squash/effect_kinds.h"

namespace shale {
namespace {

struct Found {
  Effect effect{};
  Classified said{};
};

// Counts lines from where it stopped before.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  std::ptrdiff_t at(std::size_t offset) {
    line_ += std::ranges::count(text_.substr(counted_, offset - counted_), '\n');
    counted_ = offset;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t counted_ = 0;
  std::ptrdiff_t line_ = 1;
};

// The comment lines that end right above a statement; not what ends the line of the one before, nor
// a directive, nor the header of the file.
std::string comments_above(const Script& script, std::size_t number) {
  const std::string_view gap = script.gap(number);
  const std::vector<std::string_view> all = comments_in(gap, number == 0).above;
  std::size_t begin = all.size();
  while (begin > 0 && directive_of(trim(all[begin - 1])).empty()) --begin;
  if (number == 0 && begin == 0 && !all.empty() && all.front().data() == gap.data()) {
    const auto top = read_top_comment(script.text(), Path(script.file()));
    if (!top || !top->header.title.empty() || !top->header.purpose.empty()) return {};
  }
  std::string text;
  for (std::size_t i = begin; i < all.size(); ++i) text += std::string(all[i]) + "\n";
  return text;
}

std::string whole_text(const Script& script, std::size_t number) {
  const Statement& statement = script.statements()[number];
  return comments_above(script, number) + std::string(script.text_of(statement)) + ";";
}

class Walk {
 public:
  Status take(const Migration& migration) {
    // What one prints is SQL, whose effect is in the schema and the rows.
    if (migration.runner && migration.directives.prints_sql) return ok();
    if (migration.runner) {
      const std::string file = migration.up.filename().string();
      found_.push_back({.effect = {&migration, file, "", "runs " + file, EffectPlace::after}});
      return ok();
    }
    TRY(source, read_source(migration, Direction::up));
    const Script& script = source.script;
    Lines lines(script.text());
    for (std::size_t i = 0; i < script.statements().size(); ++i) {
      const Statement& statement = script.statements()[i];
      const std::string place =
          fmt::format("{}:{}", migration.up.filename().string(), lines.at(statement.begin));
      if (statement.kind == StatementKind::meta) {
        dropped_.push_back(fmt::format("{} {}", place, script.text_of(statement)));
        continue;
      }
      const std::string_view text = script.text_of(statement);
      context_.learn(text);
      Classified said = classify(text, context_);
      if (said.verdict == Verdict::drop) dropped_.push_back(fmt::format("{} {}", place, said.what));
      if (said.verdict != Verdict::keep) continue;
      Effect effect{&migration, place,
                    said.sql.empty() ? whole_text(script, i) : comments_above(script, i) + said.sql,
                    said.what, said.place};
      found_.push_back({std::move(effect), std::move(said)});
      cancel();
    }
    return ok();
  }

  Effects effects() && {
    Effects all{.kept = {}, .dropped = std::move(dropped_)};
    for (Found& found : found_) all.kept.push_back(std::move(found.effect));
    return all;
  }

 private:
  static bool speaks_of(const Found& found, const std::string& role) {
    return std::ranges::find(found.said.spoken_of, role) != found.said.spoken_of.end();
  }

  // A DROP ROLE, the last of what was found, takes the CREATE with it, and all that was said of the
  // role in between; if each of them is about nothing else.
  void cancel() {
    const std::vector<std::string> gone = found_.back().said.gone;
    std::vector<bool> away(found_.size(), false);
    for (const std::string& role : gone) {
      const auto made = std::find_if(found_.rbegin(), found_.rend(), [&](const Found& found) {
        return std::ranges::find(found.said.made, role) != found.said.made.end();
      });
      if (made == found_.rend()) return;
      for (auto i = static_cast<std::size_t>(found_.rend() - made) - 1; i + 1 < found_.size();
           ++i) {
        if (!speaks_of(found_[i], role)) continue;
        if (!found_[i].said.is_plain || !found_[i].said.gone.empty()) return;
        away[i] = true;
      }
      away.back() = true;
    }
    if (gone.empty()) return;
    std::vector<Found> left;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!away[i])
        left.push_back(std::move(found_[i]));
      else
        dropped_.push_back(fmt::format("{} {}", found_[i].effect.file_line, found_[i].effect.what));
    }
    found_ = std::move(left);
  }

  EffectContext context_{};
  std::vector<Found> found_{};
  std::vector<std::string> dropped_{};
};

}  // namespace

Result<Effects> outside_effects(const std::vector<const Migration*>& migrations) {
  Walk walk;
  for (const Migration* migration : migrations) CHECK(walk.take(*migration));
  return std::move(walk).effects();
}

}  // namespace shale
