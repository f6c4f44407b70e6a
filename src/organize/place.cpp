// Puts an organized folder where the old one was.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/git.h"
#include "base/text.h"
#include "organize/organize.h"
#include "sql/facts.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

// Everything that runs, statement by statement, in its order. What frames a file (BEGIN, COMMIT) is
// left out: a file that is cut has more of it.
Result<std::vector<std::string>> what_runs(const Folder& folder) {
  std::vector<std::string> all;
  for (const Migration& migration : folder.migrations) {
    if (migration.runner) {
      all.push_back("program " + migration.name);
      continue;
    }
    TRY(source, read_source(migration, Direction::up));
    for (const Statement& statement : source.script.statements()) {
      const std::string_view text = source.script.text_of(statement);
      const TransactionRule rule = quick_facts(text).transaction;
      if (rule == TransactionRule::begin || rule == TransactionRule::commit) continue;
      all.push_back(tokens_of(text) + std::string(source.script.data_of(statement)));
    }
  }
  return all;
}

Status write_new(const Organized& organized, const Folder& folder, const Path& made) {
  std::map<Path, const OrganizedFile*> changed;
  for (const OrganizedFile* file : organized.changes())
    if (!file->from.empty()) changed[file->from] = file;
  std::error_code code;
  const auto failed = [&](std::string_view doing, const Path& path) {
    return Error{.what = fmt::format("{} {}: {}", doing, shown(path), code.message()),
                 .hint = "the folder of migrations is as it was"};
  };
  for (fs::recursive_directory_iterator it(folder.root, code), end; !code && it != end;
       it.increment(code)) {
    if (it->is_directory() && !it->is_symlink()) continue;
    const Path inside = it->path().lexically_relative(folder.root);
    const auto found = changed.find(inside);
    const Path target = made / (found == changed.end() ? inside : found->second->to);
    CHECK(make_folders(target.parent_path()));
    fs::copy(it->path(), target, fs::copy_options::copy_symlinks, code);
    if (code) return failed("copying", it->path());
    if (found != changed.end() && found->second->text) {
      const fs::perms rights = fs::status(target, code).permissions();
      CHECK(write_file(target, *found->second->text));
      fs::permissions(target, rights, code);
    }
  }
  if (code) return failed("reading", folder.root);
  for (const OrganizedFile* file : organized.changes()) {
    if (!file->from.empty()) continue;
    CHECK(make_folders((made / file->to).parent_path()));
    CHECK(write_file(made / file->to, file->text.value_or("")));
  }
  fs::permissions(made, fs::status(folder.root, code).permissions(), code);
  return ok();
}

// Our own reader finds the same in it.
Status check_same(const Folder& folder, const Path& made) {
  TRY(fresh, read_folder(made));
  TRY(before, what_runs(folder));
  TRY(after, what_runs(fresh));
  if (before == after) return ok();
  const auto [a, b] = std::ranges::mismatch(before, after);
  return Error{.what = "the organized folder would not run what this one runs",
               .hint = "this is a mistake of shale; nothing was changed",
               .detail = fmt::format("statement {}: {}", a - before.begin() + 1,
                                     a == before.end() ? "there is one more" : a->substr(0, 200))};
}

}  // namespace

Status put_in_place(const Organized& organized, const Folder& folder) {
  const Path made = folder_beside(folder.root, ".shale-new");
  std::error_code code;
  fs::remove_all(made, code);  // of one that was killed
  Status done = make_folders(made);
  if (done) done = write_new(organized, folder, made);
  if (done) done = check_same(folder, made);
  if (done) done = exchange_folders(made, folder.root);
  fs::remove_all(made, code);  // what was exchanged, or what did not come about
  if (!done) return done;
  return stage_folder(folder.root);
}

}  // namespace shale
