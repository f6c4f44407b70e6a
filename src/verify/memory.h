// What was found out about migrations, by the content of the files: in the cache folder.
#pragma once

#include <optional>
#include <string>

#include "base/files.h"
#include "verify/rehearsal.h"

namespace shale {

class TrialMemory {
 public:
  explicit TrialMemory(Path cache) : folder_(std::move(cache) / "trials") {}
  std::optional<Trial> find(const std::string& key) const;
  // A cache that can't be written only costs time.
  void keep(const std::string& key, const Trial& trial) const;

 private:
  Path path_of(const std::string& key) const {
    return folder_ / key.substr(0, 2) / (key + ".json");
  }
  Path folder_;
};

}  // namespace shale
