#include "run/unit.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// The place with its line as a message may show it. The whole text is redacted, because a password
// may stand on another line than the word that says so.
Place redacted_place(const Script& script, std::size_t offset) {
  Place place = place_at(script.file(), script.text(), offset);
  const std::string open = redacted(script.text());
  const auto all = lines(open);
  place.text = place.line <= all.size() ? all[place.line - 1] : "";
  return place;
}

// BEGIN and COMMIT of the file are ours to say, and psql's lines are nobody's.
bool is_sent(const Unit& unit, std::size_t i) {
  const Statement& statement = unit.statement(i);
  if (statement.kind == StatementKind::meta || unit.skipped.contains(i)) return false;
  switch (quick_facts(unit.text_of(i)).transaction) {
    case TransactionRule::begin:
    case TransactionRule::commit:
    case TransactionRule::rollback:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::string Unit::prefix_checksum(std::size_t done) const {
  const std::size_t end = done == 0 ? 0 : statement(done - 1).whole_end;
  return tokens_checksum(std::string_view(source.script.text()).substr(0, end));
}

bool Unit::is_plain() const {
  return plan.is_whole() && !plan.session && !plan.copy;
}

Result<Unit> read_unit(const Migration& migration, Direction direction) {
  TRY(source, read_source(migration, direction));
  std::string tokens = source.tokens();
  Unit unit{.migration = &migration,
            .direction = direction,
            .source = std::move(source),
            .tokens = std::move(tokens),
            .directives = migration.directives};
  if (direction == Direction::down) {
    const Script& script = unit.source.script;
    TRY(top, read_top_comment(script.text(), script.file()));
    unit.directives.no_transaction =
        unit.directives.no_transaction || top.directives.no_transaction;
  }
  TRY(plan, plan_of(unit.source.script, unit.directives));
  unit.plan = std::move(plan);
  return unit;
}

Place place_in(const Unit& unit, std::size_t statement, std::size_t position) {
  const Script& script = unit.source.script;
  std::size_t offset = unit.statement(statement).begin;
  if (position > 0) offset += byte_of_character(unit.text_of(statement), position - 1);
  return redacted_place(script, offset);
}

void Message::ours(std::string_view sql, Step::Kind kind, const Unit* unit) {
  text_ += sql;
  text_ += ";\n";
  steps_.push_back({kind, unit, 0});
}

void Message::statements(const Unit& unit, std::size_t first, std::size_t last) {
  if (first >= last) return;
  const std::size_t begin = unit.statement(first).begin;
  const std::size_t end = unit.statement(last - 1).whole_end;
  std::string part = unit.source.script.text().substr(begin, end - begin);
  bool any = false;
  for (std::size_t i = first; i < last; ++i) {
    if (is_sent(unit, i)) {
      steps_.push_back({Step::Kind::statement, &unit, i});
      any = true;
      continue;
    }
    const Statement& statement = unit.statement(i);
    std::fill(part.begin() + static_cast<std::ptrdiff_t>(statement.begin - begin),
              part.begin() + static_cast<std::ptrdiff_t>(statement.whole_end - begin), ' ');
  }
  if (!any) return;
  parts_.push_back({&unit, text_.size(), begin, part.size()});
  text_ += part;
  text_ += part.ends_with(';') ? "\n" : "\n;\n";
}

// The step whose statement holds a byte of the message.
std::optional<std::size_t> Message::step_at(std::size_t byte) const {
  for (const Part& part : parts_) {
    if (byte < part.at || byte > part.at + part.length) continue;
    const std::size_t offset = part.offset + (byte - part.at);
    for (std::size_t s = 0; s < steps_.size(); ++s) {
      const Step& step = steps_[s];
      if (step.kind == Step::Kind::statement && step.unit == part.unit &&
          offset <= part.unit->statement(step.statement).whole_end)
        return s;
    }
  }
  return std::nullopt;
}

// Which statement failed, and where in its file.
void Message::locate(Outcome& outcome) const {
  std::size_t failed = outcome.done.size();
  std::optional<std::size_t> byte;
  if (outcome.error->position > 0) byte = byte_of_character(text_, outcome.error->position - 1);
  // A text is parsed as a whole before anything runs: a syntax error can belong to any statement.
  if (byte)
    if (const auto named = step_at(*byte)) failed = *named;
  if (failed >= steps_.size()) return;
  const Step& step = steps_[failed];
  outcome.failed = step;
  if (step.kind != Step::Kind::statement) return;
  const Script& script = step.unit->source.script;
  std::size_t offset = step.unit->statement(step.statement).begin;
  for (const Part& part : parts_)
    if (byte && part.unit == step.unit && *byte >= part.at && *byte <= part.at + part.length)
      offset = part.offset + (*byte - part.at);
  outcome.error->place = redacted_place(script, offset);
}

Message::Outcome Message::send(Connection& connection) const {
  Outcome outcome;
  ScriptResult result = connection.script(text_, [&](std::size_t statement, const Rows& row) {
    if (statement < steps_.size() && steps_[statement].kind == Step::Kind::record)
      outcome.milliseconds.push_back(std::strtod(std::string(row.at(0, 0)).c_str(), nullptr));
  });
  const std::size_t done = std::min(result.done, steps_.size());
  outcome.done.assign(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(done));
  outcome.error = std::move(result.error);
  if (outcome.error) locate(outcome);
  return outcome;
}

}  // namespace shale
