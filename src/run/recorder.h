// Writes down what a run does: the events, each in the transaction of what it tells of, the report,
// and what a failure left behind.
#pragma once

#include <string>

#include "run/apply.h"
#include "run/session.h"
#include "run/unit.h"

namespace shale {

class Recorder {
 public:
  Recorder(Session& session, Direction direction);

  // BEGIN, with the modes that the file's own BEGIN has and the limit on waiting for locks.
  void open_transaction(Message& message, std::string_view modes = {}) const;
  std::string limit_locks() const;
  // The event and COMMIT. The event is written by who we are, whatever role the file took.
  void close_transaction(Message& message, const Unit& unit, const Record& record) const;

  // The event that ends a migration, with the next number or a given one.
  Record final_record(const Unit& unit) const;
  Record final_record(const Unit& unit, long long number) const;
  // An event on the way: `done` statements are done.
  Record record_of(const Unit& unit, Event event, std::size_t done) const;

  void started(const Unit& unit);
  // The final event is in the database.
  void finished(const Unit& unit, double milliseconds);
  // The same for an event that was written with Session::write.
  void reported(const Migration& migration, double milliseconds);
  // Takes note of the migrations whose COMMIT was answered; how many they are.
  std::size_t take_commits(const Message::Outcome& outcome);

  Status roll_back();
  // The error as the person will read it: what is left of the migration, and what to type next.
  Error left_behind(const Unit& unit, std::size_t done, Error error) const;

  RunReport& report() { return report_; }

 private:
  Session& session_;
  RunReport report_;
};

}  // namespace shale
