#include "organize/category.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

struct Described {
  std::string_view name, title, pattern;
};

constexpr std::array<Described, category_count> described = {{
    {"schema-creation", "New schemas and tables",
     "CREATE SCHEMA and CREATE TABLE with their constraints, indexes and comments"},
    {"data-migration", "Data and structure moved",
     "rows go from one shape into another; columns and tables get other names"},
    {"feature-additions", "Additions to what is there",
     "new columns, constraints, functions and tables beside existing ones"},
    {"cleanup-operations", "What nobody needs any more goes",
     "DROP TABLE, DROP COLUMN and what has to go before them"},
    {"runners", "Programs", "executables that get the connection in their environment"},
    {"archive", "Superseded", "kept to be read; nothing here runs"},
}};

// Words of a name that say what it is for. "create" says it only of a table or a schema: a feature
// is created, too.
struct Word {
  std::string_view word;
  Category category;
};
constexpr Word words[] = {
    {"remove", Category::cleanup},
    {"drop", Category::cleanup},
    {"delete", Category::cleanup},
    {"cleanup", Category::cleanup},
    {"clean", Category::cleanup},
    {"deprecate", Category::cleanup},
    {"prune", Category::cleanup},
    {"purge", Category::cleanup},
    {"replace", Category::data_migration},
    {"unify", Category::data_migration},
    {"merge", Category::data_migration},
    {"consolidate", Category::data_migration},
    {"migrate", Category::data_migration},
    {"move", Category::data_migration},
    {"rename", Category::data_migration},
    {"standardize", Category::data_migration},
    {"convert", Category::data_migration},
    {"backfill", Category::data_migration},
    {"populate", Category::data_migration},
    {"split", Category::data_migration},
    {"copy", Category::data_migration},
    {"fill", Category::data_migration},
    {"normalize", Category::data_migration},
    {"transform", Category::data_migration},
    {"add", Category::feature_addition},
    {"support", Category::feature_addition},
    {"allow", Category::feature_addition},
    {"enable", Category::feature_addition},
    {"extend", Category::feature_addition},
    {"update", Category::feature_addition},
    {"init", Category::schema_creation},
    {"initial", Category::schema_creation},
    {"foundation", Category::schema_creation},
    {"baseline", Category::schema_creation},
};

bool makes_schema_by_name(const std::vector<std::string>& parts) {
  const auto has = [&](std::string_view word) {
    return std::ranges::find(parts, word) != parts.end();
  };
  return has("create") && (has("table") || has("tables") || has("schema"));
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> parts(1);
  for (char c : lower(name)) {
    const bool letter = c >= 'a' && c <= 'z';
    if (letter) parts.back() += c;
    if (!letter && !parts.back().empty()) parts.emplace_back();
  }
  return parts;
}

// How much the statements speak for each; 0: they speak against it.
using Weights = std::array<double, category_count>;
double& of(Weights& weights, Category category) {
  return weights[static_cast<std::size_t>(category)];
}

Weights weigh(const Deeds& deeds) {
  Weights weights{};
  const bool extends = !deeds.columns_added.empty() || !deeds.extended.empty();
  const bool takes = !deeds.dropped_tables.empty() || !deeds.dropped_schemas.empty();
  const bool moves = !deeds.moved.empty() || !deeds.emptied.empty();

  double& creation = of(weights, Category::schema_creation);
  if (!deeds.schemas.empty() && !deeds.tables.empty())
    creation = 3;
  else if (!deeds.tables.empty())
    creation = extends ? 1 : 2;
  else if (!deeds.schemas.empty() || !deeds.types.empty())
    creation = 1;

  double& feature = of(weights, Category::feature_addition);
  if (!deeds.columns_added.empty())
    feature = 2;
  else if (extends)
    feature = 1.5;
  else if (!deeds.tables.empty() || !deeds.routines.empty() || !deeds.views.empty() ||
           !deeds.changed.empty() || !deeds.types.empty() || !deeds.others.empty())
    feature = 1;

  double& data = of(weights, Category::data_migration);
  const bool only_rows = (moves || !deeds.seeded.empty()) && creation == 0 && feature <= 1 &&
                         !takes && deeds.columns_dropped.empty();
  if (only_rows)
    data = 3;
  else if (deeds.moves_what_goes())
    data = 2;
  else if (moves)
    data = 1;
  else if (!deeds.filled.empty())
    data = 0.5;
  if (!deeds.renamed.empty() || !deeds.tables_renamed.empty()) data += 2;

  double& cleanup = of(weights, Category::cleanup);
  if (takes || !deeds.columns_dropped.empty())
    cleanup = 2;
  else if (!deeds.dropped.empty())
    cleanup = 1;
  if (cleanup > 0 && creation == 0 && feature <= 1 && data == 0) cleanup += 1;
  return weights;
}

// Of names like "remove_block_id_rename_block_index" each word counts.
void weigh_name(std::string_view name, Weights& weights, std::string& said) {
  constexpr double weight = 1.5;
  const std::vector<std::string> parts = words_of(name);
  Weights by_name{};
  for (const Word& word : words)
    if (std::ranges::find(parts, word.word) != parts.end()) of(by_name, word.category) = weight;
  if (makes_schema_by_name(parts)) of(by_name, Category::schema_creation) = weight;
  for (std::size_t i = 0; i < category_count; ++i)
    if (weights[i] > 0 && by_name[i] > 0) {
      weights[i] += by_name[i];
      said = "its name says so";
    }
}

}  // namespace

std::string_view name_of(Category category) {
  return described[static_cast<std::size_t>(category)].name;
}
std::string_view title_of(Category category) {
  return described[static_cast<std::size_t>(category)].title;
}
std::string_view pattern_of(Category category) {
  return described[static_cast<std::size_t>(category)].pattern;
}

Classification classify(const Deeds& deeds, std::string_view name) {
  Weights weights = weigh(deeds);
  const auto best = [&] {
    return static_cast<Category>(std::ranges::max_element(weights) - weights.begin());
  };
  const bool nothing = std::ranges::all_of(weights, [](double w) { return w == 0; });
  if (nothing)
    return {.category = Category::feature_addition,
            .reason = deeds.hidden ? "what it does can't be read" : "no statement says what it is"};
  const Category by_statements = best();
  std::string said;
  weigh_name(name, weights, said);
  const Category category = best();
  std::string reason = sentence_of(deeds);
  if (category != by_statements) reason += "; " + said;
  return {.category = category, .reason = std::move(reason)};
}

}  // namespace shale
