// What was applied: the append-only events in `shale.history`, and its view of now.
//
// The events are a chain: each has the number of the one before it plus one, and the runner that
// writes it knows that number beforehand. Two runners that, against all locks, run at once want
// the same number, and the primary key lets one of them live: the other's migration rolls back with
// its event. So a migration is applied exactly once even if a lock is lost.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "migration/migration.h"
#include "pg/connection.h"

namespace shale {

enum class Event {
  applied,     // the up ran
  taken_back,  // the down ran
  running,     // a statement outside of transactions is about to run (`done` before it are done)
  progress,    // `done` statements are done, and more are to come
  failed,      // the statement behind the `done` ones was refused
  accepted,    // a person said: take it as applied; or a squash, or a rename
  undone,      // a person said: take it as not applied; or a squash, or a rename
};
std::string_view name_of(Event event);

// One event. Of a migration that was read from the history: its newest.
struct Record {
  long long number = 0;
  Event event = Event::applied;
  Direction direction = Direction::up;
  std::string stem{};
  std::string version{};
  std::string checksum{};  // raw; of a half-done one: of the statements that are done
  std::string tokens{};
  int done = 0;  // statements
  int total = 0;
  std::string at{};                      // UTC, ISO 8601
  std::optional<double> milliseconds{};  // null on its way in: the server measures it
  double milliseconds_before = 0;        // what went before this transaction, to be added to it
  std::string detail{};
  // Of one that is applied: the number of the event that made it so. Accepting an edited file
  // doesn't make it the newest; and a squashed one that was adopted counts from the first of those
  // that it replaced.
  long long applied_number = 0;

  bool is_applied() const { return event == Event::applied || event == Event::accepted; }
  bool is_interrupted() const {
    return event == Event::running || event == Event::progress || event == Event::failed;
  }
  // A squashed one, taken as applied because what it stands for was: `detail` says of what.
  bool is_adopted() const {
    return event == Event::accepted && detail.starts_with("adopted from ");
  }
  // Taken out by a squash that stands for it; nothing was run.
  bool is_replaced() const { return event == Event::undone && detail.starts_with("replaced by "); }
  // What the details of a rename's two events begin with: see run/renames.h.
  static constexpr const char* renamed_to = "renamed to ";
  static constexpr const char* renamed_from = "renamed from ";
  bool is_renamed_away() const { return event == Event::undone && detail.starts_with(renamed_to); }
};

class History {
 public:
  // One round trip. A database without a history has an empty one.
  static Result<History> read(Connection& connection);
  // Makes the schema and its tables. Harmless where they are.
  static Status create(Connection& connection);

  bool exists() const { return exists_; }
  long long last_number() const { return last_; }
  const Record* find(std::string_view stem) const;
  const std::map<std::string, Record, std::less<>>& records() const { return records_; }
  // Takes note of an event that was written.
  void add(Record record);

 private:
  bool exists_ = false;
  long long last_ = 0;
  long long replaced_ = 0;  // the least applied_number of those that the adoption replaces
  std::map<std::string, Record, std::less<>> renamed_;  // by the new name: as it was
  std::map<std::string, Record, std::less<>> records_;
};

// The INSERT of an event; it returns the milliseconds since the transaction began, or since the
// event before it if that is later (several migrations can share one message).
std::string insert_event(const Record& record);

// Tables of other tools that shale took a database over from, as "public.schema_migrations", and
// their sequences: they are no part of its schema.
Result<std::vector<std::string>> tables_of_others(Connection& connection);
// The statement that remembers one.
std::string remember_table_of_other(const std::string& table);

// Is the database marked as one that `reset` must not touch?
Result<bool> is_protected(Connection& connection);
Status set_protected(Connection& connection, bool on);

}  // namespace shale
