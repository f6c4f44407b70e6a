// Objects that are the same thing under another name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diff/plan.h"

namespace shale {

struct Rename {
  const Object* from = nullptr;  // of the two catalogs
  const Object* to = nullptr;
  // Of an enum's label: the names that it has in both. The type itself is another one.
  std::string label_from{}, label_to{};

  bool of_label() const { return !label_from.empty() || !label_to.empty(); }
};

// What has the same address in both and another name: for one database at two times, or copies of
// it. What follows a rename by itself (the columns of a child table, the index of a constraint) is
// not among them.
std::vector<Rename> renames_by_address(const Catalog& from, const Catalog& to);

// The other way round.
std::vector<Rename> reversed(const std::vector<Rename>& renames);

// The object of a catalog that has the address of another one's, and its kind. Null: there is none.
const Object* same_object(const Catalog& catalog, const Object& like);

// The statements of renames. Names that are swapped go through a third one; so does what has a name
// that another one takes, and is in the first catalog alone: it goes later.
struct RenameSteps {
  std::vector<Step> steps{};
  // What is out of the way: the name that it has meanwhile, and its own.
  std::vector<std::pair<std::string, std::string>> between{};
  std::vector<const Object*> made{};  // schemas of the second catalog, for what moves there
};
RenameSteps rename_steps(const std::vector<Rename>& renames, const Catalog& from,
                         const Catalog& to);

}  // namespace shale
