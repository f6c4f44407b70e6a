// Shale's own layout, which is golang-migrate's too:
//
//   <version>_<name>.up.sql and, if there is one, <version>_<name>.down.sql
//   <version>_<name>.sql                  one file; its down may follow "-- shale: down"
//   <version>_<name>.<ext>, executable    a runner
//
// Folders inside are for people, but for archive/: what rests there does not run.
#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "base/parallel.h"
#include "base/text.h"
#include "migration/format.h"

namespace shale::formats_::in_native {
namespace {

struct Parsed {
  enum class Part { none, up, down, whole, runner } part = Part::none;
  std::string stem{};
  std::string version{};
  std::string name{};
};

std::string_view leading_digits(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
}

bool in_archive(const Path& file, const Path& root) {
  const Path inside = file.lexically_relative(root).parent_path();
  return std::ranges::any_of(inside, [](const Path& part) { return part == "archive"; });
}

// db_00001.sql, V0001.name.sql: what stands before the number, if it is the same for all. Flyway's
// names (V1_1__x) mean something else and are not read this way.
std::string common_prefix(const Listing& listing) {
  std::string common;
  for (const Path& path : listing.files) {
    const std::string file = path.filename().string();
    if (!lower(file).ends_with(".sql")) continue;
    const std::string prefix = file.substr(0, file.find_first_of("0123456789"));
    if (prefix.empty() || prefix.size() == file.size() || contains(file, "__")) return "";
    if (common.empty()) common = prefix;
    if (prefix != common) return "";
  }
  return common;
}

// V1_1__x.sql, its undo U1_1__x.sql, and R__x.sql, which runs whenever it changes.
bool is_flyways(const Path& path) {
  const std::string file = path.filename().string();
  const std::size_t mark = file.find("__");
  if (mark == file.npos || !contains("VUR", file.substr(0, 1))) return false;
  return file.substr(1, mark - 1).find_first_not_of("0123456789._") == file.npos;
}

// 002.undo.name.sql, which takes 002.do.name.sql back, as postgrator names them.
bool is_undo(std::string_view name) {
  return name == "undo" || name.starts_with("undo.");
}

// What "001_name_down.sql" is the down of, if that is what is meant by it.
std::string_view without_direction(std::string_view stem) {
  for (std::string_view ending : {"_down", "_up"})
    if (stem.ends_with(ending)) return stem.substr(0, stem.size() - ending.size());
  return {};
}

Parsed parse(const Path& path, std::string_view prefix) {
  const std::string file = path.filename().string();
  Parsed out;
  std::string_view stem = file;
  const auto cut = [&](std::string_view suffix) {
    if (stem.size() <= suffix.size() ||
        !same_ignoring_case(stem.substr(stem.size() - suffix.size()), suffix))
      return false;
    stem.remove_suffix(suffix.size());
    return true;
  };
  if (cut(".up.sql")) {
    out.part = Parsed::Part::up;
  } else if (cut(".down.sql")) {
    out.part = Parsed::Part::down;
  } else if (cut(".sql")) {
    out.part = Parsed::Part::whole;
  } else if (is_executable(path) && !leading_digits(file).empty()) {
    out.part = Parsed::Part::runner;
    stem = stem.substr(0, stem.rfind('.'));
  }
  out.stem = stem;
  if (stem.starts_with(prefix)) stem.remove_prefix(prefix.size());
  out.version = leading_digits(stem);
  out.name = stem.substr(out.version.size());
  out.name.erase(0, std::min(out.name.find_first_not_of("_-. "), out.name.size()));
  return out;
}

// Reads what the file says of itself; its text is kept if it has so many bytes at most.
Status read_up(Migration& migration, std::size_t room) {
  if (migration.runner) {
    TRY(program, read_file(migration.up));
    migration.checksum = raw_checksum(program);
    if (!contains(program, "shale:") && !contains(program, "ependencies")) return ok();
    TRY(top, read_program_comment(program, migration.up));
    migration.header = std::move(top.header);
    migration.directives = std::move(top.directives);
    return ok();
  }
  TRY(text, read_sql_file(migration.up));
  TRY(top, read_top_comment(text, migration.up));
  CHECK(check_directives(text, migration.up));
  migration.header = std::move(top.header);
  migration.directives = std::move(top.directives);
  if (migration.directives.prints_sql)
    return Error{.what = shown(migration.up) + " says that it prints SQL, and is no program",
                 .hint = "take the line away; or make it a program, without .sql and executable"};
  const auto cut = down_section(text);
  migration.down_in_file = cut.has_value();
  migration.checksum = raw_checksum(std::string_view(text).substr(0, cut.value_or(text.size())));
  if (text.size() <= room) migration.text = std::make_shared<const std::string>(std::move(text));
  return ok();
}

// golang-migrate pairs up and down by the version alone, so the names may differ.
Migration* partner(std::vector<Migration>& migrations, const Parsed& down) {
  Migration* found = nullptr;
  for (Migration& migration : migrations) {
    if (migration.stem == down.stem) return &migration;
    if (migration.version != down.version || migration.down) continue;
    if (found != nullptr) return nullptr;  // two could be meant
    found = &migration;
  }
  return found;
}

class Reader {
 public:
  explicit Reader(Listing listing)
      : listing_(std::move(listing)), prefix_(common_prefix(listing_)) {
    says_up_ = std::ranges::any_of(listing_.files, [](const Path& path) {
      return lower(path.filename().string()).ends_with(".up.sql");
    });
  }

  Result<Folder> read() {
    folder_.migrations.reserve(listing_.files.size());
    for (Path& path : listing_.files) CHECK(take(std::move(path)));
    listing_.files = {};
    CHECK(read_ups());
    // The same stem first, so that a partner by version alone never takes another's place.
    std::ranges::stable_partition(downs_,
                                  [&](const auto& d) { return index_.contains(d.first.stem); });
    for (const auto& [parsed, path] : downs_) CHECK(pair(parsed, path));
    return std::move(folder_);
  }

 private:
  Status take(Path path) {
    const Parsed parsed = parse(path, prefix_);
    if (parsed.part == Parsed::Part::none || in_archive(path, listing_.root)) return ok();
    if (parsed.version.empty()) {
      folder_.strays.push_back(shown(path) +
                               (is_flyways(path)
                                    ? " is named as Flyway's migrations are, which shale does "
                                      "not read: it has no version, and is not applied"
                                    : " has no version (its name does not start with a "
                                      "number); it is not applied"));
      return ok();
    }
    if (parsed.part == Parsed::Part::whole && lacks_a_dot(parsed.stem)) {
      folder_.strays.push_back(shown(path) +
                               " is not applied: its name lacks the dot of .up.sql or .down.sql");
      return ok();
    }
    if (parsed.part == Parsed::Part::whole && is_undo(parsed.name)) {
      folder_.strays.push_back(shown(path) +
                               " is not applied: by its name it takes another back, "
                               "which shale calls .down.sql");
      return ok();
    }
    if (parsed.part == Parsed::Part::down) {
      downs_.emplace_back(parsed, std::move(path));
      return ok();
    }
    const auto [known, fresh] = index_.emplace(parsed.stem, folder_.migrations.size());
    if (!fresh)
      return Error{.what = "two files are the migration " + parsed.stem + ": " +
                           shown(folder_.migrations[known->second].up) + " and " + shown(path),
                   .hint = "a migration is known by its file name alone: rename one of them"};
    folder_.migrations.push_back({.stem = parsed.stem,
                                  .version = parsed.version,
                                  .name = parsed.name,
                                  .up = std::move(path),
                                  .runner = parsed.part == Parsed::Part::runner});
    return ok();
  }

  // Reading is most of the work on a large folder. The first error in the folder's order is told.
  Status read_ups() {
    constexpr std::size_t kept_at_most = 32 << 20;
    const std::size_t count = folder_.migrations.size();
    const std::size_t room =
        listing_.texts == Texts::kept ? kept_at_most / std::max<std::size_t>(1, count) : 0;
    std::mutex mutex;
    std::optional<std::pair<std::size_t, Error>> first;
    each_in_parallel(count, [&](std::size_t i) {
      Status read = read_up(folder_.migrations[i], room);
      if (read) return;
      const std::lock_guard lock(mutex);
      if (!first || i < first->first) first.emplace(i, std::move(read).error());
    });
    if (first) return std::move(first->second);
    return ok();
  }

  // A folder that says .up.sql, or has a 001_name.sql, means a down by "001_name_down.sql"; it must
  // not run as an up. "002_sign_up.sql" is one, unless there is a 002_sign.
  bool lacks_a_dot(std::string_view stem) const {
    const std::string_view of = without_direction(stem);
    return !of.empty() && ((says_up_ && stem.ends_with("_down")) || index_.contains(of));
  }

  Status pair(const Parsed& down, const Path& path) {
    Migration* up = nullptr;
    if (const auto known = index_.find(down.stem); known != index_.end()) {
      up = &folder_.migrations[known->second];
    } else {
      up = partner(folder_.migrations, down);
    }
    if (up == nullptr) {
      folder_.strays.push_back(shown(path) + " has no up file beside it");
      return ok();
    }
    if (up->down || up->down_in_file)
      return Error{.what = up->stem + " has two downs: " +
                           shown(up->down_in_file ? up->up : *up->down) + " and " + shown(path),
                   .hint = "keep one of them"};
    up->down = path;
    return ok();
  }

  Listing listing_;
  std::string prefix_;    // what stands before every number
  bool says_up_ = false;  // does the folder use .up.sql?
  Folder folder_;
  std::map<std::string, std::size_t, std::less<>> index_;  // of the migrations, by stem
  std::vector<std::pair<Parsed, Path>> downs_;
};

}  // namespace

extern const Format native;
constinit const Format native{
    .name = "native",
    .summary = "NNN_name.up.sql with .down.sql (as golang-migrate), or NNN_name.sql",
    .fits = [](const Listing&) { return 1; },
    .read = [](Listing listing) { return Reader(std::move(listing)).read(); },
};

}  // namespace shale::formats_::in_native
