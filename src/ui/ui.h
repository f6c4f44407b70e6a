// The terminal: who is spoken to, how, and in which colours. Data goes to stdout, all else to
// stderr.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "report/error.h"
#include "run/observer.h"

namespace shale {

enum class Loudness { quiet, normal, verbose };
enum class Colour { automatic, always, never };

class Ui {
 public:
  Ui(Loudness loudness, Colour colour);

  // Data, as it is.
  void out(std::string_view text);
  // What the person should know, a line each: "note: …", "warning: …", or as it is.
  void say(std::string_view line);      // not when quiet
  void note(std::string_view line);     // not when quiet
  void warning(std::string_view line);  // always
  void error(const Error& error);       // always
  void verbose(std::string_view line);  // only when verbose

  // Asks on the terminal; nothing if there is nobody to ask.
  std::optional<bool> ask(std::string_view question);

  bool is_terminal() const { return terminal_; }  // stderr
  bool is_quiet() const { return loudness_ == Loudness::quiet; }
  int width() const;
  // Did everything reach stdout? A closed pipe is no failure; a full disk is.
  Status finish();

  // One line that is written over again and again; "" takes it away. Only on a terminal.
  void overprint(std::string_view line);

 private:
  void flush();
  void line(std::string_view label, std::string_view mark, std::string_view text);
  Loudness loudness_;
  bool terminal_;
  bool colours_;
  bool overprinted_ = false;
  int output_error_ = 0;  // of stdout, as in errno
};

// Shows a run: a bar on a terminal, and a line for each migration; of a replay or a trial, which is
// not what the person asked for, one line in all.
class RunDisplay : public Observer {
 public:
  enum class Of { run, replay, trial };
  explicit RunDisplay(Ui& ui, Of of = Of::run) : ui_(ui), of_(of) {}
  ~RunDisplay() override { ui_.overprint(""); }
  void planned(std::size_t total, Direction direction) override;
  void started(const Migration& migration, Direction direction) override;
  void finished(const Migration& migration, Direction direction, double milliseconds) override;
  void note(const std::string& sentence) override;
  // Warnings always, the rest when verbose.
  void notice(const Notice& notice) override;
  // What the programs of a run print; of a replay only when verbose.
  void output(const Migration& migration, std::string_view line) override;
  void tick(Milliseconds elapsed) override;

 private:
  void draw();
  Ui& ui_;
  Of of_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;
  std::string current_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_{};
};

}  // namespace shale
