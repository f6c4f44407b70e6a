#include "project/project.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/hash.h"
#include "base/process.h"
#include "base/text.h"
#include "migration/migration.h"
#include "project/settings_file.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> usual_places = {
    "migrations",     "db/migrations",       "database/migrations", "database/migration",
    "sql/migrations", "supabase/migrations", "src/migrations",      "db/migrate"};

// The nearest shale.toml in a folder or above it.
Path nearest_config(Path folder) {
  std::error_code code;
  for (folder = fs::absolute(folder, code).lexically_normal();; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "shale.toml", code)) return folder / "shale.toml";
    if (folder == folder.root_path() || folder.empty()) return {};
  }
}

bool has_migrations(const Path& folder) {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder, code)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".sql") && name.front() >= '0' && name.front() <= '9') return true;
  }
  return false;
}

Path usual_migrations(const Path& root) {
  std::error_code code;
  if (has_migrations(root)) return root;
  for (std::string_view place : usual_places)
    if (fs::is_directory(root / place, code)) return root / place;
  return root / "migrations";
}

// A URL, or "local" for the local server.
void take_url(Settings& settings, std::string url, std::string source) {
  settings.database_url = url == "local" ? "" : std::move(url);
  settings.from_pg_variables = false;
  settings.source = std::move(source);
}

// SHALE_DATABASE_URL beats DATABASE_URL, wherever each stands; PG* come last of the environment.
template <class Lookup>
Status take_environment(Settings& settings, Lookup lookup, const std::string& where) {
  for (const char* name : {"DATABASE_URL", "SHALE_DATABASE_URL"})
    if (std::optional<std::string> value = lookup(name); value && !value->empty())
      take_url(settings, *value, where + name);
  if (std::optional<std::string> value = lookup("SHALE_SERVER_URL"); value && !value->empty())
    settings.server_url = *value;
  if (std::optional<std::string> value = lookup("SHALE_PROTECTED"); value && !value->empty())
    settings.is_protected = *value != "0" && *value != "false";
  const std::pair<const char*, Milliseconds*> times[] = {
      {"SHALE_LOCK_TIMEOUT", &settings.lock_timeout},
      {"SHALE_RUNNER_TIMEOUT", &settings.runner_timeout}};
  for (const auto& [name, time] : times) {
    const std::optional<std::string> value = lookup(name);
    if (!value || value->empty()) continue;
    auto duration = parse_duration(*value);
    if (!duration) return std::move(duration).error().while_doing(where + name);
    *time = *duration;
  }
  return ok();
}

Status read_environment(Settings& settings) {
  const Path dotenv = settings.root / ".env";
  std::error_code code;
  if (fs::is_regular_file(dotenv, code)) {
    TRY(values, read_dotenv(dotenv));
    const auto lookup = [&](std::string_view name) -> std::optional<std::string> {
      for (auto value = values.rbegin(); value != values.rend(); ++value)
        if (value->first == name) return value->second;  // the last counts, as in a shell
      return std::nullopt;
    };
    CHECK(take_environment(settings, lookup, ".env: "));
  }
  if (environment("PGHOST") || environment("PGSERVICE") || environment("PGDATABASE")) {
    settings.database_url.clear();
    settings.from_pg_variables = true;
    settings.source = "PG* variables";
  }
  return take_environment(
      settings, [](const char* name) { return environment(name); }, "");
}

// A name that Postgres takes as it is: letters, digits and underscores.
std::string plain_name(std::string_view text) {
  std::string name;
  for (char c : lower(text)) name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  return name.empty() ? "project" : name.substr(0, 40);
}

}  // namespace

std::span<const std::string_view> usual_migration_places() {
  return usual_places;
}

Result<Milliseconds> parse_duration(std::string_view text) {
  const std::string_view trimmed = trim(text);
  const std::size_t unit_at = std::min(trimmed.find_first_not_of("0123456789"), trimmed.size());
  const std::string_view unit = trim(trimmed.substr(unit_at));
  long long number = 0;
  const auto [end, code] = std::from_chars(trimmed.data(), trimmed.data() + unit_at, number);
  long long factor = 0;
  if (unit == "ms") factor = 1;
  if (unit == "s" || (unit.empty() && number == 0)) factor = 1'000;
  if (unit == "min") factor = 60'000;
  if (unit == "h") factor = 3'600'000;
  if (unit_at == 0 || code != std::errc() || factor == 0 || number > 1'000'000)
    return Error{.what = "this is not a time: " + std::string(text),
                 .hint = "say 500ms, 30s, 5min or 0"};
  return Milliseconds(number * factor);
}

Result<Settings> read_settings(const Overrides& overrides) {
  std::error_code code;
  Settings settings;
  const Path start = overrides.dir ? Path(*overrides.dir) : fs::current_path(code);
  settings.config = overrides.config ? Path(*overrides.config) : nearest_config(start);
  if (overrides.config && !fs::is_regular_file(settings.config, code))
    return Error{.what = "there is no settings file " + *overrides.config};
  settings.root = settings.config.empty() ? fs::current_path(code)
                                          : fs::absolute(settings.config, code).parent_path();
  if (!settings.config.empty()) CHECK(read_toml(settings.config, settings));
  CHECK(read_environment(settings));
  if (overrides.database_url) take_url(settings, *overrides.database_url, "--database-url");
  if (overrides.dir) {
    settings.migrations = *overrides.dir;
  } else if (settings.migrations.empty()) {
    settings.migrations = usual_migrations(settings.root);
  }
  return settings;
}

Status require_migrations(const Settings& settings) {
  std::error_code code;
  if (fs::is_directory(settings.migrations, code)) return ok();
  if (fs::exists(settings.migrations, code))
    return Error{.what = shown(settings.migrations) + " is not a folder",
                 .hint = "--dir takes the folder that holds the migrations"};
  return Error{.what = "there is no folder " + shown(settings.migrations),
               .hint =
                   "name it with --dir, or in shale.toml: migrations = \"db/migrations\"; "
                   "shale new NAME starts one"};
}

Result<Folder> read_migrations(const Settings& settings) {
  CHECK(require_migrations(settings));
  TRY(folder, read_folder(settings.migrations));
  CHECK(check_versions(folder));
  return folder;
}

std::string Settings::local_database() const {
  std::error_code code;
  Path folder = fs::weakly_canonical(fs::absolute(migrations, code), code);
  if (!folder.has_filename()) folder = folder.parent_path();  // "db/migrations/"
  const Path named = folder.filename() == "migrations" ? folder.parent_path() : folder;
  return plain_name(named.filename().string()) + "_" + sha256(folder.string()).substr(0, 8);
}

ServerOptions server_options(const Settings& settings) {
  return ServerOptions{.pinned = settings.postgres, .url = settings.server_url};
}

Status make_database(const Settings& settings) {
  if (!settings.local()) return ok();
  TRY(server, Server::start(server_options(settings)));
  return server.ensure_database(settings.local_database());
}

Result<Database> project_database(const Settings& settings) {
  Database database;
  database.local = settings.local();
  if (!database.local) {
    auto target = Target::parse(settings.database_url);
    if (!target) return std::move(target).error().while_doing(settings.source);
    database.shown =
        settings.from_pg_variables ? "the database of the PG* variables" : target->shown();
    database.target = *std::move(target);
    return database;
  }
  TRY(server, Server::start(server_options(settings)));
  const std::string name = settings.local_database();
  database.target = server.target(name);
  database.shown = (server.is_local() ? "local database " : "database ") + name + " (PostgreSQL " +
                   server.binaries().version +
                   (server.is_local() ? ")" : ", " + server.target("").get("host") + ")");
  database.notes = server.notes();
  return database;
}

}  // namespace shale
