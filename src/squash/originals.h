// The statements of the migrations that a squash presses, and what each of them is about: whatever
// people wrote of an object is found here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migration/migration.h"
#include "schema/ledger.h"
#include "sql/table_text.h"
#include "squash/name_changes.h"

namespace shale {

// A statement as it stands in its file.
struct WrittenStatement {
  std::string text{};    // without its semicolon
  std::string above{};   // the comment lines right above it, each with its line end
  std::string behind{};  // a comment on its last line
  std::string file{};    // as it is shown
  std::size_t line = 0;
  std::size_t migration = 0;        // in the list that was read
  std::vector<std::string> path{};  // the search_path that it ran with
};

class Originals {
 public:
  // Their ups, in order. Programs are left out: nobody knows what they do.
  static Result<Originals> read(const std::vector<const Migration*>& migrations);

  const WrittenStatement& at(int statement) const {
    return all_[static_cast<std::size_t>(statement)];
  }
  const std::vector<WrittenStatement>& statements() const { return all_; }
  // A statement as table_text and table_commands cut it; cut once.
  const std::optional<TableText>& table(int statement) const;
  const std::vector<TableCommand>& commands(int statement) const;
  // Of "table public.orders", "column public.orders.total"; null: no statement names it.
  const Marks* marks(std::string_view about) const;
  // All statements about it, and about its parts, those that are gone too.
  std::vector<int> statements_about(std::string_view about) const;
  // A text of a statement with the names that its objects have by now. `table` is the bare name of
  // one that the text is about without naming it.
  std::string with_names_of_now(std::string_view text, int statement,
                                std::string_view table = {}) const;
  // A label of this enum (by its bare name), written as a default in that statement, as it is
  // called by now.
  std::string with_label_of_now(std::string text, int statement, std::string_view type) const;
  // All names that a table had at some time, this one with them.
  std::vector<std::string> names_of(std::string_view table) const;

 private:
  Status take(const Migration& migration, std::size_t number);
  // The statement that is to be the next in the list. `guarded`: it makes nothing that is there.
  void follow(const WrittenStatement& written, std::vector<std::string>& path,
              bool guarded = false);
  std::vector<WrittenStatement> all_;
  mutable std::map<int, std::optional<TableText>> tables_;
  mutable std::map<int, std::vector<TableCommand>> commands_;
  std::vector<NameChange> changes_;
  Ledger ledger_;
};

}  // namespace shale
