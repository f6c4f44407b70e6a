// A stranger's branch beside a base, and the witnesses that it took nothing.
#pragma once

#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "base/process.h"
#include "support/squash_project.h"

namespace shale::testing_ {

using Json = nlohmann::json;

class Untrusted : public SquashTest {
 protected:
  void SetUp() override {
    SquashTest::SetUp();
    booty_.emplace(*TemporaryFolder::make());
    ASSERT_EQ(::chmod(booty_->path().c_str(), 0777), 0);
  }
  void TearDown() override {
    EXPECT_FALSE(fs::exists(booty())) << "somebody wrote it";
    // Nothing stays: no role, no database, no right.
    EXPECT_EQ(on_server("select count(*) from pg_roles where rolname like 'shale\\_scratch\\_%'"),
              "0");
    // One's own review leaves its databases to the keeper of the server.
    EXPECT_TRUE(eventually([] { return scratch_databases() == "0"; }));
    EXPECT_EQ(on_server("select string_agg(rolname, ',') from pg_roles where rolsuper"),
              "postgres");
    EXPECT_EQ(on_server("select count(*) from pg_file_settings where sourcefile like '%auto.conf'"),
              "0");
  }

  // What an attack that works would write. The server may: a folder for everybody.
  Path booty() const { return booty_->path() / "taken"; }
  static std::string on_server(const std::string& sql) { return value(url_of("postgres"), sql); }

  static std::string scratch_databases() {
    return on_server("select count(*) from pg_database where datname like 'shale\\_scratch\\_%'");
  }

  int git(Words words) {
    words.insert(words.begin(), {"git", "-c", "user.name=t", "-c", "user.email=t@t", "-c",
                                 "init.defaultBranch=main"});
    const auto done =
        run_program({.arguments = words, .folder = project_.root(), .output = Output::caught});
    return done ? done->exit_code : -1;
  }
  // All that is there by now is the base; what comes is of a branch.
  void commit_base() {
    ASSERT_EQ(git({"init", "-q", "."}), 0);
    ASSERT_EQ(git({"add", "-A"}), 0);
    ASSERT_EQ(git({"commit", "-qm", "base"}), 0);
    ASSERT_EQ(git({"checkout", "-qb", "stranger"}), 0);
  }
  void commit_base(std::string_view sql) {
    project_.write("001_base.up.sql", sql);
    commit_base();
  }
  void write_program(const std::string& name, const std::string& text) {
    project_.write(name, text);
    fs::permissions(project_.migrations() / name, fs::perms::owner_all);
  }
  Json reviewed(Words more = {}, const Environment& environment = {}) {
    Words words{"review", "--untrusted", "--base", "main", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    EXPECT_TRUE(eventually([] { return scratch_databases() == "0"; }));
    const Answer answer = project_.run(words, environment);
    EXPECT_EQ(scratch_databases(), "0") << "a stranger's are gone when the review is";
    const Json json = Json::parse(answer.out, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << answer.all();
    return json;
  }
  // The message of the finding that the new one does not run; "": it does.
  std::string refused(const std::string& sql, Words more = {}) {
    project_.write("002_new.up.sql", sql);
    const Json json = reviewed(std::move(more));
    if (json.is_discarded()) return "?";
    for (const Json& f : json.at("findings"))
      if (f.at("rule") == "does-not-run")
        return f.at("message").get<std::string>() + "\n" +
               (f.at("fix").is_null() ? "" : f.at("fix").get<std::string>());
    return "";
  }
  // What writes the booty, if whoever runs it may.
  std::string thief() {
    return "CREATE FUNCTION evil.take() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog "
           "AS "
           "$f$ BEGIN EXECUTE 'copy (select session_user) to ''" +
           booty().string() + "'''; EXCEPTION WHEN OTHERS THEN NULL; END $f$;\n";
  }
  // A function that sends the thief. An index takes only what says that it is immutable, which may
  // not write; what it calls may.
  static std::string spy(const std::string& name, const std::string& arguments = "",
                         const std::string& result = "boolean",
                         const std::string& answer = "true") {
    return "CREATE FUNCTION " + name + "(" + arguments + ") RETURNS " + result +
           " LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $f$ BEGIN PERFORM "
           "evil.take(); RETURN " +
           answer + "; END $f$;\n";
  }

  std::optional<TemporaryFolder> booty_;
};

inline constexpr const char* base_sql =
    "CREATE TABLE orders (id int PRIMARY KEY, total int, note varchar(20) CHECK (note IN ('a', "
    "'b')));\nCREATE INDEX orders_total ON orders (total);\nINSERT INTO orders VALUES (1, 2, "
    "'a');\n";

}  // namespace shale::testing_
