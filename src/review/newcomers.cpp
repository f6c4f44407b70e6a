#include "review/newcomers.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

// The up files of a folder, whatever path leads to them.
class UpFiles {
 public:
  // Points into the folder, which is looked at when somebody asks.
  explicit UpFiles(const Folder& folder) : folder_(folder) {}
  const Migration* find(const Path& path) {
    if (migrations_.empty())
      for (const Migration& m : folder_.migrations)
        if (const auto file = identity_of(m.up)) migrations_.emplace(*file, &m);
    const auto file = identity_of(path);
    const auto found = file ? migrations_.find(*file) : migrations_.end();
    return found == migrations_.end() ? nullptr : found->second;
  }

 private:
  using Identity = std::pair<dev_t, ino_t>;
  static std::optional<Identity> identity_of(const Path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return std::nullopt;
    return Identity(info.st_dev, info.st_ino);
  }
  const Folder& folder_;
  std::map<Identity, const Migration*> migrations_;
};

// A folder whose files are named one by one.
struct Beside {
  explicit Beside(Folder read) : folder(std::move(read)) {}
  Folder folder;
  UpFiles files{folder};
};

// The stem of a path's file, as the folder has it; or of the name alone.
std::string stem_of_path(const Folder& folder, std::string_view path) {
  const Path file = Path(path).filename();
  for (const Migration& m : folder.migrations)
    if (m.up.filename() == file || (m.down && m.down->filename() == file)) return m.stem;
  std::string name = file.string();
  for (std::string_view end : {".up.sql", ".down.sql", ".sql"})
    if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
  return name;
}

// Takes migrations out of the folder.
Newcomers parted(Folder folder, const std::set<std::string>& added) {
  Newcomers parts{.before = folder, .added = std::move(folder)};
  std::erase_if(parts.before.migrations, [&](const auto& m) { return added.contains(m.stem); });
  std::erase_if(parts.added.migrations, [&](const auto& m) { return !added.contains(m.stem); });
  return parts;
}

// From the first of these migrations through the last.
Newcomers cut_at(Folder folder, const std::set<std::string>& judged) {
  const auto is_judged = [&](const Migration& m) { return judged.contains(m.stem); };
  std::vector<Migration> all = std::exchange(folder.migrations, {});
  const auto first = std::ranges::find_if(all, is_judged);
  const auto behind = std::find_if(all.rbegin(), all.rend(), is_judged).base();
  Newcomers parts{.before = folder, .added = std::move(folder)};
  parts.before.migrations.assign(std::move_iterator(all.begin()), std::move_iterator(first));
  parts.added.migrations.assign(std::move_iterator(first), std::move_iterator(behind));
  for (const Migration& m : parts.added.migrations)
    if (!is_judged(m)) parts.between.insert(m.stem);
  return parts;
}

// Does a file of the name lie anywhere below, in an archive, say? Or is it known by another name?
bool lies_in(const Folder& folder, std::string_view path) {
  const Path name = Path(path).filename();
  const std::string stem = stem_of_path({}, path);
  for (const Migration& m : folder.migrations)
    if (m.stem == stem || m.up.filename() == name ||
        std::ranges::find(m.directives.was, stem) != m.directives.was.end())
      return true;
  std::error_code failed;
  for (const auto& entry : fs::recursive_directory_iterator(folder.root, failed))
    if (entry.path().filename() == name) return true;
  return false;
}

// One line of git diff --name-status: a letter and one or two paths.
void take_change(std::string_view line, const Folder& folder, std::set<std::string>& added,
                 Newcomers& said) {
  const std::vector<std::string_view> parts = split(line, '\t');
  if (parts.size() < 2 || parts[0].empty()) return;
  const bool down = contains(parts.back(), ".down.");
  const std::string stem = stem_of_path(folder, parts.back());
  if (parts[0][0] == 'A' && !down) added.insert(stem);
  if (parts[0][0] == 'M' && !down) said.edited.push_back(stem);
  if (parts[0][0] == 'D' && !down && parts.back().ends_with(".sql") &&
      !lies_in(folder, parts.back()))
    said.gone.push_back(stem);
  if (parts[0][0] == 'R' && parts.size() == 3 && !down)
    said.renamed.emplace_back(stem_of_path({}, parts[1]), stem);
}

// The files of the folder in a revision, as git names them from there.
Result<std::set<std::string>> files_in(const Settings& settings, const std::string& revision) {
  TRY(listed, git(settings.migrations, {"ls-tree", "-r", "--name-only", revision}));
  std::set<std::string> all;
  for (std::string_view line : lines(listed.output))
    if (line.ends_with(".sql") && !contains(line, ".down.")) all.emplace(line);
  return all;
}

// What was merged into the base since this work began goes before the new ones, as it will be. A
// base that has taken files away, as a squash does, is another folder: then it is left alone.
Status take_merged(const Settings& settings, const Folder& folder, const std::string& base,
                   const std::string& from, Newcomers& parts) {
  TRY(there, files_in(settings, base));
  TRY(then, files_in(settings, from));
  if (!std::ranges::includes(there, then)) return ok();
  std::set<std::string> here;
  for (const Migration& m : folder.migrations) here.insert(m.stem);
  for (const std::string& file : there) {
    if (then.contains(file) || here.contains(stem_of_path(folder, file))) continue;
    if (parts.from_base == nullptr) {
      TRY(made, TemporaryFolder::make());
      parts.from_base = std::make_shared<TemporaryFolder>(std::move(made));
    }
    TRY(text, git(settings.migrations, {"show", base + ":./" + file}));
    if (text.exit_code != 0)
      return Error{.what = fmt::format("git can't show {} of {}", file, base)};
    CHECK(write_file(parts.from_base->path() / Path(file).filename(), text.output));
  }
  if (parts.from_base == nullptr) return ok();
  TRY(merged, read_folder(parts.from_base->path()));
  for (Migration& m : merged.migrations) {
    parts.on_base.push_back(m.stem);
    parts.before.migrations.push_back(std::move(m));
  }
  return put_in_order(parts.before.migrations);
}

// What was merged under some name and lies elsewhere by now, or bears another name that says so, is
// not new; and nothing is edited whose statements are the same.
Status know_again(const Settings& settings, const Folder& folder, const std::string& from,
                  std::set<std::string>& added, Newcomers& said) {
  if (added.empty() && said.edited.empty() && said.renamed.empty()) return ok();
  TRY(files, files_in(settings, from));
  std::map<std::string, std::string> merged;  // stem: file
  for (const std::string& file : files) merged.emplace(stem_of_path({}, file), file);
  const auto find = [&](const Migration& m) {
    auto found = merged.find(m.stem);
    for (const std::string& was : m.directives.was)
      if (found == merged.end()) found = merged.find(was);
    return found;
  };
  const auto reads_the_same = [&](const Migration& m, const std::string& file) {
    const auto then = git(settings.migrations, {"show", from + ":./" + file});
    const auto now = read_file(m.up);
    return then && now && then->exit_code == 0 &&
           tokens_checksum(then->output) == tokens_checksum(*now);
  };
  std::set<std::string> edited(said.edited.begin(), said.edited.end());
  for (const Migration& m : folder.migrations) {
    const auto file = find(m);
    if (file == merged.end() || (!added.contains(m.stem) && !edited.contains(m.stem))) continue;
    added.erase(m.stem);
    edited.erase(m.stem);
    if (!reads_the_same(m, file->second)) edited.insert(m.stem);
  }
  said.edited.assign(edited.begin(), edited.end());
  std::erase_if(said.renamed, [&](const auto& names) {
    const Migration* m = folder.find(names.second);
    return names.first == names.second ||
           (m != nullptr &&
            std::ranges::find(m->directives.was, names.first) != m->directives.was.end());
  });
  return ok();
}

}  // namespace

std::string usual_base(const Path& folder) {
  for (const char* name : {"origin/HEAD", "origin/main", "origin/master", "main", "master"}) {
    const auto known = git(folder, {"rev-parse", "--verify", "--quiet", name});
    if (known && known->exit_code == 0) return name;
  }
  return "";
}

Result<Newcomers> named_newcomers(const Settings& settings, const std::vector<std::string>& files) {
  std::error_code failed;
  Folder folder{.root = settings.migrations};
  if (fs::is_directory(settings.migrations, failed)) {
    TRY(read, read_folder(settings.migrations, Texts::kept));
    CHECK(check_versions(read));
    folder = std::move(read);
  }
  UpFiles known(folder);
  std::map<Path, Beside> besides;  // other folders, by name
  std::set<std::string> inside;
  std::vector<Migration> outside;
  for (const std::string& file : files) {
    if (!fs::exists(file, failed))
      return Error{.what = "there is no file " + file, .hint = "name the up files of migrations"};
    if (fs::is_directory(file, failed)) {
      if (fs::equivalent(file, settings.migrations, failed)) {
        for (const Migration& m : folder.migrations) inside.insert(m.stem);
      } else {
        TRY(all, read_folder(file, Texts::kept));
        CHECK(check_versions(all));
        for (Migration& m : all.migrations) outside.push_back(std::move(m));
      }
      continue;
    }
    if (const Migration* found = known.find(file)) {
      inside.insert(found->stem);
      continue;
    }
    const Path parent = Path(file).parent_path().empty() ? "." : Path(file).parent_path();
    auto place = besides.find(parent);
    if (place == besides.end()) {
      TRY(beside, read_folder(parent));
      place = besides.try_emplace(parent, std::move(beside)).first;
    }
    const Migration* found = place->second.files.find(file);
    if (found == nullptr)
      return Error{.what = file + " is not the up file of a migration",
                   .hint = "it is called NUMBER_name.sql, or NUMBER_name.up.sql"};
    outside.push_back(*found);
  }
  if (inside.empty() && outside.empty()) return parted(std::move(folder), inside);
  Newcomers parts =
      outside.empty() ? cut_at(std::move(folder), inside) : parted(std::move(folder), inside);
  CHECK(put_in_order(outside));
  for (Migration& m : outside) parts.added.migrations.push_back(std::move(m));
  return parts;
}

std::vector<std::string> stems_of_base(const Path& place, const std::string& base,
                                       const Folder& folder) {
  std::vector<std::string> all;
  const auto there = git(place, {"ls-tree", "-r", "--name-only", base});
  if (!there) return all;
  std::set<std::string> here;
  for (const Migration& m : folder.migrations) here.insert(m.stem);
  for (std::string_view line : lines(there->output)) {
    if (!line.ends_with(".sql") || contains(line, ".down.")) continue;
    if (const std::string stem = stem_of_path(folder, line); !here.contains(stem))
      all.push_back(stem);
  }
  return all;
}

Result<Newcomers> branch_newcomers(const Settings& settings, const std::string& base) {
  TRY(folder, read_folder(settings.migrations));
  CHECK(check_versions(folder));
  TRY(merged, git(settings.root, {"merge-base", base, "HEAD"}));
  if (merged.exit_code != 0)
    return Error{.what = fmt::format("git knows no {} that this work comes from", base),
                 .hint = "name a branch or a revision with --base, or the files themselves"};
  const std::string from(trim(merged.output));
  const std::string place = fs::absolute(settings.migrations).string();
  TRY(changed, git(settings.root, {"diff", "--name-status", "-M", from, "--", place}));
  TRY(unknown, git(settings.root, {"ls-files", "--others", "--exclude-standard", "--", place}));
  std::set<std::string> added;
  Newcomers said;
  for (std::string_view line : lines(changed.output)) take_change(line, folder, added, said);
  for (std::string_view line : lines(unknown.output))
    if (!trim(line).empty() && !contains(line, ".down.")) added.insert(stem_of_path(folder, line));
  CHECK(know_again(settings, folder, from, added, said));
  Newcomers parts = parted(folder, added);
  CHECK(take_merged(settings, folder, base, from, parts));
  parts.edited = std::move(said.edited);
  parts.gone = std::move(said.gone);
  parts.renamed = std::move(said.renamed);
  return parts;
}

std::vector<Finding> findings_of_history(const Newcomers& newcomers) {
  std::vector<Finding> findings;
  const auto say = [&](const std::string& stem, std::string message, std::string fix) {
    const Migration* known = newcomers.before.find(stem);
    findings.push_back({.rule = "merged-migration-changed",
                        .severity = Severity::error,
                        .stem = stem,
                        .place = {.file = known == nullptr ? stem : shown(known->up)},
                        .message = std::move(message),
                        .fix = std::move(fix)});
  };
  for (const std::string& stem : newcomers.edited)
    say(stem,
        stem +
            " was merged before, and is another text by now: databases that have it keep the old "
            "one",
        "put the change into a migration of its own");
  for (const std::string& stem : newcomers.gone)
    say(stem,
        stem +
            " was merged before, and is gone: databases that have it keep what it did, new ones "
            "never get it",
        "put it back; what it did is undone by a migration of its own");
  for (const auto& [from, to] : newcomers.renamed)
    say(to,
        fmt::format("{} was merged as {}: databases that have that one will run it again", to,
                    from),
        "give it its old name back");
  return findings;
}

}  // namespace shale
