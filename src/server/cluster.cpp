#include "server/cluster.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <thread>

#include "base/hash.h"
#include "base/text.h"

namespace shale {
namespace {

constexpr std::string_view socket_name = ".s.PGSQL.5432";

bool answers(const Path& socket_folder) {
  const std::string path = (socket_folder / socket_name).string();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  const bool connected =
      ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return connected;
}

// Does a keeper live whose processes we can't see?
bool has_hidden_keeper(const Cluster& cluster) {
  const Result<FileLock> lock = FileLock::attempt(cluster.keeper());
  if (!lock || lock->held()) return false;
  const Result<std::string> pid = read_file(cluster.keeper());
  const Result<std::string> command =
      read_file("/proc/" + std::string(pid ? trim(*pid) : "0") + "/comm");
  return !command || trim(*command) != "shale-keeper";
}

// Is this folder the account's alone? In a place where everybody can make folders, a stranger may
// have been first.
bool is_private(const Path& folder, const Account& account) {
  struct stat info {};
  return ::lstat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode) &&
         info.st_uid == account.user && (info.st_mode & 077) == 0;
}

// Its files would keep Postgres from starting if the pid in them is in use again.
bool make_private(const Path& folder, const Account& account) {
  if (::mkdir(folder.c_str(), 0700) == 0 && !give(folder, account)) return false;
  if (!is_private(folder, account)) return false;
  const std::string socket = (folder / socket_name).string();
  ::unlink(socket.c_str());
  ::unlink((socket + ".lock").c_str());
  return true;
}

Error cannot(const std::string& action, const Path& path) {
  const int code = errno;
  return Error{.what = "can't " + action + " " + path.string() + ": " + std::strerror(code),
               .hint = "set SHALE_CACHE to a folder that can be written"};
}

}  // namespace

Result<Cluster> cluster_for(const Path& cache, const Binaries& binaries) {
  TRY(account, server_account());
  // By the major version: the data lasts over minor upgrades, and so do the local databases.
  const std::string name =
      std::to_string(binaries.major) + "-" + sha256(binaries.folder.string()).substr(0, 8);
  return Cluster{.folder = cache / "server" / name, .account = account};
}

std::optional<Postmaster> read_postmaster(const Cluster& cluster) {
  const Result<std::string> text = read_file(cluster.postmaster());
  if (!text) return std::nullopt;
  const std::vector<std::string_view> line = lines(*text);
  Postmaster found;
  if (!line.empty()) found.pid = std::atoi(std::string(line[0]).c_str());
  if (line.size() > 4) found.socket_folder = Path(trim(line[4]));
  if (line.size() > 7) found.status = trim(line[7]);
  return found;
}

bool runs_in(const Cluster& cluster, pid_t pid) {
  if (pid <= 1) return false;
  // A zombie's command line is empty, and that of a stranger does not name our folder.
  const Result<std::string> command = read_file("/proc/" + std::to_string(pid) + "/cmdline");
  return command &&
         contains(*command, std::string("\0", 1) + cluster.data().string() + std::string("\0", 1));
}

Observation observe(const Cluster& cluster) {
  const std::optional<Postmaster> found = read_postmaster(cluster);
  if (!found) return {};
  const bool ready = found->status == "ready";
  const auto state = [&] {
    const bool visible = runs_in(cluster, found->pid);
    // A dying child of a killed server can hold its socket for a moment, so an answer alone proves
    // nothing. But server and keeper may both be in another container that shares the cache.
    if (ready && answers(found->socket_folder) && (visible || has_hidden_keeper(cluster)))
      return ServerState::ready;
    if (!visible) return ServerState::absent;
    if (ready) return ServerState::deaf;
    return found->status == "stopping" ? ServerState::stopping : ServerState::starting;
  }();
  return {.state = state, .postmaster = *found};
}

std::string name_of(const Cluster& cluster) {
  return "shale-" + sha256(cluster.folder.string()).substr(0, 8);
}

// The processes whose command line, in which words end with a zero, is one that is looked for.
static std::vector<pid_t> processes_with(const std::function<bool(std::string_view)>& is_wanted) {
  std::vector<pid_t> found;
  std::error_code code;
  for (std::filesystem::directory_iterator it("/proc", code);
       !code && it != std::filesystem::directory_iterator(); it.increment(code)) {
    const std::string pid = it->path().filename().string();
    if (!is_digits(pid)) continue;
    const Result<std::string> command = read_file(it->path() / "cmdline");
    if (command && is_wanted(*command)) found.push_back(std::atoi(pid.c_str()));
  }
  return found;
}

void end_orphans(const Cluster& cluster) {
  const std::string title = "postgres: " + name_of(cluster) + ":";
  for (pid_t pid :
       processes_with([&](std::string_view command) { return command.starts_with(title); }))
    ::kill(pid, SIGKILL);
}

void end_deserted(const Cluster& cluster, Milliseconds patience) {
  const std::string arguments =
      std::string("/postgres\0-D\0", 13) + cluster.data().string() + std::string("\0", 1);
  const std::vector<pid_t> deserted = processes_with([&](std::string_view command) {
    const std::size_t at = command.find(arguments);
    return at != command.npos && command.substr(0, at).find('\0') == command.npos;
  });
  for (pid_t pid : deserted) ::kill(pid, SIGQUIT);
  const auto start = Clock::now();
  while (milliseconds_since(start) < static_cast<double>(patience.count()) &&
         std::ranges::any_of(deserted, [&](pid_t pid) { return runs_in(cluster, pid); }))
    std::this_thread::sleep_for(Milliseconds(2));
}

Status prepare(const Cluster& cluster) {
  if (Status made = make_folders(cluster.folder.parent_path()); !made) {
    Error error = std::move(made).error();
    error.hint = "set SHALE_CACHE to a folder that can be written";
    return error;
  }
  if (const auto closed = closed_folder(cluster.folder.parent_path(), cluster.account))
    return Error{.what = "the server runs as the user " + cluster.account.name +
                         ", who may not enter " + closed->string(),
                 .hint = "open it (chmod o+x " + closed->string() +
                         "), or set SHALE_CACHE to another folder"};
  if (::mkdir(cluster.folder.c_str(), 0700) != 0 && errno != EEXIST)
    return cannot("make the folder", cluster.folder);
  CHECK(give(cluster.folder, cluster.account));
  if (!is_private(cluster.folder, cluster.account))
    return Error{.what = "the folder " + cluster.folder.string() +
                         " belongs to another user or is "
                         "open to others",
                 .hint = "set SHALE_CACHE to a folder of your own"};
  spread_subfolders(cluster.folder);
  // The keeper, no longer root, must open what we make as root.
  for (const Path& path : {cluster.lock(), cluster.keeper(), cluster.used(), cluster.log()}) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return cannot("write", path);
    ::close(fd);
    CHECK(give(path, cluster.account));
  }
  return ok();
}

Result<Path> socket_folder(const Cluster& cluster) {
  const Path inside = cluster.folder / "socket";
  if ((inside / socket_name).string().size() < sizeof(sockaddr_un::sun_path)) {
    if (make_private(inside, cluster.account)) return inside;
    return cannot("make the folder", inside);
  }
  const std::string name = "/tmp/shale-" + std::to_string(cluster.account.user) + "-" +
                           sha256(cluster.folder.string()).substr(0, 8);
  for (int attempt = 0; attempt < 10; ++attempt) {
    const Path folder = attempt == 0 ? name : name + "-" + std::to_string(attempt);
    if (make_private(folder, cluster.account)) return folder;
  }
  return Error{.what = "can't make a private folder for the server's socket: " + name,
               .hint = "remove the folders of that name, or set SHALE_CACHE to a shorter path"};
}

Status disarm_stale_postmaster(const Cluster& cluster) {
  const Result<std::string> text = read_file(cluster.postmaster());
  if (!text) return ok();
  const std::size_t end = text->find('\n');
  if (end == text->npos || end == 0) {
    // A crash cut it short; Postgres would wait for someone to remove it.
    ::unlink(cluster.postmaster().c_str());
    return ok();
  }
  constexpr const char* no_process = "2147483646";  // above every pid that a system gives
  CHECK(write_file(cluster.postmaster(), no_process + text->substr(end)));
  return give(cluster.postmaster(), cluster.account);
}

}  // namespace shale
