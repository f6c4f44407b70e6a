// One migration, segment by segment: started where it stopped, tried again where that helps.
#pragma once

#include <optional>

#include "run/obstacle.h"
#include "run/recorder.h"

namespace shale {

class UnitRun {
 public:
  UnitRun(Session& session, Recorder& recorder, const ApplyOptions& options, Unit& unit)
      : session_(session), recorder_(recorder), options_(options), unit_(unit) {}

  // To its end, with its final event; or to the first error that nothing helps against.
  Status run();

 private:
  Status run_segments();
  Result<std::size_t> where_to_start();
  Status check_prefix(const Record& record) const;
  Result<std::size_t> settled(std::size_t done);
  Status finish_empty();
  Status run_transaction(const Segment& segment, bool is_last);
  Status run_alone(std::size_t i, bool is_last);
  Status execute_alone(std::size_t i);
  void set_again(Message& message, std::size_t done) const;
  Status refuse_lost_settings() const;

  Session& session_;
  Recorder& recorder_;
  const ApplyOptions& options_;
  Unit& unit_;
  Clock::time_point start_ = Clock::now();
  std::optional<std::size_t> refused_;  // the statement that the server refused last
};

// Sends statements [first, last) of a unit in an open transaction, behind what the message holds.
// COPY data and statements that change how the rest is read end a message; what comes behind them
// is left in it. `refused` is the statement that an error belongs to.
Status send_statements(Session& session, const Unit& unit, std::size_t first, std::size_t last,
                       Message& message, std::optional<std::size_t>& refused);

}  // namespace shale
