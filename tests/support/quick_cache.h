// A cache folder of its own for a test program that makes databases by the hundred: in memory,
// where there is room. Its server is stopped and the folder removed with the object.
#pragma once

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/files.h"
#include "server/server.h"

namespace shale {

class QuickCache {
 public:
  // SHALE_CACHE, where it is set, is left as it is.
  QuickCache() {
    if (std::getenv("SHALE_CACHE") != nullptr) return;
    constexpr std::uintmax_t enough = 3'000'000'000;  // bytes
    std::error_code failed;
    const auto memory = std::filesystem::space("/dev/shm", failed);
    if (!failed && memory.available > enough) ::setenv("TMPDIR", "/dev/shm", 1);
    auto made = TemporaryFolder::make();
    if (!made) return;
    folder_.emplace(*std::move(made));
    ::chmod(folder_->path().c_str(), 0711);  // the server's user must pass
    ::setenv("SHALE_CACHE", (folder_->path() / "cache").c_str(), 1);
  }
  QuickCache(const QuickCache&) = delete;
  QuickCache& operator=(const QuickCache&) = delete;
  ~QuickCache() {
    if (!folder_) return;
    if (const auto server = Server::running({}); server && *server) [[maybe_unused]]
      const Status stopped = (*server)->stop();
    ::unsetenv("SHALE_CACHE");  // the next one has a folder of its own
  }

 private:
  std::optional<TemporaryFolder> folder_;
};

}  // namespace shale
