#include "squash/place.h"

#include <set>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

Error failed(std::string_view doing, const Path& path, const std::string& why) {
  return Error{.what = fmt::format("{} {}: {}", doing, path.string(), why),
               .hint = "the folder of migrations is as it was"};
}

Status write_all(const Squash& squash, const Path& folder) {
  CHECK(make_folders(folder));
  for (const SquashedFile& file : squash.files) {
    if (!file.program.empty()) {
      std::error_code code;
      fs::copy_file(file.program, folder / (file.stem + file.program.extension().string()), code);
      if (code) return failed("copying", file.program, code.message());
      continue;
    }
    CHECK(write_file(folder / (file.stem + ".up.sql"), file.up));
    CHECK(write_file(folder / (file.stem + ".down.sql"), file.down));
  }
  return write_file(folder / squash_proof_name, squash_proof_json(squash.proof));
}

std::set<Path> files_of_originals(const Squash& squash) {
  std::set<Path> all;
  for (const Migration& m : squash.originals.migrations) {
    all.insert(m.up.lexically_normal());
    if (m.down) all.insert(m.down->lexically_normal());
  }
  return all;
}

// Everything that is there, the originals below archive/.
Status copy_old(const Squash& squash, const Path& from, const Path& to) {
  const std::set<Path> pressed = files_of_originals(squash);
  std::error_code code;
  for (fs::recursive_directory_iterator it(from, code), end; !code && it != end;
       it.increment(code)) {
    const Path path = it->path();
    const Path inside = path.lexically_relative(from);
    if (it->is_directory() && !it->is_symlink()) continue;
    const bool original = pressed.contains(path.lexically_normal());
    if (!original && inside == squash_proof_name) continue;  // of an earlier squash
    const Path target = original ? to / squash.proof.archive / inside : to / inside;
    CHECK(make_folders(target.parent_path()));
    fs::copy(path, target, fs::copy_options::copy_symlinks, code);
    if (code) return failed("copying", path, code.message());
  }
  if (code) return failed("reading", from, code.message());
  fs::permissions(to, fs::status(from, code).permissions(), code);
  return ok();
}

}  // namespace

Status write_squash(const Squash& squash, const Path& folder) {
  std::error_code code;
  if (fs::exists(folder, code) && !fs::is_empty(folder, code))
    return Error{.what = folder.string() + " is not empty", .hint = "name a new folder with --out"};
  const Path made = folder_beside(folder, ".shale-new");
  fs::remove_all(made, code);
  Status written = write_all(squash, made);
  if (written) {
    fs::remove(folder, code);
    fs::rename(made, folder, code);
    if (!code) return ok();
    written = failed("making", folder, code.message());
  }
  fs::remove_all(made, code);
  return written;
}

Status replace_folder(const Squash& squash, const Path& migrations) {
  const Path made = folder_beside(migrations, ".shale-new");
  std::error_code code;
  fs::remove_all(made, code);  // of one that was killed
  Status done = copy_old(squash, migrations, made);
  if (done) done = write_all(squash, made);
  if (done) done = exchange_folders(made, migrations);
  fs::remove_all(made, code);  // what was exchanged, or what did not come about
  return done;
}

}  // namespace shale
