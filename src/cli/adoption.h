// What `adopt` found and did, for people and for programs.
#pragma once

#include "adopt/import.h"
#include "ui/ui.h"

namespace shale {

struct Adoption {
  enum class Outcome { adopted, would_adopt, nothing_to_do, dirty, differs };
  Outcome outcome = Outcome::adopted;
  const ForeignState& state;
  const Proof& proof;
  const ImportPlan& plan;

  bool refused() const { return outcome == Outcome::dirty || outcome == Outcome::differs; }
};

// What stands out in the proof: warnings and notes.
void tell_findings(Ui& ui, const Adoption& adoption);
// How it ended. Of a refused one: what is to be done. `server` tries the ways out of a dirty one.
void tell_outcome(Ui& ui, const Server& server, const Adoption& adoption);

// {"outcome","tool","table","dirty","settled","migrations":[…],"hidden":[…],"only_rows":[…],
// "without_file":[…],"kept_in_step","difference":{…}|null}
std::string adoption_json(const Adoption& adoption);

}  // namespace shale
