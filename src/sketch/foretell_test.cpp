// What is foretold of a statement, held against what PostgreSQL 15 was seen to do: the forms of
// tests/data/lock_matrix.jsonl. Where the two are known to differ, the form stands in a table here,
// with the reason; one that no longer differs has to leave it.
#include "sketch/foretell.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/text.h"
#include "sql/parse.h"
#include "support/lock_matrix_schema.h"

namespace shale {
namespace {

using Json = nlohmann::json;

struct Exception {
  std::string_view id{}, reason{};
};
constexpr std::string_view time_zone = "sessions are taken to be in UTC";
constexpr std::string_view uses_of_types = "which tables use a type is not followed";
constexpr Exception exceptions[] = {
    {"altertype.timestamp_to_timestamptz_nonutc", time_zone},
    {"altertype.timestamptz_to_timestamp_nonutc", time_zone},
    {"part.attach_with_default_partition_check", "whether a check proves a bound the server finds"},
    {"part.attach_with_parent_index", "which index fits its parent's the server finds"},
    {"idx.reindex_index_concurrently", "what nobody waits for is not told"},
    {"idx.reindex_table_concurrently", "what nobody waits for is not told"},
    {"type.add_attr_typed_table_cascade", uses_of_types},
    {"type.drop_cascade", uses_of_types},
    {"dom.add_check", uses_of_types},
    {"dom.validate", uses_of_types},
    {"dom.set_notnull", uses_of_types},
    {"misc.drop_statistics", "statistics are not followed"},
    {"misc.drop_schema_cascade", "what a schema holds is not followed"},
    {"misc.reindex_schema", "what a schema holds is not followed"},
    {"misc.reassign_owned", "owners are not followed"},
    {"misc.drop_owned", "owners are not followed"},
    {"misc.do_block", "a body is not read"},
};

void take_all(Sketch& sketch, std::string_view sql) {
  const ParseProblem problem = parse(sql, [&](const TreeNode& tree) { sketch.take(tree); });
  EXPECT_EQ(problem.what, "") << sql;
}

// Locks that others mind, on tables that were there, and the work: sorted lines. Of a statement
// that stands alone the matrix has no locks.
std::string lines_of(const Sketch& sketch, const Foretold& told, bool alone) {
  std::multiset<std::string> all;
  for (const auto& [name, mode] : told.locks)
    if (!alone && mode >= LockMode::share_update_exclusive && sketch.table(name) != nullptr)
      all.insert(fmt::format("{} on {}", words_of(mode), name));
  for (const Work& work : told.work) {
    using enum Work::Kind;
    if (work.kind == rewrite) all.insert("rewritten: " + work.table);
    if (work.kind == scan) all.insert("read: " + work.table);
    if (work.kind == index) all.insert(fmt::format("built: {}.{}", work.table, work.name));
    if (work.kind == foreign_key) all.insert("looked up: " + work.name);
  }
  return join(std::vector<std::string>(all.begin(), all.end()), "\n");
}

std::string lines_of(const Sketch& sketch, const Json& seen, bool alone) {
  constexpr std::string_view letters[] = {"", "AS", "RS", "RX", "SUX", "S", "SRX", "X", "AX"};
  std::multiset<std::string> all;
  const Json locks = seen.value("locks", Json::object());
  for (const auto& [name, mode] : locks.items()) {
    const auto number = std::ranges::find(letters, mode.get<std::string>()) - std::begin(letters);
    const auto lock = static_cast<LockMode>(number);
    if (!alone && lock >= LockMode::share_update_exclusive && sketch.table(name) != nullptr)
      all.insert(fmt::format("{} on {}", words_of(lock), name));
  }
  for (auto [word, said] : {std::pair("rewritten", "rewritten"),
                            {"read", "read"},
                            {"built", "built"},
                            {"looked_up", "looked up"}})
    for (const std::string& name : seen.value(word, std::vector<std::string>()))
      if (word != std::string_view("built") || sketch.table(name.substr(0, name.find('.'))))
        all.insert(fmt::format("{}: {}", said, name));
  return join(std::vector<std::string>(all.begin(), all.end()), "\n");
}

TEST(Foretell, IsWhatTheServerWasSeenToDo) {
  const auto text = read_file(SHALE_SOURCE "/tests/data/lock_matrix.jsonl");
  ASSERT_TRUE(text);
  int compared = 0, excepted = 0;
  for (std::string_view line : lines(*text)) {
    const Json form = Json::parse(line);
    const std::string id = form["id"], statement = form["statement"];
    const Json* seen = nullptr;
    const Json by_majors = form.value("seen", Json::object());
    for (const char* majors : {"14-18", "15-18", "14-17", "15-17"})
      if (by_majors.contains(majors)) seen = &by_majors[majors];
    if (seen == nullptr || form.contains("left_out")) continue;
    Sketch sketch;
    take_all(sketch, lock_matrix_schema);
    if (form.value("partitions", false)) take_all(sketch, lock_matrix_partitions);
    take_all(sketch, form.value("given", ""));
    Foretold told;
    parse(statement, [&](const TreeNode& tree) {
      told = foretell(sketch, tree);  // of two statements the second is meant
    });
    const bool alone = form.value("alone", false);
    const std::string expected = lines_of(sketch, *seen, alone),
                      foretold = lines_of(sketch, told, alone);
    const auto* known = std::ranges::find(exceptions, id, &Exception::id);
    if (known == std::end(exceptions)) {
      EXPECT_EQ(foretold, expected) << id << ": " << statement;
      ++compared;
    } else {
      EXPECT_NE(foretold, expected) << id << " is no exception any more";
      ++excepted;
    }
  }
  EXPECT_EQ(excepted, static_cast<int>(std::size(exceptions)));
  fmt::print("{} forms agree, {} are known to differ\n", compared, excepted);
  EXPECT_GT(compared, 250);
}

}  // namespace
}  // namespace shale
