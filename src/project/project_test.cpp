#include "project/project.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <map>

#include "support/folder.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

// A working folder and an environment of the test's own.
class ReadSettings : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : names) {
      if (const char* value = std::getenv(name)) kept_[name] = value;
      ::unsetenv(name);
    }
    fs::current_path(here());
  }
  void TearDown() override {
    for (const char* name : names) ::unsetenv(name);
    for (const auto& [name, value] : kept_) ::setenv(name.c_str(), value.c_str(), 1);
    fs::current_path(before_);
  }

  Path here() const { return fs::canonical(files_.path()); }
  void file(const std::string& name, std::string_view text = "") { files_.add(name, text); }
  void set(const char* name, const char* value) { ::setenv(name, value, 1); }

  // The URL, or "local" or "PG*"; and where it was named.
  std::string database(const Overrides& overrides = {}) {
    const auto settings = read_settings(overrides);
    if (!settings) return "error: " + settings.error().what;
    std::string out = settings->database_url;
    if (settings->local()) out = "local";
    if (settings->from_pg_variables) out = "PG*";
    return out + " (" + settings->source + ")";
  }

 private:
  static constexpr const char* names[] = {
      "DATABASE_URL",    "SHALE_DATABASE_URL", "PGHOST", "PGSERVICE", "PGDATABASE",
      "SHALE_PROTECTED", "SHALE_LOCK_TIMEOUT"};
  TestFolder files_;
  Path before_ = fs::current_path();
  std::map<std::string, std::string> kept_;
};

TEST_F(ReadSettings, TheLaterIsTheStronger) {
  EXPECT_EQ(database(), "local ()");
  file("shale.toml", "database_url = \"postgres://toml\"");
  EXPECT_EQ(database(), "postgres://toml (shale.toml)");
  file(".env", "DATABASE_URL=postgres://dotenv\n");
  EXPECT_EQ(database(), "postgres://dotenv (.env: DATABASE_URL)");
  set("PGHOST", "h");
  EXPECT_EQ(database(), "PG* (PG* variables)");
  set("DATABASE_URL", "postgres://environment");
  EXPECT_EQ(database(), "postgres://environment (DATABASE_URL)");
  set("SHALE_DATABASE_URL", "postgres://shale");
  EXPECT_EQ(database(), "postgres://shale (SHALE_DATABASE_URL)");
  EXPECT_EQ(database({.database_url = "postgres://flag"}), "postgres://flag (--database-url)");
  EXPECT_EQ(database({.database_url = "local"}), "local (--database-url)");
}

TEST_F(ReadSettings, LocalMeansTheLocalServerEverywhere) {
  file("shale.toml", "database_url = \"postgres://toml\"");
  file(".env", "DATABASE_URL=local\n");
  EXPECT_EQ(database(), "local (.env: DATABASE_URL)");
  set("PGHOST", "h");
  set("DATABASE_URL", "local");
  EXPECT_EQ(database(), "local (DATABASE_URL)");
}

TEST_F(ReadSettings, AnEmptyVariableSaysNothing) {
  file(".env",
       "DATABASE_URL=postgres://first\nSHALE_DATABASE_URL=\nDATABASE_URL=postgres://last\n");
  set("DATABASE_URL", "");
  set("PGHOST", "");
  EXPECT_EQ(database(), "postgres://last (.env: DATABASE_URL)");
}

TEST_F(ReadSettings, TakesTheOtherVariables) {
  EXPECT_FALSE(read_settings({})->is_protected);
  file("shale.toml", "protected = true\nlock_timeout = \"1s\"");
  EXPECT_TRUE(read_settings({})->is_protected);
  file(".env", "SHALE_PROTECTED=false\nSHALE_LOCK_TIMEOUT=2s\n");
  EXPECT_FALSE(read_settings({})->is_protected);
  EXPECT_EQ(read_settings({})->lock_timeout, Milliseconds(2000));
  set("SHALE_PROTECTED", "1");
  set("SHALE_LOCK_TIMEOUT", "3s");
  EXPECT_TRUE(read_settings({})->is_protected);
  EXPECT_EQ(read_settings({})->lock_timeout, Milliseconds(3000));
  set("SHALE_PROTECTED", "0");
  EXPECT_FALSE(read_settings({})->is_protected);
  set("SHALE_LOCK_TIMEOUT", "soon");
  EXPECT_EQ(what_of(read_settings({})), "SHALE_LOCK_TIMEOUT: this is not a time: soon");
}

TEST_F(ReadSettings, FindsTheSettingsAbove) {
  file("shale.toml", "migrations = \"sql\"");
  file("a/b/x");
  fs::current_path(here() / "a" / "b");
  const auto settings = read_settings({});
  EXPECT_EQ(settings->config, here() / "shale.toml");
  EXPECT_EQ(settings->root, here());
  EXPECT_EQ(settings->migrations, here() / "sql");
  file("a/shale.toml", "");
  EXPECT_EQ(read_settings({})->root, here() / "a");
  EXPECT_EQ(read_settings({.config = "../../shale.toml"})->migrations.lexically_normal(),
            Path("../../sql"));
  EXPECT_EQ(what_of(read_settings({.config = "none.toml"})), "there is no settings file none.toml");
}

TEST_F(ReadSettings, FindsTheSettingsOfAnotherFolder) {
  file("other/shale.toml", "numbering = \"date\"");
  file("other/migrations/001_a.sql");
  for (const char* dir : {"other/migrations", "other/migrations/"}) {
    const auto settings = read_settings({.dir = dir});
    EXPECT_EQ(settings->numbering, "date");
    EXPECT_EQ(settings->migrations, Path(dir));
  }
}

TEST_F(ReadSettings, LooksForMigrationsWhereTheyUsuallyAre) {
  EXPECT_EQ(read_settings({})->migrations, here() / "migrations");
  file("db/migrate/001_a.sql");
  EXPECT_EQ(read_settings({})->migrations, here() / "db/migrate");
  file("sql/migrations/001_a.sql");
  EXPECT_EQ(read_settings({})->migrations, here() / "sql/migrations");
  file("migrations/001_a.sql");
  EXPECT_EQ(read_settings({})->migrations, here() / "migrations");
  file("001_a.sql");
  EXPECT_EQ(read_settings({})->migrations, here());
}

TEST_F(ReadSettings, WantsAFolderOfMigrations) {
  file("plain");
  const std::pair<std::string, std::string> cases[] = {
      {".", ""}, {"missing", "there is no folder missing"}, {"plain", "plain is not a folder"}};
  for (const auto& [dir, what] : cases)
    EXPECT_EQ(what_of(require_migrations(*read_settings({.dir = dir}))), what) << dir;
}

TEST_F(ReadSettings, NamesTheLocalDatabaseAfterTheProject) {
  file("My-Shop/db/migrations/001_a.sql");
  file("shop/migrations/001_a.sql");
  file("other/sql/001_a.sql");
  const auto name = [](const Path& dir) { return Settings{.migrations = dir}.local_database(); };
  const std::pair<std::string, std::string> cases[] = {{"My-Shop/db/migrations", "db_"},
                                                       {"shop/migrations", "shop_"},
                                                       {"other/sql", "sql_"},
                                                       {"not/there/migrations", "there_"}};
  for (const auto& [dir, start] : cases) {
    EXPECT_TRUE(name(dir).starts_with(start)) << name(dir);
    EXPECT_EQ(name(dir).size(), start.size() + 8);
    EXPECT_EQ(name(dir), name(here() / dir));
    EXPECT_EQ(name(dir), name(dir + "/"));
    EXPECT_EQ(name(dir), name("./shop/../" + dir));
  }
  fs::create_directory_symlink(here() / "shop", here() / "link");
  EXPECT_EQ(name("link/migrations"), name("shop/migrations"));
  EXPECT_NE(name("shop/migrations"), name("shop"));
  EXPECT_LE(name(std::string(100, 'x')).size(), 63u);
}

TEST(ParseDuration, WantsANumberAndAUnit) {
  const std::pair<std::string_view, long> cases[] = {
      {"0", 0},           {"0s", 0},         {"500ms", 500},    {"30s", 30'000},
      {" 30 s ", 30'000}, {"2min", 120'000}, {"1h", 3'600'000}, {"1000000ms", 1'000'000},
  };
  for (const auto& [text, milliseconds] : cases) {
    const auto parsed = parse_duration(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(*parsed, Milliseconds(milliseconds)) << text;
  }
  for (std::string_view bad : {"", " ", "s", "30", "-1s", "1.5s", "5m", "5 seconds", "1S", "1s1",
                               "1000001s", "99999999999999999999s", "ten"}) {
    EXPECT_TRUE(has(what_of(parse_duration(bad)), "this is not a time: ")) << bad;
    EXPECT_EQ(hint_of(parse_duration(bad)), "say 500ms, 30s, 5min or 0");
  }
}

}  // namespace
}  // namespace shale
