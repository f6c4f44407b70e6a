#include "server/account.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace shale {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

// May the account pass through this folder?
bool open_to(const struct stat& info, const Account& account) {
  if (info.st_uid == account.user) return (info.st_mode & S_IXUSR) != 0;
  if (info.st_gid == account.group) return (info.st_mode & S_IXGRP) != 0;
  return (info.st_mode & S_IXOTH) != 0;
}

}  // namespace

Result<Account> server_account() {
  if (::geteuid() != 0)
    return Account{.user = ::geteuid(), .group = ::getegid(), .name = "yourself"};
  for (const char* name : {"postgres", "nobody"})
    if (const passwd* entry = ::getpwnam(name))
      return Account{.user = entry->pw_uid, .group = entry->pw_gid, .name = name};
  return Error{.what = "PostgreSQL can't run as root, and there is no user postgres or nobody",
               .hint = "make one (useradd postgres), or run shale as another user"};
}

Status give(const Path& path, const Account& account) {
  struct stat info {};
  const bool given = ::lstat(path.c_str(), &info) == 0 && info.st_uid == account.user;
  if (::geteuid() != 0 || given || ::lchown(path.c_str(), account.user, account.group) == 0)
    return ok();
  return Error{.what = "can't give " + path.string() + " to the user " + account.name + ": " +
                       std::strerror(errno)};
}

std::optional<Path> closed_folder(const Path& path, const Account& account) {
  Path reached;
  for (const Path& part : path) {
    reached /= part;
    struct stat info {};
    if (::stat(reached.c_str(), &info) != 0) return std::nullopt;
    if (S_ISDIR(info.st_mode) && !open_to(info, account)) return reached;
  }
  return std::nullopt;
}

bool become(const Account& account, const Path& folder) {
  if (::geteuid() == 0 && (::initgroups(account.name.c_str(), account.group) != 0 ||
                           ::setgid(account.group) != 0 || ::setuid(account.user) != 0))
    return false;
  return ::chdir(folder.c_str()) == 0;
}

Execution::Execution(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {
  environment_ = {"LC_ALL=C", "TZ=UTC",
                  "PATH=" + environment("PATH").value_or("/usr/local/bin:/usr/bin:/bin")};
  if (const auto path = environment("LD_LIBRARY_PATH"))
    environment_.push_back("LD_LIBRARY_PATH=" + *path);
  argument_pointers_ = pointers(arguments_);
  environment_pointers_ = pointers(environment_);
}

void Execution::execute() const {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int signal_number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD})
    ::signal(signal_number, SIG_DFL);
  ::execve(argument_pointers_[0], argument_pointers_.data(), environment_pointers_.data());
}

Result<Finished> run_as(const Account& account, const Path& folder, const Execution& execution,
                        const FileLock* lock) {
  int ends[2] = {-1, -1};
  pid_t child = -1;
  if (::pipe2(ends, O_CLOEXEC) != 0 || (child = ::fork()) < 0)
    return Error{.fault = Fault::internal,
                 .what = std::string("can't start a process: ") + std::strerror(errno)};
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    if (lock != nullptr) ::fcntl(lock->descriptor(), F_SETFD, 0);
    // After the change of user, which would take it back.
    if (become(account, folder) && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0) execution.execute();
    const std::string_view message = std::strerror(errno);
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(126);
  }
  ::close(ends[1]);
  Finished finished;
  char block[4096];
  for (ssize_t n = 0; (n = ::read(ends[0], block, sizeof block)) != 0;) {
    if (n < 0 && errno != EINTR) break;
    if (n > 0) finished.output.append(block, static_cast<std::size_t>(n));
  }
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  finished.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return finished;
}

}  // namespace shale
