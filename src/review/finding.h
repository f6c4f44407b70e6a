// What a review says of a migration: plain values, for the formats that print them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shale {

class Catalog;

enum class Severity : unsigned char { note, warning, error };
std::string_view name_of(Severity severity);
Severity severity_named(std::string_view name);  // a note, if it is none of the others

// How it is known.
enum class Certainty : unsigned char {
  proven,     // seen on the clone, or in the files
  predicted,  // the server's version and the schema say so
  unknown,    // something can't be seen: dynamic SQL, no statistics
};
std::string_view name_of(Certainty certainty);

// What would settle a finding, for a program to do: see fix/. Offsets are bytes of the up file.
struct Remedy {
  struct Edit {
    std::size_t begin = 0, end = 0;  // what is replaced; the same: nothing is
    std::string text{};
  };
  std::vector<Edit> edits{};
  std::vector<std::string> behind{};        // statements for a migration that comes behind it
  std::string new_stem{};                   // under another number
  std::vector<std::string> dependencies{};  // stems, for its "Dependencies:"

  bool does_something() const {
    return !edits.empty() || !behind.empty() || !new_stem.empty() || !dependencies.empty();
  }
};

struct Finding {
  std::string rule{};  // its id
  Severity severity = Severity::warning;
  Certainty certainty = Certainty::proven;
  std::string stem{};     // of the migration
  Place place{};          // in the file; line 0: the file as a whole
  std::string message{};  // a sentence without a full stop
  std::string fix{};      // what to write instead, SQL or words; may be empty
  Remedy remedy{};
  // Does the schema after the last of the new migrations say that it is no more? Not set: it stays.
  std::function<bool(const Catalog& last)> settled{};
};

// What a migration means for those who run and use the database.
struct MigrationImpact {
  std::string stem{};
  std::vector<std::string> breaking{};  // what stops working for someone; empty: nothing
  std::vector<std::string>
      performance{};       // locks on tables that were there, and the work under them
  std::string rollback{};  // "exact", "lossy", "impossible", "none", …
  std::vector<std::string> rollback_reasons{};
  std::string drafted_down{};  // where there is none: as shale would write it, proved; may be empty
};

struct Review {
  std::vector<std::string> stems{};   // that were reviewed, in their order
  std::vector<Finding> findings{};    // by migration, then by place
  std::vector<Finding> suppressed{};  // with their reasons in place of a fix
  std::vector<MigrationImpact> impact{};
  std::vector<std::string> remarks{};  // what could not be judged, and why; one sentence each
};

}  // namespace shale
