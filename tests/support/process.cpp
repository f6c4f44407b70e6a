#include "support/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "base/clock.h"
#include "base/text.h"

namespace shale::testing_ {
namespace {

// A file without a name.
int nameless_file() {
  std::string name = (std::filesystem::temp_directory_path() / "shale-test-XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) throw std::runtime_error("no temporary file");
  ::unlink(name.c_str());
  return file;
}

std::string text_of(int file) {
  std::string text;
  char block[8192];
  for (ssize_t n = 0;
       (n = ::pread(file, block, sizeof block, static_cast<off_t>(text.size()))) > 0;)
    text.append(block, static_cast<std::size_t>(n));
  return text;
}

[[noreturn]] void become(std::vector<char*>& words, const Process::Options& options, int out,
                         int err) {
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  for (const auto& [name, value] : options.environment) ::setenv(name.c_str(), value.c_str(), 1);
  if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
  if (options.before && !options.before()) ::_exit(126);
  ::execv(words[0], words.data());
  ::_exit(127);
}

}  // namespace

Process Process::start(const std::vector<std::string>& words, const Options& options) {
  Process process;
  process.out_ = nameless_file();
  process.err_ = nameless_file();
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  process.pid_ = ::fork();
  if (process.pid_ == 0) become(pointers, options, process.out_, process.err_);
  if (process.pid_ < 0) throw std::runtime_error("fork failed");
  return process;
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)),
      out_(std::exchange(other.out_, -1)),
      err_(std::exchange(other.err_, -1)) {}

Process::~Process() {
  if (pid_ > 0) kill_hard();
  if (out_ >= 0) ::close(out_);
  if (err_ >= 0) ::close(err_);
}

std::string Process::said() const {
  return text_of(err_);
}

void Process::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

Answer Process::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0)
    if (errno != EINTR) break;
  pid_ = 0;
  return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), text_of(out_),
          text_of(err_)};
}

Answer Process::kill_hard() {
  signal(SIGKILL);
  return wait();
}

bool eventually(const std::function<bool()>& holds, int milliseconds) {
  const auto start = Clock::now();
  while (!holds()) {
    if (milliseconds_since(start) > milliseconds) return false;
    std::this_thread::sleep_for(Milliseconds(5));
  }
  return true;
}

bool lives(pid_t pid) {
  const auto stat = read_file("/proc/" + std::to_string(pid) + "/stat");
  return stat && !contains(*stat, ") Z ");
}

}  // namespace shale::testing_
