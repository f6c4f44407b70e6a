// The part of cluster.h that decides whether data on disk can be trusted, and makes it anew.
//
// The server runs with fsync off. That is safe while the machine runs, whatever is killed: the
// system's page cache has every write. It is not safe over a crash of the machine. So the boot in
// which data was written is recorded before the first write and forgotten only when all of it is
// on the disk; data of another boot is thrown away.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "server/cluster.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

std::string boot_id() {
  const Result<std::string> text = read_file("/proc/sys/kernel/random/boot_id");
  return text ? std::string(trim(*text)) : "";
}

// pg_control says it in the fifth of its 32-bit words, in every version (the first two are the
// system's identifier, then come two version numbers).
bool shut_down_cleanly(const Cluster& cluster) {
  constexpr std::size_t offset = 16;
  constexpr std::uint32_t shut_down = 1;
  const Result<std::string> control = read_file(cluster.data() / "global" / "pg_control");
  if (!control || control->size() < offset + sizeof shut_down) return false;
  std::uint32_t state = 0;
  std::memcpy(&state, control->data() + offset, sizeof state);
  return state == shut_down;
}

bool is_there(const Path& path) {
  std::error_code code;
  return fs::exists(path, code);
}

Status remove_tree(const Path& path) {
  std::error_code code;
  fs::remove_all(path, code);
  if (!code) return ok();
  return Error{.what = "can't remove " + path.string() + ": " + code.message(),
               .hint = "remove it by hand (rm -r " + path.string() + ")"};
}

Status move(const Path& from, const Path& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return ok();
  return Error{.what = "can't move " + from.string() + " to " + to.string() + ": " +
                       std::strerror(errno)};
}

Error initdb_failed(const Cluster& cluster, std::string_view output) {
  std::string what = "no output";
  for (std::string_view line : lines(output))
    if (contains(line, "error:") || contains(line, "FATAL") || contains(line, "No space") ||
        contains(line, "denied") || what == "no output")
      what = trim(line);
  for (std::string_view mark : {"FATAL:", "error:"})
    if (const std::size_t at = what.rfind(mark); at != what.npos)
      what = std::string(trim(std::string_view(what).substr(at + mark.size())));
  const bool full = contains(output, "No space left") || contains(output, "quota exceeded");
  return Error{
      .fault = full ? Fault::user : Fault::database,
      .what = "can't make the local server's cluster in " + cluster.folder.string() + ": " + what,
      .hint = full ? "make room (60 MB are needed), or set SHALE_CACHE to another disk"
                   : "check that folder, or set SHALE_CACHE to another one",
      .detail = std::string(trim(output))};
}

std::vector<std::string> initdb_arguments(const Path& target, const Binaries& binaries,
                                          const std::string& locale) {
  std::vector<std::string> all = {(binaries.folder / "initdb").string(),
                                  "-D",
                                  target.string(),
                                  "-U",
                                  "postgres",
                                  "-E",
                                  "UTF8",
                                  "--locale=" + locale,
                                  "--lc-messages=C",
                                  "--auth=trust",
                                  "--no-sync",
                                  "--wal-segsize=1"};
  if (binaries.major >= 18) all.emplace_back("--no-data-checksums");
  return all;
}

}  // namespace

bool is_initialised(const Cluster& cluster) {
  return is_there(cluster.data() / "PG_VERSION");
}

Result<std::string> mistrust(const Cluster& cluster) {
  if (!is_there(cluster.data())) return std::string();
  const Result<std::string> recorded = read_file(cluster.boot());
  const std::string now = boot_id();
  if (recorded && !now.empty() && trim(*recorded) != now) {
    CHECK(remove_tree(cluster.data()));
    return std::string(
        "the machine went down while the local server ran; its databases are not kept safe from "
        "that, so they were thrown away and the server was made anew");
  }
  if (is_initialised(cluster) && is_there(cluster.data() / "global" / "pg_control"))
    return std::string();
  const Path aside = cluster.folder / "data.damaged";
  CHECK(remove_tree(aside));
  CHECK(move(cluster.data(), aside));
  return "the local server's data was damaged (files were missing); it was set aside in " +
         aside.string() + " and the server was made anew";
}

Status initialise(const Cluster& cluster, const Binaries& binaries, const FileLock& lock) {
  const Path fresh = cluster.folder / "data.new";
  Finished finished;
  // Old systems lack C.UTF-8; C orders the same and knows no letters beyond ASCII.
  for (const char* locale : {"C.UTF-8", "C"}) {
    CHECK(remove_tree(fresh));  // of one that was killed
    const Execution initdb(initdb_arguments(fresh, binaries, locale));
    TRY(run, run_as(cluster.account, cluster.folder, initdb, &lock));
    finished = std::move(run);
    if (finished.exit_code == 0 || !contains(finished.output, "invalid locale")) break;
  }
  if (finished.exit_code != 0) {
    Error error = initdb_failed(cluster, finished.output);
    if (const auto closed = closed_folder(binaries.folder, cluster.account))
      error.hint = "the user " + cluster.account.name + " may not enter " + closed->string();
    [[maybe_unused]] const Status removed = remove_tree(fresh);
    return error;
  }
  return move(fresh, cluster.data());
}

Status record_boot(const Cluster& cluster) {
  const Result<std::string> recorded = read_file(cluster.boot());
  if (recorded && trim(*recorded) == boot_id()) return ok();
  CHECK(write_file(cluster.boot(), boot_id() + "\n"));
  return give(cluster.boot(), cluster.account);
}

void settle(const Cluster& cluster) {
  if (!shut_down_cleanly(cluster)) return;
  const int fd = ::open(cluster.data().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  const bool synced = ::syncfs(fd) == 0;
  ::close(fd);
  const Result<FileLock> lock = FileLock::attempt(cluster.lock());
  // Whoever has the lock starts the server and writes again: then the record must stay.
  if (synced && lock && lock->held() && !read_postmaster(cluster)) ::unlink(cluster.boot().c_str());
}

}  // namespace shale
