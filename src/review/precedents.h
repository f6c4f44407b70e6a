// What a schema's own columns, keys and indexes say of a new one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace shale {

struct Scene;
struct SceneStatement;

// What a column points at by its name: "customerId" at Customer.id.
struct Reference {
  const Object* table = nullptr;
  const Object* key = nullptr;               // the column of its primary key
  std::vector<const Object*> followed_by{};  // columns of that name that have a foreign key to it
};

class Precedents {
 public:
  // `before` has the precedents, `after` the tables that may be meant.
  Precedents(const Catalog& after, const Catalog& before);
  // None: it points at nothing, or has a foreign key to it; or more columns of that name have none
  // than have one.
  std::optional<Reference> meant_by(const Object& column) const;

 private:
  const Object* table_called(const std::string& stem, const Object& column) const;

  const Catalog& after_;
  const Catalog& before_;
  std::map<std::string, std::vector<const Object*>>
      tables_;                                               // by their name in the singular, small
  std::map<const Object*, const Object*> key_of_;            // the one column of a primary key
  std::map<std::string, std::vector<const Object*>> keyed_;  // "table column": columns of `before`
  std::map<std::string, std::size_t>
      keyless_;  // columns of `before` without: by what they point at
};

// The table that the definition of a foreign key refers to, by its key.
std::string referred_table(std::string_view definition);
// What it does when that is deleted: "CASCADE", "SET NULL", …; "NO ACTION" where nothing is said.
std::string_view delete_action(std::string_view definition);
// Is it a partition, or another table's child? Then what is to be said of it is said of that one.
bool is_child(const Catalog& catalog, const Object& table);
// Of a partition or child that a statement does not name: what it names above it. What becomes of a
// DEFAULT partition where another comes or goes is its own, and is worth a word.
const Object& spoken_of(const Scene& scene, const SceneStatement& statement, const Object& table);
// Does an index, or a key, begin with these columns, in any order?
bool is_indexed(const Catalog& catalog, const Object& table,
                const std::vector<std::string>& columns);
// Are rows found by some of these columns alone, because no two have the same there?
bool is_found_by_some(const Catalog& catalog, const Object& table,
                      const std::vector<std::string>& columns);
// An index or key that does all that this one does; null: there is none.
const Object* covering_index(const Catalog& catalog, const Object& index);

}  // namespace shale
