#include "base/files.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace shale {
namespace {

namespace fs = std::filesystem;

Error cannot(std::string_view action, const Path& path, int code) {
  std::string hint;
  if (code == EACCES || code == EPERM)
    hint = "check who owns it and its permissions (ls -l " + path.string() + ")";
  if (code == ENOSPC || code == EDQUOT) hint = "the disk is full: make room and try again";
  return Error{
      .what = "can't " + std::string(action) + " " + shown(path) + ": " + std::strerror(code),
      .hint = std::move(hint)};
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

Status write_all(int fd, const Path& path, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return cannot("write", path, errno);
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return ok();
}

// Is it a link to a folder that it lies in? Following it would never end.
bool leads_back_up(const fs::directory_entry& entry) {
  std::error_code code;
  if (!entry.is_symlink(code)) return false;
  const Path target = fs::canonical(entry.path(), code);
  const Path place = code ? Path() : fs::canonical(entry.path().parent_path(), code);
  if (code) return false;
  return std::ranges::mismatch(target, place).in1 == target.end();
}

}  // namespace

Result<std::string> read_file(const Path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return cannot("read", path, errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return cannot("read", path, errno);
  if (S_ISDIR(info.st_mode)) return cannot("read", path, EISDIR);
  std::string text;
  text.resize(static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)) + 1);
  std::size_t length = 0;
  for (;;) {
    if (length == text.size()) text.resize(text.size() * 2);
    const ssize_t n = ::read(file.get(), text.data() + length, text.size() - length);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return cannot("read", path, errno);
    length += static_cast<std::size_t>(n);
    // A regular file that gave as much as it has is at its end; what /proc has, it doesn't say.
    if (n == 0 || (info.st_size > 0 && length == static_cast<std::size_t>(info.st_size))) break;
  }
  text.resize(length);
  return text;
}

Status write_file(const Path& path, std::string_view text) {
  const Path temporary = path.string() + ".shale-" + std::to_string(::getpid());
  const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.get() < 0) return cannot("write", path, errno);
  Status written = write_all(file.get(), path, text);
  if (written && ::fsync(file.get()) != 0) written = cannot("write", path, errno);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0)
    written = cannot("write", path, errno);
  if (!written) ::unlink(temporary.c_str());
  return written;
}

Status make_folders(const Path& path) {
  std::error_code code;
  fs::create_directories(path, code);
  if (std::error_code unseen; code && !fs::is_directory(path, unseen))
    return cannot("make the folder", path, code.value());
  return ok();
}

void spread_subfolders(const Path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  int flags = 0;
  if (opened.get() < 0 || ::ioctl(opened.get(), FS_IOC_GETFLAGS, &flags) != 0) return;
  if ((flags & FS_TOPDIR_FL) != 0) return;
  flags |= FS_TOPDIR_FL;
  [[maybe_unused]] const int set = ::ioctl(opened.get(), FS_IOC_SETFLAGS, &flags);
}

Result<std::vector<Path>> files_below(const Path& folder) {
  std::error_code code;
  fs::recursive_directory_iterator it(folder, fs::directory_options::follow_directory_symlink,
                                      code);
  if (code) return cannot("read the folder", folder, code.value());
  std::vector<Path> files;
  for (; it != fs::recursive_directory_iterator(); it.increment(code)) {
    const bool hidden = it->path().filename().string().starts_with('.');
    if (hidden || leads_back_up(*it)) {
      it.disable_recursion_pending();
      continue;
    }
    if (it.depth() > 32) return cannot("read the folder", it->path(), ELOOP);
    if (std::error_code unseen; it->is_regular_file(unseen)) files.push_back(it->path());
  }
  if (code) return cannot("read the folder", folder, code.value());
  // As bytes: a path is compared ten times slower.
  std::ranges::sort(files, {}, &Path::native);
  return files;
}

Path folder_beside(const Path& folder, std::string_view ending) {
  Path plain = folder.lexically_normal();
  if (plain.filename().empty()) plain = plain.parent_path();
  return plain.parent_path() / (plain.filename().string() + std::string(ending));
}

// Both names at once, where the system can; else one after the other.
Status exchange_folders(const Path& a, const Path& b) {
  if (renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return ok();
  if (errno != EINVAL && errno != ENOSYS) return cannot("replace", b, errno);
  const Path old = folder_beside(b, ".shale-old");
  std::error_code code;
  fs::rename(b, old, code);
  if (code) return cannot("replace", b, code.value());
  fs::rename(a, b, code);
  if (code) {
    std::error_code back;
    fs::rename(old, b, back);
    return cannot("replace", b, code.value());
  }
  fs::rename(old, a, code);
  return ok();
}

bool is_executable(const Path& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && (info.st_mode & S_IXUSR) != 0;
}

std::string shown(const Path& path) {
  if (!path.is_absolute()) return path.string();
  // Asked once: this process never goes elsewhere.
  static const std::string prefix = [] {
    std::error_code code;
    const Path here = fs::current_path(code);
    return code ? std::string() : here.string() + "/";
  }();
  if (prefix.empty()) return path.string();
  const std::string& said = path.native();
  const bool plain = said.find("/.") == said.npos && said.find("//") == said.npos;
  const std::string whole = plain ? said : path.lexically_normal().string();
  return whole.starts_with(prefix) ? whole.substr(prefix.size()) : whole;
}

namespace {

Result<int> open_lock(const Path& path, int mode) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (file.get() < 0) return cannot("open the lock", path, errno);
  while (::flock(file.get(), mode) != 0) {
    if (errno == EINTR) continue;
    if (errno == EWOULDBLOCK) return -1;
    return cannot("lock", path, errno);
  }
  return file.release();
}

}  // namespace

Result<FileLock> FileLock::wait(const Path& path) {
  TRY(file, open_lock(path, LOCK_EX));
  return FileLock(file);
}

Result<FileLock> FileLock::attempt(const Path& path) {
  TRY(file, open_lock(path, LOCK_EX | LOCK_NB));
  return FileLock(file);
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
}

Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code code;
  std::string pattern = (fs::temp_directory_path(code) / "shale-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return cannot("make the folder", pattern, errno);
  return TemporaryFolder(Path(pattern));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code code;
  if (!path_.empty()) fs::remove_all(path_, code);
}

}  // namespace shale
