// What kind of work a migration is, after seed 004's folders: by its statements, and by its name
// where they leave a choice.
#pragma once

#include <string>
#include <string_view>

#include "organize/deeds.h"

namespace shale {

enum class Category : unsigned char {
  schema_creation,   // new schemas and tables
  data_migration,    // rows and structure moved from one shape into another
  feature_addition,  // what was there gets more
  cleanup,           // what nobody needs goes
  runner,            // a program
  archive,           // superseded: it doesn't run
};
inline constexpr std::size_t category_count = 6;
std::string_view name_of(Category category);     // "schema-creation"
std::string_view title_of(Category category);    // "New schemas and tables"
std::string_view pattern_of(Category category);  // what they have in common, a sentence

struct Classification {
  Category category = Category::feature_addition;
  std::string reason{};  // "makes tables a and b, and changes nothing that was there"
};
// `name`: of the migration, without its number.
Classification classify(const Deeds& deeds, std::string_view name);

}  // namespace shale
