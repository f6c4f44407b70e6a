#include "server/binaries.h"

#include <algorithm>
#include <cstdlib>

#include "base/process.h"
#include "base/text.h"
#include "server/cache.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

// Clients alone, as Debian's postgresql-client installs them, have neither.
bool can_serve(const Path& folder) {
  return is_executable(folder / "initdb") && is_executable(folder / "postgres");
}

// The folders below `parent` that start with `prefix`, with `below` added, in the order of names.
void add_matching(std::vector<Path>& found, const Path& parent, std::string_view prefix,
                  const char* below) {
  std::error_code code;
  std::vector<Path> here;
  for (fs::directory_iterator it(parent, code); !code && it != fs::directory_iterator();
       it.increment(code))
    if (it->path().filename().string().starts_with(prefix)) here.push_back(it->path() / below);
  std::ranges::sort(here);
  found.insert(found.end(), here.begin(), here.end());
}

std::vector<Path> candidates(const Path& cache) {
  std::vector<Path> found;
  if (const auto named = environment("SHALE_PG_BIN")) {
    for (std::string_view folder : split(*named, ':'))
      if (!folder.empty()) found.emplace_back(folder);
    return found;
  }
  if (const auto config = find_program("pg_config"))
    if (const std::string folder = remembered_answer(cache, *config, "--bindir"); !folder.empty())
      found.emplace_back(folder);
  std::error_code code;
  const std::string path = environment("PATH").value_or("");
  for (std::string_view folder : split(path, ':'))
    if (const Path postgres = Path(folder) / "postgres"; is_executable(postgres))
      found.push_back(fs::canonical(postgres, code).parent_path());
  add_matching(found, "/usr/lib/postgresql", "", "bin");
  add_matching(found, "/usr", "pgsql-", "bin");
  add_matching(found, "/opt/homebrew/opt", "postgresql@", "bin");
  add_matching(found, "/usr/local/opt", "postgresql@", "bin");
  found.emplace_back("/usr/local/pgsql/bin");
  return found;
}

// Empty if the folder holds no server that works.
std::optional<Binaries> look_into(const Path& folder, const Path& cache) {
  std::error_code code;
  const Path whole = fs::canonical(folder, code);
  if (code || !can_serve(whole)) return std::nullopt;
  const std::string version = version_in(remembered_answer(cache, whole / "postgres", "--version"));
  if (version.empty()) return std::nullopt;
  return Binaries{.folder = whole, .major = std::atoi(version.c_str()), .version = version};
}

std::string shown_list(const std::vector<Binaries>& all) {
  std::vector<std::string> parts;
  for (const Binaries& one : all) parts.push_back(one.version + " in " + one.folder.string());
  return join(parts, ", ");
}

Error none_found() {
  const std::string hint =
      "install it (apt-get install postgresql, dnf install postgresql-server, brew install "
      "postgresql@17), name its folder in SHALE_PG_BIN, or give a database in DATABASE_URL";
  if (const auto named = environment("SHALE_PG_BIN"))
    return {.what = "no PostgreSQL server in SHALE_PG_BIN: " + *named,
            .hint = "name the folder that holds initdb and postgres (clients alone don't do)"};
  return {.what = "there is no PostgreSQL server on this machine", .hint = hint};
}

}  // namespace

std::string version_in(std::string_view answer) {
  constexpr std::string_view mark = "(PostgreSQL) ";
  const std::size_t at = answer.find(mark);
  if (at == answer.npos) return "";
  const std::string_view rest = answer.substr(at + mark.size());
  const std::string_view version = rest.substr(0, rest.find(' '));
  if (version.empty() || version[0] < '1' || version[0] > '9') return "";
  return std::string(version);
}

std::vector<Binaries> all_binaries(const Path& cache) {
  const Path folder = cache.empty() ? default_cache() : cache;
  std::vector<Binaries> all;
  for (const Path& candidate : candidates(folder)) {
    const std::optional<Binaries> one = look_into(candidate, folder);
    if (one && std::ranges::find(all, one->folder, &Binaries::folder) == all.end())
      all.push_back(*one);
  }
  std::ranges::stable_sort(all, std::ranges::greater(), &Binaries::major);
  return all;
}

Result<Binaries> find_binaries(const std::string& pinned, const Path& cache) {
  if (contains(pinned, "/")) {
    if (const auto one = look_into(pinned, cache.empty() ? default_cache() : cache)) return *one;
    return Error{.what = "no PostgreSQL server in " + pinned,
                 .hint = "name the folder that holds initdb and postgres"};
  }
  if (!pinned.empty() && !is_digits(pinned))
    return Error{.what = "this is no PostgreSQL version: " + pinned,
                 .hint = "give a major version (15) or the folder of initdb and postgres"};
  const std::vector<Binaries> all = all_binaries(cache);
  if (all.empty()) return none_found();
  if (pinned.empty()) return all[0];
  const auto found = std::ranges::find(all, std::atoi(pinned.c_str()), &Binaries::major);
  if (found != all.end()) return *found;
  return Error{.what = "PostgreSQL " + pinned + " is not on this machine",
               .hint = "install it (apt-get install postgresql-" + pinned +
                       "), or name its folder in SHALE_PG_BIN; found: " + shown_list(all)};
}

}  // namespace shale
