// shale review --untrusted: what is trusted, and that a harmless branch is judged as without it.
#include <csignal>

#include "support/untrusted.h"

namespace shale::testing_::in_untrusted_base {
namespace {

class UntrustedBase : public Untrusted {};

TEST_F(UntrustedBase, ProgramsAreNotRun) {
  commit_base(base_sql);
  write_program("002_run.sh", "#!/bin/sh\ntouch '" + booty().string() + "'\n");
  project_.write("003_then.up.sql", "CREATE TABLE then_ (id int PRIMARY KEY);\n");
  const Json json = reviewed();
  EXPECT_EQ(json.at("migrations"), Json({"002_run", "003_then"}));
  EXPECT_EQ(json.at("remarks")[0], "002_run is a program: --untrusted does not run it");
  EXPECT_EQ(json.at("impact").size(), 1U);
}

// What the base has is trusted, and not what the working tree makes of it.
TEST_F(UntrustedBase, TheBaseIsWhatGitHas) {
  project_.write("001_base.up.sql", base_sql);
  project_.write("002_second.up.sql", "CREATE TABLE second (id int PRIMARY KEY);\n");
  project_.write("003_third.up.sql",
                 "CREATE TABLE third (id int PRIMARY KEY, a int, b int, c int);\n");
  write_program("004_program.sh", "#!/bin/sh\npsql -qc 'CREATE TABLE by_program (id int)'\n");
  commit_base();
  const std::string evil = "COPY (SELECT 1) TO '" + booty().string() + "';\n";
  project_.write("002_second.up.sql", evil + "CREATE TABLE second (id int PRIMARY KEY);\n");
  fs::rename(project_.migrations() / "003_third.up.sql", project_.migrations() / "003_new.up.sql");
  project_.write("003_new.up.sql",
                 "CREATE TABLE third (id int PRIMARY KEY, a int, b int, c int);\n" + evil);
  write_program("004_program.sh", "#!/bin/sh\ntouch '" + booty().string() + "'\n");
  project_.write("000_first.up.sql", "ALTER TABLE by_program ADD PRIMARY KEY (id);\n");
  ASSERT_EQ(git({"add", "-A"}), 0);
  ASSERT_EQ(git({"commit", "-qm", "evil"}), 0);
  const Json json = reviewed();
  EXPECT_EQ(json.at("migrations"), Json({"000_first", "003_new"}));
  std::set<std::string> changed;
  for (const Json& f : json.at("findings"))
    if (f.at("rule") == "merged-migration-changed") changed.insert(f.at("migration"));
  EXPECT_EQ(changed, (std::set<std::string>{"002_second", "004_program"}));
  EXPECT_FALSE(fs::exists(booty()));
  EXPECT_SAYS(
      project_.run({"review", "--untrusted", "--base", "main", "migrations/002_second.up.sql"}),
      "is not the up file of a migration that is new");
}

TEST_F(UntrustedBase, TheBranchsSettingsSayNothing) {
  std::ofstream(project_.root() / "shale.toml") << "[review.rules]\nmissing-comment = \"off\"\n";
  commit_base(base_sql);
  project_.write("002_new.up.sql", "CREATE TABLE t (id int);\n");
  std::ofstream(project_.root() / "shale.toml")
      << "migrations = \"elsewhere\"\npostgres = \"/tmp/evil\"\n[server]\nurl = "
         "\"postgresql://127.0.0.1:1/x\"\n[review.rules]\nmissing-primary-key = \"off\"\n";
  std::ofstream(project_.root() / ".env") << "SHALE_SERVER_URL=postgresql://127.0.0.1:1/x\n";
  std::ofstream(project_.migrations() / "shale.toml") << "postgres = \"/tmp/evil\"\n";
  std::set<std::string> rules;
  const Json json = reviewed();
  for (const Json& f : json.at("findings")) rules.insert(f.at("rule"));
  EXPECT_TRUE(rules.contains("missing-primary-key"));
  EXPECT_FALSE(rules.contains("missing-comment"));
  EXPECT_SAYS(project_.run({"review", "--untrusted", "--config", "shale.toml"}),
              "--config and --untrusted don't go together");
}

TEST_F(UntrustedBase, LinksThatLeadOut) {
  commit_base(base_sql);
  const auto link = project_.migrations() / "002_link.up.sql";
  for (const char* target : {"/etc/passwd", "/dev/zero", "../secret.sql", "/etc"}) {
    fs::remove(link);
    fs::create_symlink(target, link);
    const Answer answer = project_.run({"review", "--untrusted", "--base", "main"});
    EXPECT_EQ(answer.exit_code, 2) << target;
    EXPECT_SAYS(answer, "002_link.up.sql is a link that leads out of the folder");
    EXPECT_EQ(answer.all().find("root:"), std::string::npos);
  }
  fs::remove(link);
  fs::create_directory_symlink(project_.migrations(), project_.root() / "other");
  EXPECT_SAYS(project_.run({"review", "--untrusted", "--base", "main", "--dir", "other"}), "");
  fs::rename(project_.migrations(), project_.root() / "real");
  fs::create_directory_symlink("/etc", project_.migrations());
  EXPECT_SAYS(project_.run({"review", "--untrusted", "--base", "main"}), "is a link to elsewhere");
}

TEST_F(UntrustedBase, NeedsABase) {
  project_.write("001_base.up.sql", base_sql);
  EXPECT_SAYS(project_.run({"review", "--untrusted"}), "is in no working tree of git");
  commit_base();
  EXPECT_SAYS(project_.run({"review", "--untrusted", "--base", "nowhere"}), "git knows no nowhere");
  EXPECT_SAYS(project_.run({"review", "--statement-limit", "1s"}), "only for --untrusted");
}

TEST_F(UntrustedBase, AKilledReviewLeavesNothingForLong) {
  commit_base(base_sql);
  project_.write("002_slow.up.sql", "SELECT pg_sleep(30);\n");
  Process slow = project_.start({"review", "--untrusted", "--base", "main"});
  ASSERT_TRUE(eventually([] {
    return on_server(
               "select count(*) from pg_stat_activity where query like '%pg_sleep(30)%' and "
               "usename like 'shale\\_scratch%'") == "1";
  }));
  slow.kill_hard();
  project_.write("002_slow.up.sql", "SELECT 1;\n");
  EXPECT_TRUE(eventually([this] {
    reviewed();
    return on_server("select count(*) from pg_roles where rolname like 'shale\\_scratch\\_%'") ==
           "0";
  }));
}

// A harmless branch is judged as it is without the flag.
class SameFindings : public UntrustedBase,
                     public testing::WithParamInterface<std::pair<const char*, int>> {};

TEST_P(SameFindings, AsWithoutTheFlag) {
  const auto& [example, fresh] = GetParam();
  use_example(example);
  fs::create_directories(project_.root() / "kept");
  std::vector<Path> files;
  for (const auto& entry : fs::directory_iterator(project_.migrations()))
    if (entry.path().extension() == ".sql") files.push_back(entry.path());
  std::ranges::sort(files);
  const auto first_new = files.end() - std::min<std::ptrdiff_t>(fresh, std::ssize(files));
  for (auto file = first_new; file != files.end(); ++file)
    fs::rename(*file, project_.root() / "kept" / file->filename());
  commit_base();
  for (auto file = first_new; file != files.end(); ++file)
    fs::rename(project_.root() / "kept" / file->filename(), *file);
  Json untrusted = reviewed();
  Json trusted = Json::parse(project_.run({"review", "--base", "main", "--format", "json"}).out,
                             nullptr, false);
  ASSERT_FALSE(trusted.is_discarded());
  EXPECT_FALSE(trusted.at("migrations").empty());
  EXPECT_EQ(untrusted, trusted) << Json::diff(trusted, untrusted).dump(1);
}

INSTANTIATE_TEST_SUITE_P(Examples, SameFindings,
                         testing::Values(std::pair("ontology-engine", 6),
                                         std::pair("ontology-engine", 40), std::pair("insights", 4),
                                         std::pair("meetings", 5), std::pair("knowledge-base", 2)));

}  // namespace
}  // namespace shale::testing_::in_untrusted_base
