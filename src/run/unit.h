// One direction of one migration, read, split and planned: what is sent, and how the answers are
// matched to the file again.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "migration/migration.h"
#include "pg/connection.h"
#include "run/plan.h"

namespace shale {

struct Unit {
  const Migration* migration = nullptr;
  Direction direction = Direction::up;
  Source source;
  std::string tokens{};     // the checksum of what Postgres would see
  Directives directives{};  // of the migration, and those that its down has for itself
  Plan plan{};
  std::set<std::size_t> alone{};  // statements that the server wants outside of a transaction
  std::set<std::size_t>
      skipped{};  // statements that are passed over (CREATE ROLE on a scratch server)

  std::size_t size() const { return source.script.statements().size(); }
  const Statement& statement(std::size_t i) const { return source.script.statements()[i]; }
  std::string_view text_of(std::size_t i) const {
    return source.script.text_of(source.script.statements()[i]);
  }
  // What has run of the file: a checksum of the tokens of the statements before `done`.
  std::string prefix_checksum(std::size_t done) const;
  // Can it share a message with its neighbours: one transaction, nothing that outlives it, no COPY?
  bool is_plain() const;
};

Result<Unit> read_unit(const Migration& migration, Direction direction);

// Statements of units on their way to the server in one message.
//
// Postgres answers each statement with one result, so the number of results says which one failed;
// the position that it gives counts characters of the whole message, and is mapped back to the
// file.
class Message {
 public:
  struct Step {
    enum class Kind { ours, statement, record, commit } kind = Kind::ours;
    const Unit* unit = nullptr;
    std::size_t statement = 0;
  };

  void ours(std::string_view sql, Step::Kind kind = Step::Kind::ours, const Unit* unit = nullptr);
  // Statements [first, last) of a unit, as they stand in the file, gaps and all. No COPY among
  // them.
  void statements(const Unit& unit, std::size_t first, std::size_t last);

  bool empty() const { return steps_.empty(); }
  std::size_t bytes() const { return text_.size(); }

  struct Outcome {
    std::vector<Step> done{};            // in order
    std::optional<Step> failed{};        // the step that the error belongs to
    std::optional<Error> error{};        // with its place in the file
    std::vector<double> milliseconds{};  // what each record returned
  };
  Outcome send(Connection& connection) const;

 private:
  struct Part {
    const Unit* unit;
    std::size_t at;      // byte in the message
    std::size_t offset;  // byte in the file
    std::size_t length;
  };
  std::optional<std::size_t> step_at(std::size_t byte) const;
  void locate(Outcome& outcome) const;

  std::string text_;
  std::vector<Step> steps_;
  std::vector<Part> parts_;
};

// The place of a statement, or of a character of it as Postgres gives it (from 1; 0: none).
Place place_in(const Unit& unit, std::size_t statement, std::size_t position = 0);

}  // namespace shale
