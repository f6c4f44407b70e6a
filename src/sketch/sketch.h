// The schema that texts tell of: tables with their columns, keys, checks and indexes, followed from
// statement to statement without a server. It knows what a statement spells out; what a server
// would have to look up (views, domains, bodies of functions, DO) it passes by. Tables that are
// named and that no text has made are taken to be there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "sketch/types.h"

namespace shale {

struct SketchedColumn {
  Oid number = 0;
  std::string name{};  // all names without quotes
  std::string type{};  // as printed_type(); "": nobody has said it
  bool not_null = false, stored = false, identity = false, has_default = false;
};

struct SketchedConstraint {
  Oid oid = 0;
  char type = 'c';  // as pg_constraint has it: c, p, u, x, f
  std::string name{};
  std::vector<std::string> columns{};   // that it names
  std::vector<std::string> not_null{};  // of a check: columns that it proves to be not null
  std::string refers{};                 // of a foreign key: the other table
  bool valid = true;
};

struct SketchedIndex {
  Oid oid = 0;
  std::string name{};
  std::vector<std::string> columns{};  // "": an expression
  std::vector<std::string> within{};   // that expressions and its condition name
  bool unique = false, partial = false;
  std::vector<std::string> where_not_null{};  // if all that its WHERE says is that these are not
  std::string constraint{};                   // whose it is; "": it stands alone
};

struct SketchedTable {
  Oid oid = 0;
  Oid last_column = 0;  // its number
  std::string schema{}, name{};
  bool partitioned = false, unlogged = false, materialized = false;
  bool assumed = false;  // nobody has made it
  std::string parent{};  // that it is a partition or a child of
  bool is_partition = false, is_default = false;
  std::vector<SketchedColumn> columns{};
  std::vector<SketchedConstraint> constraints{};
  std::vector<SketchedIndex> indexes{};

  const SketchedColumn* column(std::string_view name) const;
  const SketchedConstraint* constraint(std::string_view name) const;
};

struct SketchedDomain {
  std::string base{};  // as printed_type()
  bool checked = false;
};

class Sketch {
 public:
  // A file begins: it does not see the temporary tables of the one before.
  void begin_file() { temporary_.clear(); }
  // What a statement does to it.
  void take(const TreeNode& statement);
  // A statement is about to name them: those that are not there are taken to be.
  void assume(const TreeNode& statement);

  const SketchedTable* table(std::string_view name) const;
  // The table of an index, by the index's name; null: nobody has made it.
  const SketchedTable* table_of_index(std::string_view name) const;
  // Those whose foreign keys refer to a table.
  std::vector<const SketchedTable*> referring_to(std::string_view name) const;
  // Partitions and children, not theirs.
  std::vector<const SketchedTable*> children_of(std::string_view name) const;
  // null: no text makes it
  const SketchedDomain* domain(std::string_view name) const;
  const KnownFunctions& functions() const { return functions_; }

  // As rules see a schema, with these tables alone. A table keeps its address for life.
  Catalog catalog_of(const std::set<std::string>& tables) const;

 private:
  friend class SketchChange;
  SketchedTable& make(const std::vector<std::string>& name);
  SketchedTable* find(std::string_view name);
  void drop(const std::string& name);
  Oid next() { return next_++; }

  std::map<std::string, SketchedTable, std::less<>> tables_{};  // by their bare names
  std::set<std::string, std::less<>>
      temporary_{};  // tables that nobody else has, in front of those
  std::map<std::string, std::string, std::less<>> index_tables_{};            // index: table
  std::map<std::string, std::vector<std::string>, std::less<>> referring_{};  // table: by whom
  std::map<std::string, std::vector<std::string>, std::less<>> children_{};
  std::map<std::string, SketchedDomain, std::less<>> domains_{};
  KnownFunctions functions_{};
  Oid next_ = 16384;
};

// The same of tables as they were once.
Catalog drawn(const std::vector<const SketchedTable*>& tables);

}  // namespace shale
