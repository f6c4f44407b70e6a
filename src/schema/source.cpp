#include "schema/source.h"

#include <algorithm>
#include <filesystem>
#include <future>

#include <fmt/format.h>

#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"
#include "diff/labels.h"
#include "migration/migration.h"
#include "run/history.h"
#include "run/replay.h"
#include "server/snapshot.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

// What is not the application's: the history that shale itself keeps is left out by the reader, and
// the table of a tool that the database was taken over from here.
Result<Catalog> read_catalog(Connection& connection, bool on_one_connection = false) {
  CatalogOptions options;
  options.on_one_connection = on_one_connection;
  TRY(others, tables_of_others(connection));
  options.left_out = std::move(others);
  return Catalog::read(connection, options);
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

// What a name stands for, before it is read.
struct Source {
  std::optional<Folder> folder{};  // or else a database
  Target database{};
  bool live = false;
  std::string revision{};                    // "main:"
  std::shared_ptr<TemporaryFolder> files{};  // what it was unpacked to
};

Result<Source> folder_source(const Path& path, const std::string& version) {
  TRY(folder, read_folder(path));
  CHECK(check_versions(folder));
  if (folder.migrations.empty())
    return Error{.what = fmt::format("there is no migration in {}", path.string()),
                 .hint = "name the folder that holds the .sql files"};
  if (!version.empty()) CHECK(cut_behind(folder, version));
  return Source{.folder = std::move(folder)};
}

// A file is a folder of one.
Result<Source> file_source(const Path& path) {
  TRY(text, read_sql_file(path));
  Folder folder{.root = path.parent_path(), .format = "native"};
  folder.migrations.push_back(
      {.stem = path.stem().string(), .version = "1", .up = path, .checksum = raw_checksum(text)});
  return Source{.folder = std::move(folder)};
}

// The folder of a revision, written to a temporary one by git itself.
Result<Source> revision_source(std::string_view name) {
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
  TRY(made, TemporaryFolder::make());
  const auto files = std::make_shared<TemporaryFolder>(std::move(made));
  const Path archive = files->path() / "files.tar";
  TRY(packed, run_program({.arguments = {"git", "archive", "--format=tar", "-o", archive.string(),
                                         revision, "--", path},
                           .output = Output::caught}));
  if (packed.exit_code != 0)
    return Error{.what = fmt::format("there is no {} at revision {}", path, revision),
                 .hint = fmt::format("git ls-tree {} lists what is there", revision)};
  TRY(unpacked,
      run_program({.arguments = {"tar", "-xf", archive.string(), "-C", files->path().string()},
                   .output = Output::caught}));
  if (unpacked.exit_code != 0)
    return Error{.fault = Fault::internal, .what = "tar: " + unpacked.output};
  const Path there = files->path() / path;
  TRY(source, fs::is_directory(there) ? folder_source(there, version) : file_source(there));
  source.revision = revision + ":";
  source.files = files;
  return source;
}

Result<Source> find_source(const Settings& settings, std::string_view name) {
  if (contains(name, "://")) {
    TRY(target, Target::parse(name));
    return Source{.database = std::move(target), .live = true};
  }
  if (name == "local" || name == "db") {
    Settings own = settings;
    if (name == "local") own.database_url.clear(), own.from_pg_variables = false;
    if (name == "db" && settings.local())
      return Error{.what = "db is the database that DATABASE_URL names, and there is none",
                   .hint = "set DATABASE_URL or --database-url, or say local"};
    CHECK(make_database(own));
    TRY(database, project_database(own));
    return Source{.database = database.target, .live = name == "db"};
  }
  std::error_code failed;
  if (fs::is_directory(Path(name), failed)) return folder_source(Path(name), "");
  if (fs::exists(Path(name), failed)) return file_source(Path(name));
  if (const std::size_t sign = name.rfind('@');
      sign != std::string_view::npos && fs::is_directory(Path(name.substr(0, sign)), failed))
    return folder_source(Path(name.substr(0, sign)), std::string(name.substr(sign + 1)));
  if (contains(name, ":")) return revision_source(name);
  return unknown(name);
}

Result<Catalog> read_scratch(const ScratchDatabase& scratch) {
  TRY(connection, scratch.connect());
  return read_catalog(connection);
}

// The schema that the replays of a source have led to.
Result<Schema> read_replayed(const ScratchDatabase& scratch, const Source& source,
                             std::string_view name) {
  Schema schema{.name = std::string(name), .shown = redacted(name)};
  TRY(connection, scratch.connect());
  TRY(catalog, read_catalog(connection));
  TRY(written, read_written(connection));
  schema.catalog = std::move(catalog);
  schema.replays = Replays{.folder = *source.folder,
                           .revision = source.revision,
                           .unpacked = source.files ? source.files->path() : Path(),
                           .files = source.files,
                           .written = std::move(written)};
  return schema;
}

Result<Schema> read_source(const Settings& settings, const Source& source, std::string_view name,
                           Observer& observer, bool beside_another = false) {
  if (source.folder) {
    TRY(server, Server::start(server_options(settings)));
    TRY(replayed, replay(server, *source.folder, observer));
    TRY(scratch, ScratchDatabase::make(server, replayed.database));
    return read_replayed(scratch, source, name);
  }
  Schema schema{.name = std::string(name), .shown = redacted(name), .live = source.live};
  TRY(connection, Connection::open(source.database));
  auto catalog = read_catalog(connection, beside_another);
  if (!catalog)
    return std::move(catalog).error().while_doing("reading the schema of " +
                                                  source.database.shown());
  schema.catalog = *std::move(catalog);
  return schema;
}

// How many migrations two replays begin with together.
std::size_t common_prefix(const ReplayPlan& a, const ReplayPlan& b) {
  const std::size_t most = std::min(a.keys.size(), b.keys.size());
  std::size_t n = 0;
  while (n < most && a.keys[n] == b.keys[n]) ++n;
  return n - 1;  // keys[0] is of none
}

Folder cut_to(const Folder& folder, const ReplayPlan& plan, std::size_t count) {
  Folder first = folder;
  const auto end =
      std::ranges::find(first.migrations, plan.migrations[count - 1]->stem, &Migration::stem);
  first.migrations.erase(end + 1, first.migrations.end());
  return first;
}

// A copy of `base` with the migrations behind the first `count`.
Result<Schema> read_behind(const Server& server, const std::string& base, const ReplayPlan& plan,
                           std::size_t count, const Source& source, std::string_view name,
                           Observer& observer) {
  TRY(scratch, replay_on(server, base,
                         {plan.migrations.begin() + static_cast<std::ptrdiff_t>(count),
                          plan.migrations.end()},
                         observer));
  return read_replayed(scratch, source, name);
}

// What was there at the common point is the same if its oid is; what came later on two branches may
// have got the same oid by chance.
std::vector<Rename> followed(const Catalog& base, const SchemaPair& pair) {
  std::vector<Rename> all = renames_by_address(pair.a.catalog, pair.b.catalog);
  std::erase_if(all, [&](const Rename& r) {
    const int index = base.at(r.from->address);
    if (index < 0) return true;
    const Object& object = base.objects()[static_cast<std::size_t>(index)];
    return object.address != r.from->address || (r.of_label() && !has_label(object, r));
  });
  return all;
}

}  // namespace

Result<Schema> read_schema(const Settings& settings, std::string_view name, Observer& observer) {
  TRY(source, find_source(settings, name));
  return read_source(settings, source, name, observer);
}

Result<SchemaPair> read_schemas(const Settings& settings, std::string_view a, std::string_view b,
                                Observer& observer) {
  TRY(left, find_source(settings, a));
  TRY(right, find_source(settings, b));
  SchemaPair pair;
  if (left.folder && right.folder) {
    TRY(server, Server::start(server_options(settings)));
    TRY(left_plan, plan_replay(server, *left.folder));
    TRY(right_plan, plan_replay(server, *right.folder));
    const std::size_t common = common_prefix(left_plan, right_plan);
    if (common > 0) {
      TRY(base, replay(server, cut_to(*left.folder, left_plan, common), observer));
      TRY(schema_a, read_behind(server, base.database, left_plan, common, left, a, observer));
      TRY(schema_b, read_behind(server, base.database, right_plan, common, right, b, observer));
      pair.a = std::move(schema_a);
      pair.b = std::move(schema_b);
      TRY(scratch, ScratchDatabase::make(server, base.database));
      TRY(catalog, read_scratch(scratch));
      pair.renames = followed(catalog, pair);
      return pair;
    }
  }
  // Two databases are read at once; replays speak of their progress, one after the other.
  const bool both_live = !left.folder && !right.folder;
  auto reading = std::async(both_live ? std::launch::async : std::launch::deferred, [&] {
    if (both_live) take_thread_memory_in_large_pieces();
    return read_source(settings, left, a, observer, both_live);
  });
  if (!both_live) reading.wait();
  auto schema_b = read_source(settings, right, b, observer, both_live);
  auto schema_a = reading.get();
  if (!schema_a) return std::move(schema_a).error();
  if (!schema_b) return std::move(schema_b).error();
  pair.a = *std::move(schema_a);
  pair.b = *std::move(schema_b);
  return pair;
}

}  // namespace shale
