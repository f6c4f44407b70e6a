#include "base/supervised.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/text.h"

extern char** environ;

namespace shale {
namespace {

constexpr auto mercy = Milliseconds(5'000);    // between asking and killing
constexpr std::size_t most_kept = 256U << 20;  // of output
constexpr std::size_t last_kept = 64U << 10;

using Pipe = std::array<int, 2>;  // to read, to write

void close_both(Pipe& pipe) {
  for (int& end : pipe)
    if (end >= 0) ::close(std::exchange(end, -1));
}

// What a child may need after fork, made before it: there it must not allocate.
struct Prepared {
  std::vector<std::string> words, variables;
  std::vector<char*> arguments, environment;
  std::string folder;

  explicit Prepared(const Supervised& program)
      : words(program.arguments), folder(program.folder.string()) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
      const std::string_view variable = *entry;
      const std::string_view name = variable.substr(0, variable.find('='));
      if (std::ranges::none_of(program.environment, [&](const auto& e) { return e.first == name; }))
        variables.emplace_back(variable);
    }
    for (const auto& [name, value] : program.environment) variables.push_back(name + "=" + value);
    for (std::string& word : words) arguments.push_back(word.data());
    for (std::string& variable : variables) environment.push_back(variable.data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
  }
};

struct Pipes {
  Pipe out{-1, -1}, said{-1, -1};  // stdout where it is kept; all else
  Pipe life{-1, -1};               // ours to hold: its end is ours
  Pipe result{-1, -1};             // the exit status

  Pipes() = default;
  Pipes(const Pipes&) = delete;
  Pipes& operator=(const Pipes&) = delete;
  ~Pipes() {
    for (Pipe* pipe : {&out, &said, &life, &result}) close_both(*pipe);
  }
  bool open() {
    for (Pipe* pipe : {&out, &said, &life, &result})
      if (::pipe2(pipe->data(), O_CLOEXEC) != 0) return false;
    return true;
  }
};

[[noreturn]] void become_program(const Prepared& prepared, const Pipes& pipes, bool keep_output) {
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(keep_output ? pipes.out[1] : pipes.said[1], STDOUT_FILENO);
  ::dup2(pipes.said[1], STDERR_FILENO);
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(number, SIG_DFL);
  if (!prepared.folder.empty() && ::chdir(prepared.folder.c_str()) != 0) ::_exit(127);
  ::execve(prepared.arguments[0], prepared.arguments.data(), prepared.environment.data());
  ::_exit(errno == ENOENT ? 127 : 126);
}

// The process beside the program. Kills the group, itself with it, when the program has ended or
// we have.
[[noreturn]] void guard(const Prepared& prepared, const Pipes& pipes, bool keep_output) {
  ::setpgid(0, 0);
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(number, SIG_IGN);
  const pid_t child = ::fork();
  if (child == 0) become_program(prepared, pipes, keep_output);
  // Connections to a database, locks: what is open here would outlive us.
  for (int fd = 0; fd < 4096; ++fd)
    if (fd != pipes.life[0] && fd != pipes.result[1]) ::close(fd);
  int status = child < 0 ? 127 << 8 : 0;
  while (child > 0) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) break;
    pollfd life{.fd = pipes.life[0], .events = POLLIN, .revents = 0};
    if (::poll(&life, 1, 5) > 0) ::kill(0, SIGKILL);
  }
  [[maybe_unused]] const ssize_t told = ::write(pipes.result[1], &status, sizeof status);
  ::kill(0, SIGKILL);
  ::_exit(0);
}

// Text in lines, as it comes.
class Lines {
 public:
  explicit Lines(const Supervised& program) : program_(program) {}

  void take(std::string_view text) {
    for (char c : text) {
      if (c == '\n' || line_.size() == last_kept) end_line();
      if (c != '\n') line_ += c;
    }
    kept_ += text;
    if (kept_.size() > 2 * last_kept) kept_.erase(0, kept_.size() - last_kept);
  }
  std::string end() {
    if (!line_.empty()) end_line();
    return std::move(kept_);
  }

 private:
  void end_line() {
    if (line_.ends_with('\r')) line_.pop_back();
    if (program_.on_line) program_.on_line(line_);
    line_.clear();
  }
  const Supervised& program_;
  std::string line_, kept_;
};

class Supervision {
 public:
  Supervision(const Supervised& program, Pipes& pipes, pid_t guard)
      : program_(program), pipes_(pipes), guard_(guard), lines_(program) {}

  SupervisedEnd run() {
    while (pipes_.out[0] >= 0 || pipes_.said[0] >= 0) {
      pollfd ends[2] = {{.fd = pipes_.out[0], .events = POLLIN, .revents = 0},
                        {.fd = pipes_.said[0], .events = POLLIN, .revents = 0}};
      const int ready = ::poll(ends, 2, 50);
      if (ready > 0 && ends[0].revents != 0) read(pipes_.out[0], true);
      if (ready > 0 && ends[1].revents != 0) read(pipes_.said[0], false);
      look_at_clock();
    }
    int status = SIGKILL;
    while (::read(pipes_.result[0], &status, sizeof status) < 0 && errno == EINTR) continue;
    while (::waitpid(guard_, nullptr, 0) < 0 && errno == EINTR) continue;
    end_.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    const std::string said = lines_.end();
    if (!program_.keep_output) end_.output = said;
    return std::move(end_);
  }

 private:
  void read(int& fd, bool keep) {
    char block[8192];
    const ssize_t n = ::read(fd, block, sizeof block);
    if (n < 0 && errno == EINTR) return;
    if (n <= 0) {
      ::close(std::exchange(fd, -1));
      return;
    }
    const std::string_view text(block, static_cast<std::size_t>(n));
    if (!keep) return lines_.take(text);
    end_.output += text;
    if (end_.output.size() > most_kept) ::kill(-guard_, SIGKILL);
  }

  // Asks the group to end, and a while later doesn't ask.
  void look_at_clock() {
    const auto now = Clock::now();
    if (program_.tick && now - ticked_ >= Milliseconds(100)) {
      ticked_ = now;
      program_.tick(std::chrono::duration_cast<Milliseconds>(now - start_));
    }
    const bool late = program_.limit.count() > 0 && now - start_ > program_.limit;
    if (!asked_ && (late || interrupted())) {
      end_.took_too_long = late;
      asked_ = now;
      ::kill(-guard_, SIGTERM);
    }
    if (asked_ && now - *asked_ > mercy) ::kill(-guard_, SIGKILL);
  }

  const Supervised& program_;
  Pipes& pipes_;
  pid_t guard_;
  Lines lines_;
  SupervisedEnd end_{};
  Clock::time_point start_ = Clock::now(), ticked_ = start_;
  std::optional<Clock::time_point> asked_{};
};

}  // namespace

Result<SupervisedEnd> run_supervised(const Supervised& program) {
  if (program.arguments.empty() || !is_executable(Path(program.arguments[0])))
    return Error{.what = "there is no program " +
                         (program.arguments.empty() ? "" : program.arguments[0])};
  const Prepared prepared(program);
  Pipes pipes;
  pid_t child = -1;
  if (!pipes.open() || (child = ::fork()) < 0)
    return Error{.fault = Fault::internal,
                 .what = std::string("can't start a process: ") + std::strerror(errno)};
  if (child == 0) guard(prepared, pipes, program.keep_output);
  ::setpgid(child, child);  // whoever of the two comes first
  for (int* end : {&pipes.out[1], &pipes.said[1], &pipes.life[0], &pipes.result[1]})
    ::close(std::exchange(*end, -1));
  return Supervision(program, pipes, child).run();
}

}  // namespace shale
