// The trace of the review, held against a measured matrix: the locks, rewrites, scans and index
// builds of some three hundred statements on PostgreSQL 14 to 18. tests/data/lock_matrix.jsonl has
// them, as they were seen with pg_locks, relfilenodes and DEBUG1 by another program than ours.
//
// What the matrix has and the trace doesn't promise, and so is not compared:
// - locks of statements that run outside of a transaction: by the time we look they are gone;
// - of an index, what is weaker than SHARE UPDATE EXCLUSIVE: a plan or the relation cache takes it,
//   so it depends on what the session did before;
// - the new files of TRUNCATE, REINDEX and REFRESH, which are no rewrite, and the empty indexes
// that
//   TRUNCATE builds.
#include <cstdio>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "review/review.h"
#include "review/rule.h"
#include "review/trace.h"
#include "server/scratch.h"
#include "support/folder.h"
#include "support/lock_matrix_schema.h"
#include "support/quick_cache.h"

namespace shale::testing_::in_lock_matrix {
namespace {

using Json = nlohmann::json;

// What one major did: by table or index the lock, and what was worked on.
struct Deeds {
  std::map<std::string, LockMode> locks{};
  std::multiset<std::string> rewritten{}, read{}, built{}, looked_up{};
};

// A line of the matrix.
struct Form {
  std::string id{}, statement{}, given{}, left_out{};
  bool partitions = false, alone = false;
  std::vector<std::pair<std::string, Deeds>> seen{};  // by majors: "14-17, 18"
  // What the rules say, where it is not what the deeds alone would have them say; "because" of the
  // line has the reason.
  std::optional<std::set<std::string>> rules{};
};

LockMode mode_of(std::string_view letters) {
  constexpr std::string_view all[] = {"", "AS", "RS", "RX", "SUX", "S", "SRX", "X", "AX"};
  return static_cast<LockMode>(std::ranges::find(all, letters) - std::begin(all));
}

Deeds deeds_in(const Json& json) {
  Deeds deeds;
  const Json locks = json.value("locks", Json::object());
  for (const auto& [name, mode] : locks.items())
    deeds.locks[name] = mode_of(mode.get<std::string>());
  for (auto [word, names] : {std::pair("rewritten", &deeds.rewritten),
                             {"read", &deeds.read},
                             {"built", &deeds.built},
                             {"looked_up", &deeds.looked_up}})
    for (const auto& name : json.value(word, std::vector<std::string>())) names->insert(name);
  return deeds;
}

std::vector<Form> all_forms() {
  std::vector<Form> forms;
  const auto text = read_file(SHALE_SOURCE "/tests/data/lock_matrix.jsonl");
  if (!text) return forms;  // and the suite says that it has no tests
  for (std::string_view line : lines(*text)) {
    const Json json = Json::parse(line);
    Form form{.id = json["id"],
              .statement = json["statement"],
              .given = json.value("given", ""),
              .left_out = json.value("left_out", ""),
              .partitions = json.value("partitions", false),
              .alone = json.value("alone", false)};
    if (json.contains("rules")) form.rules = json["rules"].get<std::set<std::string>>();
    const Json seen = json.value("seen", Json::object());
    for (const auto& [majors, deeds] : seen.items())
      form.seen.emplace_back(majors, deeds_in(deeds));
    forms.push_back(std::move(form));
  }
  return forms;
}

// Is 15 in "14, 16-18"?
bool is_in(int major, std::string_view majors) {
  for (std::string_view span : split(majors, ',')) {
    const std::vector<std::string_view> ends = split(trim(span), '-');
    const auto number = [](std::string_view word) { return std::stoi(std::string(word)); };
    if (number(ends.front()) <= major && major <= number(ends.back())) return true;
  }
  return false;
}

std::string shown(const Deeds& deeds) {
  std::string text;
  for (const auto& [name, mode] : deeds.locks)
    text += fmt::format("{} on {}\n", words_of(mode), name);
  for (auto [word, names] : {std::pair("rewritten", &deeds.rewritten),
                             {"read", &deeds.read},
                             {"built", &deeds.built},
                             {"looked up", &deeds.looked_up}})
    for (const std::string& name : *names) text += fmt::format("{}: {}\n", word, name);
  return text;
}

Deeds deeds_of(const MigrationTrace& trace, bool alone) {
  Deeds deeds;
  for (const StatementTrace& statement : trace.statements) {
    for (const LockTaken& lock : statement.locks) {
      const std::string_view kind = lock.object->kind->name;
      if (alone || (contains(kind, "index") && lock.mode < LockMode::share_update_exclusive))
        continue;
      LockMode& strongest = deeds.locks[bare(*lock.object)];
      strongest = std::max(strongest, lock.mode);
    }
    for (const Work& work : statement.work) {
      using enum Work::Kind;
      if (work.kind == rewrite) deeds.rewritten.insert(work.table);
      if (work.kind == scan) deeds.read.insert(work.table);
      if (work.kind == index) deeds.built.insert(work.table + "." + work.name);
      if (work.kind == foreign_key) deeds.looked_up.insert(work.name);
    }
  }
  return deeds;
}

// A template with its catalog: clones have the same oids, so the catalog is theirs too.
struct Template {
  std::optional<ScratchDatabase> database{};
  Catalog catalog{};
};

Template made(const Server& server, const std::string& from, std::string_view sql) {
  Template made;
  made.database = *ScratchDatabase::make(server, from);
  auto connection = made.database->connect();
  const Status ran = connection->run(sql);
  EXPECT_TRUE(ran) << ran.error().what;
  made.catalog = *Catalog::read(*connection);
  return made;
}

// One form, done on a clone, and what the rules say of it.
struct Done {
  Deeds deeds{};
  std::set<std::string> said{};
  Catalog before{};  // if it is not the template's
};

class LockMatrix : public testing::TestWithParam<Form> {
 protected:
  static void SetUpTestSuite() {
    cache_.emplace();
    auto server = Server::start({});
    ASSERT_TRUE(server) << server.error().what;
    server_.emplace(*std::move(server));
    plain_ = made(*server_, "", lock_matrix_schema);
    parts_ = made(*server_, plain_.database->name(), lock_matrix_partitions);
  }
  static void TearDownTestSuite() {
    fmt::print("{} forms were compared; left out:\n", compared_);
    for (const auto& [reason, ids] : left_out_)
      fmt::print("  {}: {} ({})\n", ids.size(), join(ids, ", "), reason);
    parts_ = {};
    plain_ = {};
    server_.reset();
    cache_.reset();
  }

  static int major() { return plain_.catalog.server_version() / 10'000; }
  static const Template& template_of(const Form& form) { return form.partitions ? parts_ : plain_; }
  static Done done(const Form& form);
  static std::set<std::string> said_by_rules(const Folder& folder, const Script& script,
                                             MigrationTrace trace, const Catalog& before,
                                             const Catalog& after);

  static inline std::optional<QuickCache> cache_;
  static inline std::optional<Server> server_;
  static inline Template plain_, parts_;
  static inline int compared_ = 0;
  static inline std::map<std::string, std::vector<std::string>> left_out_;
};

Done LockMatrix::done(const Form& form) {
  Done done;
  const Template& from = template_of(form);
  auto clone = ScratchDatabase::make(*server_, from.database->name());
  EXPECT_TRUE(clone) << clone.error().what;
  auto connection = clone->connect();
  EXPECT_TRUE(connection->run("set timezone = 'UTC'"));
  if (!form.given.empty()) {
    const Status ran = connection->run(form.given);
    EXPECT_TRUE(ran) << ran.error().what;
    done.before = *Catalog::read(*connection);
  }
  const Catalog& before = form.given.empty() ? from.catalog : done.before;
  const TestFolder folder({{"001_form.sql", form.statement + ";\n"}});
  const auto read = read_folder(folder.path());
  const auto source = read_source(read->migrations.at(0), Direction::up);
  auto trace = trace_migration(*connection, before, read->migrations[0], source->script);
  EXPECT_TRUE(trace) << trace.error().what;
  EXPECT_FALSE(trace->error) << trace->error->what;
  done.deeds = deeds_of(*trace, form.alone);
  const auto after = Catalog::read(*connection);
  done.said = said_by_rules(*read, source->script, *std::move(trace), before, *after);
  return done;
}

// As review() shows a migration to them, without all that it does besides.
std::set<std::string> LockMatrix::said_by_rules(const Folder& folder, const Script& script,
                                                MigrationTrace trace, const Catalog& before,
                                                const Catalog& after) {
  std::vector<SceneStatement> statements;
  for (std::size_t i = 0; i < trace.statements.size(); ++i) {
    const std::string_view text = script.text_of(script.statements()[i]);
    statements.push_back({.number = i,
                          .text = text,
                          .facts = facts_of(text),
                          .touches = touches_of(text),
                          .trace = std::move(trace.statements[i])});
  }
  const Difference change = compare(before, after);
  const Trial trial;
  const RuleSettings settings;
  const Folder none;
  const Scene scene{.folder = none,
                    .others = folder,
                    .merged = none,
                    .migration = folder.migrations[0],
                    .script = script,
                    .statements = statements,
                    .before = before,
                    .after = after,
                    .change = change,
                    .trial = trial,
                    .settings = settings};
  std::vector<Finding> all;
  for (const Rule* rule : rules()) {
    if (rule->topic != Topic::locks) continue;
    Findings found(*rule, rule->severity, scene, all);
    if (rule->judge != nullptr) rule->judge(scene, found);
    if (rule->judge_statement != nullptr)
      for (const SceneStatement& statement : statements)
        look_at_tree(statement, [&](const TreeNode& tree) {
          rule->judge_statement(scene, statement, tree, found);
        });
  }
  std::set<std::string> said;
  for (const Finding& finding : all) said.insert(finding.rule);
  return said;
}

bool is_about_work(std::string_view rule) {
  constexpr std::string_view rules[] = {"table-rewrite",          "check-under-lock",
                                        "index-under-lock",       "unique-under-lock",
                                        "foreign-key-under-lock", "lock-on-another-table"};
  return std::ranges::find(rules, rule) != std::end(rules);
}

// What the rules about locks have to say of these deeds.
std::set<std::string> expected_of(const Form& form, const Deeds& deeds, const Catalog& before) {
  if (form.rules) return *form.rules;
  std::set<std::string> expected;
  const auto is_table = [&](std::string_view name) {
    return before.find("table", fmt::format("public.{}", name)) != nullptr;
  };
  const auto held = [&](const std::string& name) {
    const auto it = deeds.locks.find(name);
    return it == deeds.locks.end() ? LockMode::none : it->second;
  };
  if (!deeds.rewritten.empty()) expected.insert("table-rewrite");
  for (const std::string& table : deeds.read)
    if (deeds.rewritten.empty() && is_table(table) && held(table) == LockMode::access_exclusive)
      expected.insert("check-under-lock");
  for (const std::string& index : deeds.built) {
    const std::string table = index.substr(0, index.find('.'));
    if (!deeds.rewritten.empty() || !is_table(table)) continue;
    if (held(table) == LockMode::share) expected.insert("index-under-lock");
    if (held(table) == LockMode::access_exclusive) expected.insert("unique-under-lock");
  }
  if (!deeds.looked_up.empty()) expected.insert("foreign-key-under-lock");
  for (const auto& [name, mode] : deeds.locks)
    if (is_table(name) && mode >= LockMode::share_row_exclusive && !has_word(form.statement, name))
      expected.insert("lock-on-another-table");
  return expected;
}

TEST_P(LockMatrix, IsWhatTheTraceSees) {
  const Form& form = GetParam();
  if (!form.left_out.empty()) {
    left_out_["it fails: " + form.left_out].push_back(form.id);
    return;
  }
  const auto seen = std::ranges::find_if(
      form.seen, [](const auto& by_major) { return is_in(major(), by_major.first); });
  if (seen == form.seen.end()) {
    left_out_[fmt::format("not on PostgreSQL {}", major())].push_back(form.id);
    return;
  }
  const Done all = done(form);
  EXPECT_EQ(shown(all.deeds), shown(seen->second)) << form.statement;
  const Catalog& before = form.given.empty() ? template_of(form).catalog : all.before;
  std::set<std::string> said = all.said;
  std::erase_if(said, [](const std::string& rule) { return !is_about_work(rule); });
  EXPECT_EQ(said, expected_of(form, seen->second, before)) << form.statement;
  ++compared_;
}

// The same from end to end, for some.
TEST(LockRules, AreThoseOfTheReview) {
  const QuickCache cache;
  constexpr std::pair<std::string_view, std::string_view> cases[] = {
      {"alter table t alter column a type bigint", "table-rewrite"},
      {"alter table t add column z int default volf()", "table-rewrite"},
      {"alter table plain set unlogged", "table-rewrite"},
      {"alter table t alter column v type varchar(100)", ""},
      {"alter table t alter column n type numeric(12,2)", ""},
      {"alter table t alter column ts3 type timestamp(6)", ""},
      {"alter table t add column z int default stabf()", ""},
      {"alter table t alter column a set not null", "check-under-lock"},
      {"alter table t add constraint ck check (a > 0) not valid", ""},
      {"create index i1 on t (a)", "index-under-lock"},
      {"create index concurrently i1 on t (a)", ""},
      {"alter table t add constraint uq unique (a)", "unique-under-lock"},
      {"alter table t add foreign key (parent_id) references parent (id)",
       "foreign-key-under-lock"},
      {"drop table child", "lock-on-another-table"},
  };
  const auto server = Server::start({});
  ASSERT_TRUE(server) << server.error().what;
  const TestFolder folder({{"001_base.sql", std::string(lock_matrix_schema)}});
  for (const auto& [statement, rule] : cases) {
    const Path added = folder.add("002_form.sql", std::string(statement) + ";\n");
    const Folder all = *read_folder(folder.path());
    Newcomers newcomers{.before = all, .added = all};
    newcomers.before.migrations.pop_back();
    newcomers.added.migrations.erase(newcomers.added.migrations.begin());
    Observer observer;
    const auto found =
        review(*server, {.newcomers = newcomers, .settings = {}, .drafts = false}, observer);
    ASSERT_TRUE(found) << found.error().what;
    std::string said;
    for (const Finding& finding : found->findings)
      if (is_about_work(finding.rule)) said = finding.rule;
    EXPECT_EQ(said, rule) << statement;
  }
}

void PrintTo(const Form& form, std::ostream* out) {
  *out << form.statement;
}

INSTANTIATE_TEST_SUITE_P(All, LockMatrix, testing::ValuesIn(all_forms()), [](const auto& one) {
  return replace_all(replace_all(one.param.id, ".", "_"), "-", "_");
});

}  // namespace
}  // namespace shale::testing_::in_lock_matrix
