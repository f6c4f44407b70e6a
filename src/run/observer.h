// What a run tells while it goes on. The run never prints: the terminal, plain lines, JSON and the
// tests each have an observer.
#pragma once

#include <cstddef>
#include <string>

#include "base/clock.h"
#include "migration/migration.h"
#include "pg/connection.h"

namespace shale {

class Observer {
 public:
  virtual ~Observer() = default;
  // `total` migrations are about to run.
  virtual void planned(std::size_t /*total*/, Direction /*direction*/) {}
  virtual void started(const Migration& /*migration*/, Direction /*direction*/) {}
  virtual void finished(const Migration& /*migration*/, Direction /*direction*/,
                        double /*milliseconds*/) {}
  // Something a person wants to know, in a sentence.
  virtual void note(const std::string& /*sentence*/) {}
  // What the server said while a migration ran.
  virtual void notice(const Notice& /*notice*/) {}
  // A line that a migration which is a program has printed.
  virtual void output(const Migration& /*migration*/, std::string_view /*line*/) {}
  // About ten times a second while a statement runs.
  virtual void tick(Milliseconds /*elapsed*/) {}
};

}  // namespace shale
