#include "ui/ui.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/process.h"
#include "base/text.h"

namespace shale {
namespace {

constexpr std::string_view red = "\033[1;31m", yellow = "\033[1;33m", cyan = "\033[1;36m",
                           green = "\033[32m", plain = "\033[0m";

bool wants_colours(Colour colour, bool terminal) {
  if (colour != Colour::automatic) return colour == Colour::always;
  if (environment("NO_COLOR")) return false;  // no-color.org
  return terminal && environment("TERM").value_or("") != "dumb";
}

// The error number, 0 for none.
int write(std::FILE* file, std::string_view text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file) == text.size()) return 0;
  return errno;
}

}  // namespace

Ui::Ui(Loudness loudness, Colour colour)
    : loudness_(loudness),
      terminal_(::isatty(STDERR_FILENO) == 1 && environment("TERM").value_or("") != "dumb"),
      colours_(wants_colours(colour, terminal_)) {}

void Ui::out(std::string_view text) {
  overprint("");
  if (const int code = write(stdout, text); code != 0) output_error_ = code;
}

// Data first: what is said about it comes behind it.
void Ui::flush() {
  errno = 0;
  if (std::fflush(stdout) != 0 && errno != 0) output_error_ = errno;
}

void Ui::line(std::string_view label, std::string_view mark, std::string_view text) {
  overprint("");
  flush();
  const std::string shown = colours_ ? fmt::format("{}{}{}{}\n", mark, label, plain, text)
                                     : fmt::format("{}{}\n", label, text);
  write(stderr, shown);
}

void Ui::say(std::string_view text) {
  if (loudness_ != Loudness::quiet) line("", "", text);
}

void Ui::note(std::string_view text) {
  if (loudness_ != Loudness::quiet) line("note: ", cyan, text);
}

void Ui::warning(std::string_view text) {
  line("warning: ", yellow, text);
}

void Ui::verbose(std::string_view text) {
  if (loudness_ == Loudness::verbose) line("", "", text);
}

void Ui::error(const Error& error) {
  overprint("");
  flush();
  ErrorStyle style;
  if (colours_)
    style = {std::string(red), std::string(cyan), std::string(cyan), std::string(green),
             std::string(plain)};
  write(stderr, error_text(error, style));
}

std::optional<bool> Ui::ask(std::string_view question) {
  if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDERR_FILENO) != 1) return std::nullopt;
  overprint("");
  write(stderr, fmt::format("{} [y/N] ", question));
  std::fflush(stderr);
  char answer[16] = "";
  if (std::fgets(answer, sizeof answer, stdin) == nullptr) return false;
  const std::string word = lower(trim(answer));
  return word == "y" || word == "yes";
}

int Ui::width() const {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

Status Ui::finish() {
  overprint("");
  flush();
  if (output_error_ == 0 || output_error_ == EPIPE) return ok();
  return Error{.what = std::string("can't write the output: ") + std::strerror(output_error_),
               .hint = output_error_ == ENOSPC ? "the disk is full" : ""};
}

void Ui::overprint(std::string_view text) {
  if (!terminal_ || (text.empty() && !overprinted_)) return;
  write(stderr, "\r\033[K");
  write(stderr, text);
  std::fflush(stderr);
  overprinted_ = !text.empty();
}

void RunDisplay::planned(std::size_t total, Direction) {
  total_ = total;
  done_ = 0;
  start_ = Clock::now();
}

void RunDisplay::started(const Migration& migration, Direction) {
  current_ = migration.stem;
  draw();
}

void RunDisplay::finished(const Migration& migration, Direction direction, double milliseconds) {
  ++done_;
  current_ = migration.stem;
  if (of_ == Of::run)
    ui_.say(fmt::format("{} {}  {}", direction == Direction::up ? "applied" : "taken back",
                        migration.stem, duration_text(milliseconds)));
  const bool single = of_ == Of::replay && total_ == 1;  // a review has one after the other
  if (of_ != Of::run && done_ == total_ && !single)
    ui_.say(fmt::format("{} {} on a scratch database in {}",
                        of_ == Of::trial ? "tried" : "replayed", count_of(total_, "migration"),
                        duration_text(milliseconds_since(start_))));
  draw();
}

void RunDisplay::note(const std::string& sentence) {
  ui_.note(sentence);
  draw();
}

void RunDisplay::notice(const Notice& notice) {
  const std::string text = fmt::format("{}: the server says: {}", current_, notice.message);
  if (notice.severity == "WARNING") ui_.note(text);
  if (notice.severity != "WARNING") ui_.verbose(text);
}

void RunDisplay::output(const Migration& migration, std::string_view line) {
  const std::string text = fmt::format("{} | {}", migration.stem, line);
  of_ == Of::run ? ui_.say(text) : ui_.verbose(text);
  draw();
}

void RunDisplay::tick(Milliseconds) {
  draw();
}

void RunDisplay::draw() {
  if (!ui_.is_terminal() || ui_.is_quiet() || total_ == 0) return;
  if (Clock::now() - drawn_ < Milliseconds(40) && done_ < total_) return;
  drawn_ = Clock::now();
  constexpr std::size_t cells = 24;
  const std::size_t full = cells * done_ / total_;
  std::string line =
      fmt::format("[{}{}] {}/{} {} {}", std::string(full, '#'), std::string(cells - full, '-'),
                  done_, total_, current_, duration_text(milliseconds_since(start_)));
  const auto room = static_cast<std::size_t>(std::max(ui_.width() - 1, 20));
  ui_.overprint(std::string_view(line).substr(0, room));
}

}  // namespace shale
