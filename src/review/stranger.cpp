#include "review/stranger.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

Error no_base(const std::string& what) {
  return Error{.what = what,
               .hint =
                   "--untrusted believes what a git revision has, and nothing else: name it with "
                   "--base REV, in a working tree of git"};
}

class Reader {
 public:
  Reader(const Overrides& overrides, std::string base, const std::vector<std::string>& named)
      : overrides_(overrides), base_(std::move(base)), named_(named) {}

  Result<Stranger> read() {
    CHECK(find_revision());
    TRY(files, TemporaryFolder::make());
    stranger_.files = std::make_shared<TemporaryFolder>(std::move(files));
    CHECK(read_settings_of_base());
    CHECK(check_links(here_));
    TRY(folder, read_folder(here_));
    CHECK(check_versions(folder));
    TRY(trusted, read_folder(there_));
    stranger_.trusted = std::move(trusted);
    CHECK(part(std::move(folder)));
    return std::move(stranger_);
  }

 private:
  // Where the working tree is, and the last of its revisions that the base has, too.
  Status find_revision() {
    std::error_code failed;
    start_ = fs::canonical(overrides_.dir.value_or("."), failed);
    if (failed) return Error{.what = "there is no folder " + overrides_.dir.value_or(".")};
    TRY(top, git(start_, {"rev-parse", "--show-toplevel"}));
    if (top.exit_code != 0)
      return no_base(fmt::format("{} is in no working tree of git", start_.string()));
    top_ = fs::canonical(std::string(trim(top.output)), failed);
    if (base_.empty()) base_ = usual_base(top_);
    if (base_.empty()) return no_base("there is nothing to compare with: no main branch");
    TRY(merged, git(top_, {"merge-base", base_, "HEAD"}));
    if (merged.exit_code != 0)
      return no_base(fmt::format("git knows no {} that this work comes from", base_));
    revision_ = trim(merged.output);
    return ok();
  }

  std::string within(const Path& path) const { return path.lexically_relative(top_).string(); }

  Result<bool> has(const std::string& path) const {
    TRY(seen, git(top_, {"cat-file", "-e", revision_ + ":" + (path == "." ? "" : path)}));
    return seen.exit_code == 0;
  }

  // Writes a file or a folder of the base, if it is there.
  Status unpack(const std::string& path) const {
    TRY(there, has(path));
    if (!there) return ok();
    const Path& files = stranger_.files->path();
    const std::string archive = (files / "files.tar").string();
    TRY(packed, git(top_, {"archive", "--format=tar", "-o", archive, revision_, "--", path}));
    if (packed.exit_code != 0)
      return Error{.what = "git archive: " + std::string(trim(packed.output))};
    TRY(unpacked, run_program({.arguments = {"tar", "-xf", archive, "-C", files.string()},
                               .output = Output::caught}));
    if (unpacked.exit_code != 0)
      return Error{.fault = Fault::internal, .what = "tar: " + unpacked.output};
    return ok();
  }

  // The shale.toml nearest above where we are; if the base has none, an empty one.
  Result<Path> unpack_config() const {
    for (Path folder = start_;; folder = folder.parent_path()) {
      const std::string path = within(folder / "shale.toml");
      TRY(there, has(path));
      if (there) {
        CHECK(unpack(path));
        return stranger_.files->path() / path;
      }
      if (folder == top_ || folder == folder.root_path()) break;
    }
    const Path empty = stranger_.files->path() / within(overrides_.dir ? top_ : start_);
    CHECK(make_folders(empty));
    CHECK(write_file(empty / "shale.toml", ""));
    return empty / "shale.toml";
  }

  Status read_settings_of_base() {
    if (overrides_.config)
      return Error{.what = "--config and --untrusted don't go together",
                   .hint = "what counts is the shale.toml of the base"};
    const Path& files = stranger_.files->path();
    TRY(config, unpack_config());
    for (std::string_view place : usual_migration_places())
      CHECK(unpack((config.parent_path() / place).lexically_relative(files).string()));
    Overrides own = overrides_;
    own.config = config.string();
    own.dir.reset();
    TRY(settings, read_settings(own));
    const Path folder = overrides_.dir
                            ? Path(within(start_))
                            : settings.migrations.lexically_normal().lexically_relative(files);
    if (folder.empty() || *folder.begin() == "..")
      return Error{.what = "the migrations lie outside of the working tree: " + folder.string(),
                   .hint = "name their folder with --dir"};
    here_ = (top_ / folder).lexically_normal();
    there_ = (files / folder).lexically_normal();
    CHECK(unpack(folder.string()));
    CHECK(make_folders(there_));
    settings.migrations = here_;
    stranger_.settings = std::move(settings);
    return require_migrations(stranger_.settings);
  }

  // A link could show any file of this machine, or one that never ends.
  Status check_links(const Path& folder) const {
    std::error_code failed;
    if (fs::canonical(folder, failed) != folder)
      return Error{.what = shown(folder) + " is a link to elsewhere",
                   .hint = "--untrusted reads only what lies in the folder itself"};
    for (const auto& entry : fs::recursive_directory_iterator(folder, failed)) {
      const bool link = entry.is_symlink(failed);
      const Path target =
          link ? fs::weakly_canonical(
                     entry.path().parent_path() / fs::read_symlink(entry.path(), failed), failed)
               : entry.path();
      if (target.lexically_relative(folder).string().starts_with(".."))
        return Error{.what = shown(entry.path()) + " is a link that leads out of the folder",
                     .hint = "--untrusted reads only what lies in the folder itself"};
      if (!entry.is_regular_file(failed) && !entry.is_directory(failed))
        return Error{.what = shown(entry.path()) + " is neither a file nor a folder",
                     .hint = "remove it"};
    }
    return ok();
  }

  bool is_named(const Migration& migration) {
    if (named_.empty()) return true;
    std::error_code failed;
    const auto found = std::ranges::find_if(named_, [&](const std::string& name) {
      return fs::equivalent(name, migration.up, failed);
    });
    if (found != named_.end()) known_.insert(*found);
    return found != named_.end();
  }

  // What the base has with the same text is old, whatever its name; the rest is new.
  Status part(Folder folder) {
    Newcomers& parts = stranger_.newcomers;
    const Folder& base = stranger_.trusted;
    parts.before.root = parts.added.root = here_;
    parts.before.format = parts.added.format = folder.format;
    for (Migration& m : folder.migrations) {
      const Migration* old = base.find(m.stem);
      if (old == nullptr) {
        const auto moved = std::ranges::find_if(base.migrations, [&](const Migration& b) {
          return b.checksum == m.checksum && folder_lacks(folder, b.stem);
        });
        if (moved != base.migrations.end()) parts.renamed.emplace_back(moved->stem, m.stem);
        if (moved == base.migrations.end() && is_named(m)) parts.added.migrations.push_back(m);
        continue;
      }
      if (old->checksum != m.checksum || old->runner != m.runner) parts.edited.push_back(m.stem);
    }
    for (const Migration& m : base.migrations) {
      const Migration* now = folder.find(m.stem);
      parts.before.migrations.push_back(now != nullptr ? *now : m);
    }
    for (const std::string& name : named_)
      if (!known_.contains(name))
        return Error{.what = name + " is not the up file of a migration that is new",
                     .hint = fmt::format("--untrusted judges what {} has not", base_)};
    parts.on_base = stems_of_base(here_, base_, folder);
    return ok();
  }

  static bool folder_lacks(const Folder& folder, const std::string& stem) {
    return folder.find(stem) == nullptr;
  }

  const Overrides& overrides_;
  std::string base_;
  const std::vector<std::string>& named_;
  std::set<std::string> known_;  // of the named ones
  Path start_, top_;             // where we are, the working tree
  std::string revision_;
  Path here_, there_;  // the folder of migrations: in the working tree, of the base
  Stranger stranger_;
};

}  // namespace

Result<Stranger> read_stranger(const Overrides& overrides, std::string base,
                               const std::vector<std::string>& named) {
  return Reader(overrides, std::move(base), named).read();
}

}  // namespace shale
