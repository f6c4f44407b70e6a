// The rules that a project sets for itself: [conventions] of shale.toml.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace shale {

struct Conventions {
  bool rls = false;                       // every table has row-level security and a policy …
  std::vector<std::string> rls_except{};  // … but these: "name" or "schema.name"
  std::string rls_policy{};               // the one condition of every policy
  bool rls_with_check = false;            // every policy says WITH CHECK
  // The one function of all triggers that set `updated_at_column`.
  std::string updated_at_function{};
  std::string updated_at_column = "updated_at";
  bool require_down = false;
  bool keep_comments = false;     // a comment stays as long as what it is on
  bool require_comments = false;  // every table has one
  std::string version{};          // date, sequence, timestamp: how migrations are numbered

  bool any_of_schema() const {
    return rls || !rls_policy.empty() || rls_with_check || !updated_at_function.empty() ||
           require_comments;
  }
};

// Without a shale.toml, or without [conventions]: none. The Error has the line of what is wrong.
Result<Conventions> read_conventions(const Settings& settings);

}  // namespace shale
