// One of two schemas, with what reports ask of it: who uses an object, what belongs to it, which
// functions name it, what it is a partition of, how many rows it holds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"

namespace shale {

// Estimated rows by a table's key; a table that isn't in it is not known.
using RowEstimates = std::map<std::string, double, std::less<>>;
using Objects = std::vector<const Object*>;

class Side {
 public:
  // The catalog has to outlive it.
  Side(const Catalog& catalog, std::string name, RowEstimates rows = {});

  const Catalog& catalog() const { return catalog_; }
  const std::string& name() const { return name_; }  // for people
  // What uses the object itself, by pg_depend.
  Objects users(const Object& object) const;
  // What uses it or a part of it, and is no part of it.
  Objects users_outside(const Object& object) const;
  Objects parts(const Object& object) const;  // its children, by kind and key
  Objects parts(const Object& object, std::string_view kind) const;
  // Functions and procedures whose body names the table or view. A body is text to Postgres, so
  // this is read from its words.
  Objects named_in(const Object& table) const;
  // The partition's "inheritance"; null if it is none.
  const Object* partition(const Object& table) const;
  Objects partitions(const Object& table) const;  // its partitions, as tables
  std::optional<double> rows(const Object& table) const;
  // The default's expression of a column; "".
  Text default_of(const Object& column) const;

 private:
  void read_body(const Object& routine);

  const Catalog& catalog_;
  std::string name_;
  RowEstimates rows_;
  std::unordered_map<int, std::vector<int>> users_, parts_;
  std::map<std::string, Objects, std::less<>> partitions_;  // by their parent's key
  std::map<std::string, Objects, std::less<>> named_;       // by the last part of a name, unquoted
};

// What an object goes with, to the top: the table of a default of a column.
const Object& whole_of(const Object& object);
bool is_part_of(const Object& object, const Object& whole);
// The text of an attribute by its name; "" if the kind has none such.
Text attribute_of(const Object& object, std::string_view attribute);

}  // namespace shale
