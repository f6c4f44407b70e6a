// Statements outside of transactions, and what an interrupted one left behind.
//
// Before such a statement runs, what could be mistaken for its work later is written down (an
// Outset, kept in the history's event). After an interruption the database is asked what became of
// it.
#pragma once

#include <string>

#include "run/session.h"
#include "run/unit.h"

namespace shale {

// What to write down before statement `i` of the unit runs alone: JSON, or "" if nothing is needed.
Result<std::string> outset_of(Session& session, const Unit& unit, std::size_t i);

enum class Recovered {
  run_again,  // nothing is left of it, or nothing that hurts
  done,       // it did its work before the end
};
enum class Repeat { if_harmless, person_said_so };
// Settles an interrupted statement: drops an invalid index that it left (and says so), finishes a
// detached partition, or finds that it was done. The Error is for what nobody can know.
Result<Recovered> recover(Session& session, const Unit& unit, std::size_t i,
                          const Record& interrupted, Repeat repeat = Repeat::if_harmless);

}  // namespace shale
