// What a schema's own columns, keys and indexes say of a new one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace shale {

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
  // None: it points at nothing, or has a foreign key to it.
  std::optional<Reference> meant_by(const Object& column) const;

 private:
  const Catalog& after_;
  const Catalog& before_;
  std::map<std::string, std::vector<const Object*>>
      tables_;                                               // by their name in the singular, small
  std::map<const Object*, const Object*> key_of_;            // the one column of a primary key
  std::map<std::string, std::vector<const Object*>> keyed_;  // "table column": columns of `before`
};

// Does an index, or a key, begin with these columns, in any order?
bool is_indexed(const Catalog& catalog, const Object& table,
                const std::vector<std::string>& columns);
// An index or key that does all that this one does; null: there is none.
const Object* covering_index(const Catalog& catalog, const Object& index);

}  // namespace shale
