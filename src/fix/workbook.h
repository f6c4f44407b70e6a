// The files that are being fixed: copies of the new migrations, under the names that they will
// have.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "fix/fix.h"
#include "review/newcomers.h"

namespace shale {

class Workbook {
 public:
  // Copies what is new. `fixed`: stems that are left as they are.
  static Result<Workbook> open(const Newcomers& newcomers, std::set<std::string> fixed);

  // The newcomers as they stand now.
  Result<Newcomers> newcomers() const;
  // Takes over what these findings propose. The number of remedies that were applied.
  Result<std::size_t> apply(const std::vector<Finding>& findings);
  // Adds the downs that were written for those that have none.
  Status add_downs(const std::vector<MigrationImpact>& impact);

  Result<std::vector<FixedFile>> changes() const;
  const std::vector<std::string>& done() const { return done_; }
  // Places of the copies become those that the files will have.
  void put_right(Review& review) const;

 private:
  struct Sheet {
    std::string stem{};       // by now
    std::string was{};        // at first; empty: it was not there
    Path home{};              // where it is, or where it goes
    std::string up_ending{};  // ".sql", ".up.sql"
    std::string up{}, first_up{};
    std::optional<std::string> down{}, first_down{};
    Path first_up_path{}, first_down_path{};
    bool touched = true;  // may it be?
    bool runner = false;
  };

  Workbook(const Newcomers& newcomers, TemporaryFolder folder)
      : newcomers_(newcomers), folder_(std::move(folder)) {}
  Status take(const Migration& migration, bool touched);
  Status write() const;
  Sheet* find(std::string_view stem);
  std::size_t edit(Sheet& sheet, const std::vector<const Finding*>& findings);
  void rename(Sheet& sheet, const std::string& stem);
  void put_behind(const Sheet& sheet, const std::vector<std::string>& statements);
  std::string next_free_version() const;
  Path up_path(const Sheet& sheet) const { return sheet.home / (sheet.stem + sheet.up_ending); }

  const Newcomers& newcomers_;
  TemporaryFolder folder_;
  std::vector<Sheet> sheets_{};
  std::map<std::string, std::string> behind_{};  // stem: that of what comes behind it
  std::set<std::string> reserved_{};             // names that are given in this round
  std::set<std::string> tried_{};                // rules and messages
  std::vector<std::string> done_{};
};

}  // namespace shale
