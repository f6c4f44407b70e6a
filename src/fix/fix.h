// New migrations as a review would have them: what its findings know a remedy for is changed, what
// has to happen without a lock goes into a migration behind, downs are written; then all of it is
// reviewed again, and proved on the way.
#pragma once

#include <string>
#include <vector>

#include "project/project.h"
#include "review/review.h"

namespace shale {

struct FixedFile {
  Path from{};  // empty: it is new
  Path to{};
  std::string text{};
};

struct Fixed {
  std::vector<FixedFile> files{};      // only those that change
  std::vector<std::string> done{};     // what was done about what, a sentence each
  std::vector<std::string> remarks{};  // what was left alone, and why
  Review review{};                     // of the result, with the places that its files will have
};

// Looks and tries; writes nothing. What was merged before is left alone: databases have it.
Result<Fixed> fix(const Server& server, const Settings& settings, const ReviewRequest& request,
                  Observer& observer);

// Writes the files, and removes those that got another name.
Status write_fixed(const Fixed& fixed);

}  // namespace shale
