#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/text.h"

namespace shale {
namespace {

volatile std::sig_atomic_t interrupt_seen = 0;

void on_interrupt(int signal_number) {
  if (interrupt_seen != 0) {
    ::signal(signal_number, SIG_DFL);
    ::raise(signal_number);
  }
  interrupt_seen = 1;
}

// In the child: everything up to the new program. Only calls that are safe after fork.
[[noreturn]] void become(const Program& program, char** arguments, int output) {
  if (output >= 0) {
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
  }
  for (const auto& [name, value] : program.environment) ::setenv(name.c_str(), value.c_str(), 1);
  if (!program.folder.empty() && ::chdir(program.folder.c_str()) != 0) ::_exit(127);
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGPIPE, SIG_DFL);
  ::execvp(arguments[0], arguments);
  ::_exit(errno == ENOENT ? 127 : 126);
}

std::string read_all(int fd) {
  std::string text;
  char block[8192];
  for (;;) {
    const ssize_t n = ::read(fd, block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    text.append(block, static_cast<std::size_t>(n));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return 127;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Result<Finished> run_program(const Program& program) {
  if (program.arguments.empty()) return Error{.fault = Fault::internal, .what = "no program"};
  if (!find_program(program.arguments[0]))
    return Error{.what = "there is no program " + program.arguments[0],
                 .hint = "check its spelling and PATH"};
  if (std::error_code code;
      !program.folder.empty() && !std::filesystem::is_directory(program.folder, code))
    return Error{.what = "can't run in " + shown(program.folder) + ": there is no such folder"};
  std::vector<char*> arguments;
  arguments.reserve(program.arguments.size() + 1);
  for (const std::string& argument : program.arguments)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);

  int ends[2] = {-1, -1};
  const bool caught = program.output == Output::caught;
  if (caught && ::pipe2(ends, O_CLOEXEC) != 0)
    return Error{.fault = Fault::internal, .what = std::string("pipe: ") + std::strerror(errno)};
  const pid_t child = ::fork();
  if (child < 0)
    return Error{.fault = Fault::internal, .what = std::string("fork: ") + std::strerror(errno)};
  if (child == 0) become(program, arguments.data(), ends[1]);
  Finished finished;
  if (caught) {
    ::close(ends[1]);
    finished.output = read_all(ends[0]);
    ::close(ends[0]);
  }
  finished.exit_code = wait_for(child);
  return finished;
}

std::optional<Path> find_program(std::string_view name) {
  if (contains(name, "/")) {
    if (is_executable(Path(name))) return Path(name);
    return std::nullopt;
  }
  const std::string path = environment("PATH").value_or("/usr/local/bin:/usr/bin:/bin");
  for (std::string_view folder : split(path, ':'))
    if (Path candidate = Path(folder) / name; is_executable(candidate)) return candidate;
  return std::nullopt;
}

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return interrupt_seen != 0;
}

}  // namespace shale
