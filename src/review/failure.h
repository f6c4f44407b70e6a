// What a review says of a migration that does not run.
#pragma once

#include "review/finding.h"
#include "review/rule.h"

namespace shale {

// "does-not-run", with the server's words; or the rule that knows the reason and the way out,
// unless the project has switched that off.
Finding finding_of_failure(const Migration& migration, const Error& error,
                           const RuleSettings& settings);

}  // namespace shale
