// Migrations read and parsed on another thread, some ahead of who looks at them.
#pragma once

#include <deque>
#include <future>
#include <memory>
#include <vector>

#include "migration/migration.h"
#include "review/scene.h"

namespace shale {

struct ParsedMigration {
  Script script;
  std::vector<SceneStatement> statements{};  // nothing is known yet of what they do
};

class ParsedAhead {
 public:
  // `migrations` has to outlive it. Programs are passed by.
  explicit ParsedAhead(std::span<const Migration> migrations) : rest_(migrations) {}

  // The next one that is no program. The Error has the place of what can't be read.
  Result<std::unique_ptr<ParsedMigration>> next();

 private:
  using Parsed = Result<std::unique_ptr<ParsedMigration>>;
  void go_on();

  std::span<const Migration> rest_;
  std::deque<std::future<std::vector<Parsed>>> coming_{};
  std::deque<Parsed> here_{};
};

}  // namespace shale
