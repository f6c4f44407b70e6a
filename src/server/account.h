// The user that the server runs as. PostgreSQL refuses to run as root, so root hands it to an
// unprivileged user, who then owns the cluster.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "base/process.h"
#include "base/result.h"

namespace shale {

struct Account {
  uid_t user = 0;
  gid_t group = 0;
  std::string name{};
};

// Ourselves; for root `postgres`, or `nobody` where there is no such user.
Result<Account> server_account();

// Gives a file or folder to the account. Does nothing unless we are root.
Status give(const Path& path, const Account& account);

// The first folder on the way to `path` that the account may not enter; empty if there is none.
std::optional<Path> closed_folder(const Path& path, const Account& account);

// In a child process: become the account for good, and go to a folder.
bool become(const Account& account, const Path& folder);

// A program and its arguments as execve wants them, with an environment that holds nothing of ours
// but PATH and the library path: a password in DATABASE_URL must not reach a server's children.
class Execution {
 public:
  explicit Execution(std::vector<std::string> arguments);
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;
  void execute() const;  // returns only if it failed

 private:
  std::vector<std::string> arguments_;
  std::vector<std::string> environment_;
  std::vector<char*> argument_pointers_;
  std::vector<char*> environment_pointers_;
};

// Runs a program as the account to its end and catches what it prints. It is killed if we are; its
// own children may then live on for a moment, and hold `lock` until they have ended, too.
Result<Finished> run_as(const Account& account, const Path& folder, const Execution& execution,
                        const FileLock* lock = nullptr);

}  // namespace shale
