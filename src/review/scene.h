// What a rule sees: a migration, what its statements did on the clone, the schema before and after,
// the folder that it comes into.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/difference.h"
#include "migration/migration.h"
#include "project/rule_settings.h"
#include "review/finding.h"
#include "review/table_size.h"
#include "review/trace.h"
#include "sql/facts.h"
#include "sql/parse.h"
#include "sql/touches.h"
#include "sql/tree.h"
#include "verify/rehearsal.h"

namespace shale {

struct Rule;
class Findings;

struct SceneStatement {
  std::size_t number = 0;  // in the script
  std::string_view text{};
  Facts facts{};
  Touches touches{};
  StatementTrace trace{};
  std::optional<ParsedText> parsed{};  // not set: it is parsed for each look
};

// Shows the statement's tree. Of what only a newer server than the parser understands, one with
// nothing in it: what was seen on the clone is known all the same.
void look_at_tree(const SceneStatement& statement, const LookAtTree& look);

// What a database that lives says of its rows: how many break something, counted up to a limit.
// None: it did not answer in time. The Error: it does not know what it is asked about.
using Ask = std::function<Result<std::optional<long long>>(const std::string& query)>;

// A routine whose body no longer works, though nobody changed it.
struct BrokenBody {
  const Object* routine = nullptr;  // of the catalog after
  Certainty certainty = Certainty::proven;
  std::string reason{};
};

struct Scene {
  FolderPart folder;           // what was there before, in its order
  const Folder& others;        // what is new beside it
  const Folder& merged;        // what is not new, in its order
  const Migration& migration;  // the new one
  const Script& script;
  const std::vector<SceneStatement>& statements;
  const Catalog& before;
  const Catalog& after;
  const Difference& change;  // left: before
  const Trial& trial;        // of its down
  const RuleSettings& settings;
  const TableSizes* sizes = nullptr;  // of a database that lives
  Ask ask{};                          // not set: there is no database that lives
  std::vector<BrokenBody> broken{};
  // Is it made of texts alone (see by_text.h)? Then catalogs have what the migration names, and no
  // more.
  bool of_text = false;
  // Its down as shale would write it, proved; "": there is none. Not set where nobody asks.
  std::function<std::string()> draft_down{};

  // Objects that it made, of a kind; also a column in the place of one that is gone.
  std::vector<const Object*> made(std::string_view kind) const;
  // Was the object there before, under whatever name?
  bool was_there(const Object& object) const;
  // What the object is called in this migration: its name, and those that it had before.
  std::vector<std::string> names_of(const Object& object) const;
  // The table by its bare name, as the server tells of it while it works: by that of before, or the
  // one that this migration gives it. Null: it is new, or made anew.
  const Object* table_before(std::string_view bare) const;
  // The statement that made an object, or changed it last; null: none is known to.
  const SceneStatement* maker_of(const Object& object) const;
  // The migration of the folder whose text makes a table; null: none says so.
  const Migration* creator_of(const Object& table) const;
  // The strongest lock that the statement's transaction has on it by then.
  LockMode held_at(const SceneStatement& statement, const Object& object) const;
  // What an object of the schema before has become, under whatever name; null: it is gone.
  const Object* name_now(const Object& object) const;
  // The statement that drops, renames or moves an object of the schema before; null: none says so.
  const SceneStatement* end_of(const Object& object) const;
  // Does the statement speak of a table, by whatever name the table has in this migration?
  bool names_table(const SceneStatement& statement, const Object& table) const;
  // Does one before it, TRUNCATE or a DELETE of all rows, leave the table empty?
  bool is_emptied_before(const SceneStatement& statement, const Object& table) const;
  // May the statement put rows into the table? What can't be seen through may.
  bool may_write(const SceneStatement& statement, const Object& table) const;
  // May a new column get values by statements behind the one that makes it, before another one?
  // Null: to the end.
  bool may_be_filled(const Object& column, const SceneStatement* until = nullptr) const;
  // Is a new column added with NOT NULL, so that no row may be there that has no value for it?
  bool is_not_null_from_the_start(const Object& column) const;
  // Does the statement add the column with such a constraint, as CONSTR_DEFAULT?
  bool adds_column_with(const SceneStatement& statement, const Object& column,
                        std::string_view contype) const;
  // At that statement.
  void at_end_of(const Object& object, Findings& found, Certainty certainty, std::string message,
                 std::string fix) const;
  // A finding about a table that is known to be small is only a note.
  void weigh(const Object& table, Findings& found) const;
  std::optional<long long> rows_of(const Object& table) const;
  // ", of 1,200,000 rows (156 MB)"; "": nobody knows.
  std::string size_of(const Object& table) const;
  // The same, and how long the server works on it: "…, for 2 to 8 s".
  std::string wait_of(const Object& table, Work::Kind work) const;
};

// Of a column as a statement makes it.
bool has_constraint(const TreeNode& column_definition, std::string_view contype);
// Is what has the name by now another object than what had it before?
bool is_another(const Change& change);
// An object's name without schema and quotes.
std::string bare(const Object& object);
// As a statement names it: a routine without its arguments.
std::string said_name(const Object& object);
// The columns in parentheses of a definition: of "FOREIGN KEY (a, b) REFERENCES …": a, b, as SQL.
std::vector<std::string> columns_in(std::string_view definition);
// Of a column: its type as SQL.
Text type_of(const Object& column);
// A column of a table, by its name as SQL; null: there is none.
const Object* column_of(const Catalog& catalog, const Object& table, std::string_view name);

// Takes down what one rule says.
class Findings {
 public:
  Findings(const Rule& rule, Severity severity, const Scene& scene, std::vector<Finding>& all)
      : rule_(rule), severity_(severity), scene_(scene), all_(all) {}

  // About the file as a whole.
  void file(Certainty certainty, std::string message, std::string fix = {});
  // At the first place in a statement where this name stands; "" or not there: where it begins.
  void at(const SceneStatement& statement, std::string_view name, Certainty certainty,
          std::string message, std::string fix = {});
  // The same at the last such place: what a statement drops, it may make anew behind that.
  void at_last(const SceneStatement& statement, std::string_view name, Certainty certainty,
               std::string message, std::string fix = {});
  // At the statement that made the object.
  void object(const Object& object, Certainty certainty, std::string message, std::string fix = {});
  // Of what was said last: how to settle it.
  Remedy& remedy() { return all_.back().remedy; }
  void settled_where(std::function<bool(const Catalog& last)> holds) {
    all_.back().settled = std::move(holds);
  }
  // As it is worth in this case, and not by default.
  void milder(Severity severity) { severity_ = std::min(severity_, severity); }

 private:
  void add(std::size_t offset, Certainty certainty, std::string message, std::string fix);
  void at_offset(const SceneStatement& statement, std::size_t offset, Certainty certainty,
                 std::string message, std::string fix);
  const Rule& rule_;
  Severity severity_;
  const Scene& scene_;
  std::vector<Finding>& all_;
};

}  // namespace shale
