// One CREATE TABLE from what people wrote of a table in many statements.
#pragma once

#include "sql/table_text.h"
#include "squash/peoples_text.h"

namespace shale {

// "orders_total_check1" of "orders_total_check".
bool is_numbered(std::string_view name, std::string_view plain);
// Rows are there last of all: nothing has to be validated later.
std::string without_not_valid(std::string text);
// Are the keywords of a statement written small?
bool is_lower_case(std::string_view statement);

class TableComposer {
 public:
  TableComposer(PeoplesText& people, const Step& step, const Object& table);
  // None: it can only be printed.
  std::optional<Said> compose();
  // A key or check that stands behind its table, by the words in which it was added.
  std::optional<Said> compose_apart();

 private:
  struct Part {
    std::string text{}, above{}, behind{};
    int statement = -1;  // where its text is from; -1: printed
    int position = 0;    // in that statement
    int rank = 0;        // of a column, in a logical order
  };
  struct Source {
    TableElement element{};
    int statement = -1;
    int position = 0;
    bool of_frame = false;
  };
  const Object* member(std::string_view kind, const std::string& name) const;
  const Object* default_of(const Object& column) const;
  bool compares_as_text(const Object& constraint, std::string_view words) const;
  bool was_altered(const Marks& marks, const Object& constraint) const;
  std::optional<Source> find_element(const Object& object, TableElement::Kind kind);
  std::optional<Source> in_statement(int statement, TableElement::Kind kind,
                                     const std::function<bool(const TableElement&)>& fits) const;
  Part column(const TableElement& printed);
  std::string column_text(const Object& column, const TableElement& printed, const Source& source);
  struct SaidType {
    std::string text{};  // with its COLLATE, if it was changed
    int changed = -1;    // the statement that changed it
  };
  SaidType type_of(const Object& column, const TableElement& printed, const Source& source);
  // `written` in that statement with the column; "": not there.
  std::string default_text(const Object& column, const std::string& written, int statement,
                           const SaidType& type);
  const Object* made_by(const Source& source, const ColumnPiece& piece, bool of_table,
                        const std::vector<const Object*>& candidates) const;
  std::string constraint_piece(const Object& column, const Source& source, const ColumnPiece& piece,
                               const std::vector<const Object*>& candidates);
  std::string added(const Object& constraint);
  std::string added_in_column(const Object& constraint);
  Part constraint(const TableElement& printed);
  std::string named(const Object& constraint, const std::string& text, const std::string& name,
                    const std::string& usual) const;
  std::string here(std::string_view printed) const;
  bool brings_sequence(const Object& column, std::string_view type);
  bool in_key(const Object& column) const;
  int rank_of(const Object& column) const;
  bool may_reorder() const;
  void comment(Part& part, const Source& source);
  std::string assemble(const TableText& frame, const std::vector<Part>& parts) const;

  PeoplesText& people_;
  const Step& step_;
  const Object& table_;
  std::string plain_name_;  // of the table, without quotes
  int made_ = -1;
  std::optional<TableText> frame_;
  std::set<const Object*> done_;  // constraints that stand in a column
  Said said_;
};

}  // namespace shale
