// Migrations read and parsed on other threads, some ahead of who looks at them.
#pragma once

#include <deque>
#include <future>
#include <memory>
#include <vector>

#include "base/workers.h"
#include "migration/migration.h"
#include "review/scene.h"

namespace shale {

struct ParsedMigration {
  Script script;
  std::vector<SceneStatement> statements{};  // nothing is known yet of what they do
};

class ParsedAhead {
 public:
  // `migrations` has to outlive the workers. Programs are passed by.
  ParsedAhead(std::span<const Migration> migrations, Workers& workers)
      : rest_(migrations), workers_(workers) {}

  // The next one that is no program. The Error has the place of what can't be read.
  Result<std::unique_ptr<ParsedMigration>> next();

 private:
  using Parsed = Result<std::unique_ptr<ParsedMigration>>;
  void go_on();

  std::span<const Migration> rest_;
  Workers& workers_;
  std::deque<std::future<std::vector<Parsed>>> coming_{};
  std::deque<Parsed> here_{};
};

}  // namespace shale
