#include "schema/source.h"

#include <filesystem>

#include <fmt/format.h>

#include "base/process.h"
#include "base/text.h"
#include "migration/migration.h"
#include "run/replay.h"
#include "server/snapshot.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

// What is not the application's: the history that shale itself keeps is left out by the reader.
Result<Catalog> read_catalog(Connection& connection) {
  return Catalog::read(connection);
}

Error unknown(std::string_view name) {
  return Error{.what = fmt::format(
                   "{} is no schema: neither a folder, a file, a database nor a revision", name),
               .hint =
                   "a schema is named like migrations, migrations@022, main:migrations, "
                   "schema.sql, postgresql://…, db or local"};
}

// The folder as it was when its last migration was `version`, which may be a stem.
Status cut_behind(Folder& folder, const std::string& version) {
  for (std::size_t i = folder.migrations.size(); i-- > 0;) {
    const Migration& migration = folder.migrations[i];
    if (migration.stem != version &&
        !(is_digits(version) && compare_versions(migration.version, version) == 0))
      continue;
    folder.migrations.resize(i + 1);
    return ok();
  }
  return Error{.what = fmt::format("there is no migration {} in {}", version, folder.root.string()),
               .hint = "shale status lists them"};
}

Result<Schema> from_folder(const Settings& settings, const Folder& folder, Observer& observer) {
  TRY(server, Server::start(server_options(settings)));
  TRY(replayed, replay(server, folder, observer));
  TRY(scratch, ScratchDatabase::make(server, replayed.database));
  TRY(connection, scratch.connect());
  Schema schema;
  TRY(catalog, read_catalog(connection));
  schema.catalog = std::move(catalog);
  return schema;
}

Result<Schema> from_folder(const Settings& settings, const Path& path, const std::string& version,
                           Observer& observer) {
  TRY(folder, read_folder(path));
  if (folder.migrations.empty())
    return Error{.what = fmt::format("there is no migration in {}", path.string()),
                 .hint = "name the folder that holds the .sql files"};
  if (!version.empty()) CHECK(cut_behind(folder, version));
  return from_folder(settings, folder, observer);
}

// A file is a folder of one.
Result<Schema> from_file(const Settings& settings, const Path& path, Observer& observer) {
  TRY(text, read_sql_file(path));
  Folder folder{.root = path.parent_path(), .format = "native"};
  folder.migrations.push_back(
      {.stem = path.stem().string(), .version = "1", .up = path, .checksum = raw_checksum(text)});
  return from_folder(settings, folder, observer);
}

Result<Schema> from_database(const Target& target, bool live) {
  TRY(connection, Connection::open(target));
  Schema schema;
  schema.live = live;
  auto catalog = read_catalog(connection);
  if (!catalog)
    return std::move(catalog).error().while_doing("reading the schema of " + target.shown());
  schema.catalog = std::move(*catalog);
  return schema;
}

// The folder of a revision, written to a temporary one by git itself.
Result<Schema> from_revision(const Settings& settings, std::string_view name, Observer& observer) {
  const std::size_t colon = name.find(':');
  const std::string revision(name.substr(0, colon));
  std::string path(name.substr(colon + 1)), version;
  if (const std::size_t sign = path.rfind('@'); sign != std::string::npos)
    version = path.substr(sign + 1), path.resize(sign);
  TRY(known,
      run_program({.arguments = {"git", "rev-parse", "--verify", "--quiet", revision + "^{commit}"},
                   .output = Output::caught}));
  if (known.exit_code != 0)
    return Error{.what = fmt::format("there is no git revision {}", revision),
                 .hint =
                     "git log --oneline --all lists them; a schema is also a folder, a .sql file "
                     "or a database"};
  TRY(folder, TemporaryFolder::make());
  const Path archive = folder.path() / "files.tar";
  TRY(packed, run_program({.arguments = {"git", "archive", "--format=tar", "-o", archive.string(),
                                         revision, "--", path},
                           .output = Output::caught}));
  if (packed.exit_code != 0)
    return Error{.what = fmt::format("there is no {} at revision {}", path, revision),
                 .hint = fmt::format("git ls-tree {} lists what is there", revision)};
  TRY(unpacked,
      run_program({.arguments = {"tar", "-xf", archive.string(), "-C", folder.path().string()},
                   .output = Output::caught}));
  if (unpacked.exit_code != 0)
    return Error{.fault = Fault::internal, .what = "tar: " + unpacked.output};
  const Path there = folder.path() / path;
  if (!fs::is_directory(there)) return from_file(settings, there, observer);
  return from_folder(settings, there, version, observer);
}

Result<Schema> find_schema(const Settings& settings, std::string_view name, Observer& observer) {
  if (contains(name, "://")) {
    TRY(target, Target::parse(name));
    return from_database(target, true);
  }
  if (name == "local" || name == "db") {
    Settings own = settings;
    if (name == "local") own.database_url.clear(), own.from_pg_variables = false;
    if (name == "db" && settings.local())
      return Error{.what = "db is the database that DATABASE_URL names, and there is none",
                   .hint = "set DATABASE_URL or --database-url, or say local"};
    CHECK(make_database(own));
    TRY(database, project_database(own));
    return from_database(database.target, name == "db");
  }
  std::error_code failed;
  if (fs::is_directory(Path(name), failed)) return from_folder(settings, Path(name), "", observer);
  if (fs::exists(Path(name), failed)) return from_file(settings, Path(name), observer);
  if (const std::size_t sign = name.rfind('@');
      sign != std::string_view::npos && fs::is_directory(Path(name.substr(0, sign)), failed))
    return from_folder(settings, Path(name.substr(0, sign)), std::string(name.substr(sign + 1)),
                       observer);
  if (contains(name, ":")) return from_revision(settings, name, observer);
  return unknown(name);
}

}  // namespace

Result<Schema> read_schema(const Settings& settings, std::string_view name, Observer& observer) {
  TRY(schema, find_schema(settings, name, observer));
  schema.name = std::string(name);
  schema.shown = redacted(name);
  return schema;
}

}  // namespace shale
