// The project that shale works for: its settings, its migrations, its database.
//
// Settings come, the later the stronger, from shale.toml, .env, the environment, the flags.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "base/result.h"
#include "pg/target.h"
#include "server/server.h"

namespace shale {

struct Folder;

// What the command line says; absent is not said.
struct Overrides {
  std::optional<std::string> dir{};
  std::optional<std::string> database_url{};
  std::optional<std::string> config{};
};

enum class OutOfOrder { refuse, allow };

struct Settings {
  Path root{};                 // the folder of shale.toml, else the working folder
  Path config{};               // shale.toml; empty if there is none
  Path migrations{};           // the folder
  std::string database_url{};  // empty: the local server, or libpq's PG* if `from_environment`
  bool from_pg_variables = false;
  std::string source{};      // where the database was named: "--database-url", "DATABASE_URL", …
  std::string postgres{};    // which server binaries, for the local server: "", a major, a folder
  std::string server_url{};  // a server to try things on, instead of the local one; empty: that
  std::vector<std::string> schemas{};  // managed; empty: found by a replay
  bool is_protected = false;
  OutOfOrder out_of_order = OutOfOrder::refuse;
  Milliseconds lock_timeout{5'000};
  int lock_retries = 10;
  Milliseconds runner_timeout{1'800'000};  // of a migration that is a program; 0: none
  std::string numbering{};                 // of new migrations; empty: the folder's habit

  bool local() const { return database_url.empty() && !from_pg_variables; }
  // The name of the project's database on the local server.
  std::string local_database() const;
};

// Reads the settings. A folder of migrations need not exist yet: see require_migrations.
Result<Settings> read_settings(const Overrides& overrides);
// Where projects keep their migrations, below their root, the likeliest first.
std::span<const std::string_view> usual_migration_places();
Status require_migrations(const Settings& settings);
// The folder, which has to be there, and has to have migrations if it has files that look like
// some.
Result<Folder> read_migrations(const Settings& settings);

// "30s", "500ms", "2min", "0".
Result<Milliseconds> parse_duration(std::string_view text);

// The database that the project works on. The local server is started; see make_database.
struct Database {
  Target target{};
  std::string shown{};  // for the first line of what we say
  bool local = false;
  std::vector<std::string> notes{};
};
Result<Database> project_database(const Settings& settings);
// Makes the project's database on the local server if it is missing; elsewhere it does nothing.
Status make_database(const Settings& settings);
ServerOptions server_options(const Settings& settings);

}  // namespace shale
