// Statements of migrations whose effect is neither in the schema nor in the rows of a database:
// roles, settings of the server, jobs, messages. A squash has to keep them as they were written.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "migration/migration.h"

namespace shale {

enum class EffectPlace {
  before,  // roles, databases, tablespaces: they come before everything
  after,
};

struct Effect {
  const Migration* migration = nullptr;
  std::string file_line{};  // "023_jobs.up.sql:14"
  // As written, with its semicolon and the comment lines directly above it. Of a runner: empty, the
  // file goes along.
  std::string sql{};
  std::string what{};  // "create role app", "calls cron.schedule", "runs 031_import.sh"
  EffectPlace place = EffectPlace::after;
};

struct Effects {
  std::vector<Effect> kept{};  // in the order of the migrations
  // What has done its work, or is for the session: "023_x.up.sql:14 update orders".
  std::vector<std::string> dropped{};
};

// Of the ups, which are read. A role that is dropped later is not kept at all, where that can be
// told from the text.
Result<Effects> outside_effects(const std::vector<const Migration*>& migrations);

}  // namespace shale
