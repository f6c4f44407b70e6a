#include "organize/organize.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/git.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/pending.h"

namespace shale::commands_::in_organize {
namespace {

constexpr Flag flags[] = {
    {"--dry-run", "", "Show the folder before and after, and change nothing"},
    {"--layout", "LAYOUT", "Where files go: categories, flat, or a file with [[folder]] tables"},
    {"--renumber", "", "Give migrations that share a number one of their own"},
    {"--headers", "", "Complete the headers"},
    {"--index", "", "Write MIGRATIONS.md"},
    {"--max-lines", "N", "The longest that a file should be (default 200)"},
    {"--force", "", "Even if git has uncommitted changes in the folder"},
};
constexpr Example examples[] = {
    {"shale organize --dry-run", "what would go where, and why"},
    {"shale organize", "folders by purpose, numbers, headers and the index"},
    {"shale organize --index", "only write the index anew"},
    {"shale organize --layout flat --renumber", "one flat folder, no number twice"},
};

Result<Layout> layout_of(const Invocation& invocation, const OrganizeRules& rules) {
  std::string said = invocation.value("--layout").value_or(rules.layout);
  if (said.empty() && !rules.folders.empty()) return Layout{LayoutKind::rules, rules.folders};
  if (said.empty() || said == "categories") return Layout{};
  if (said == "flat") return Layout{.kind = LayoutKind::flat};
  std::error_code failed;
  if (!std::filesystem::exists(said, failed))
    return Error{.what = "there is no layout " + said,
                 .hint = "categories, flat, or a file with [[folder]] tables: docs/settings.md"};
  TRY(folders, read_layout_file(said));
  return Layout{LayoutKind::rules, std::move(folders)};
}

// Without any of its four flags it does all four.
Result<OrganizeOptions> options_of(const Invocation& invocation, const Settings& settings) {
  TRY(rules, read_organize_rules(settings));
  OrganizeOptions options{.max_lines = rules.max_lines};
  const bool some = invocation.has("--layout") || invocation.has("--renumber") ||
                    invocation.has("--headers") || invocation.has("--index");
  options.move = !some || invocation.has("--layout");
  options.renumber = !some || invocation.has("--renumber");
  options.headers = !some || invocation.has("--headers");
  options.index = !some || invocation.has("--index");
  TRY(layout, layout_of(invocation, rules));
  options.layout = std::move(layout);
  TRY(most, invocation.number("--max-lines", 1));
  if (most) options.max_lines = *most;
  return options;
}

Status check_uncommitted(const Invocation& invocation, const Settings& settings) {
  if (invocation.has("--force") || invocation.has("--dry-run")) return ok();
  TRY(uncommitted, has_uncommitted(settings.migrations));
  if (!uncommitted) return ok();
  return Error{.what = "git has uncommitted changes in " + shown(settings.migrations),
               .hint = "commit them first, so that this is a commit of its own; or say --force"};
}

// A folder and the files in it, indented.
std::string tree_of(const std::vector<std::pair<Path, std::string>>& files) {
  std::map<Path, std::vector<std::pair<std::string, std::string>>> folders;
  for (const auto& [path, remark] : files)
    folders[path.parent_path()].emplace_back(path.filename().string(), remark);
  std::string text;
  for (auto& [folder, names] : folders) {
    if (!folder.empty()) text += fmt::format("  {}/\n", folder.generic_string());
    std::ranges::sort(names);
    for (const auto& [name, remark] : names)
      text += fmt::format("{}  {}{}\n", folder.empty() ? "" : "  ", name,
                          remark.empty() ? "" : "  -- " + remark);
  }
  return text;
}

std::string before_and_after(const Organized& organized) {
  std::vector<std::pair<Path, std::string>> before, after;
  for (const Entry& entry : organized.entries)
    for (std::size_t k = 0; k < entry.files.size(); ++k) {
      const OrganizedFile& file = entry.files[k];
      if (!file.from.empty()) before.emplace_back(file.from, "");
      std::string remark = k > 0 ? "" : entry.reason;
      if (file.from.empty())
        remark = "new, cut from the one before it; " + remark;
      else if (file.text && k == 0)
        remark = "its comments change; " + remark;
      after.emplace_back(file.to, remark);
    }
  if (organized.index) after.emplace_back(organized.index->to, "the index");
  return "before\n" + tree_of(before) + "\nafter\n" + tree_of(after);
}

std::string summary_of(const Organized& organized) {
  std::size_t moved = 0, edited = 0, fresh = 0, renumbered = 0;
  for (const Entry& entry : organized.entries) {
    renumbered += entry.runs && entry.now != entry.stem ? 1 : 0;
    for (const OrganizedFile& file : entry.files) {
      fresh += file.from.empty() ? 1 : 0;
      moved += !file.from.empty() && file.from.parent_path() != file.to.parent_path() ? 1 : 0;
      edited += !file.from.empty() && file.text ? 1 : 0;
    }
  }
  std::string text =
      fmt::format("{} moved, {} renumbered, the comments of {} changed", count_of(moved, "file"),
                  count_of(renumbered, "migration"), count_of(edited, "file"));
  if (fresh > 0) text += fmt::format(", {} new", count_of(fresh, "file"));
  if (organized.index) text += fmt::format(", {} written", index_name);
  return text;
}

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  CHECK(require_migrations(settings));
  TRY(options, options_of(invocation, settings));
  CHECK(check_uncommitted(invocation, settings));
  TRY(folder, read_folder(settings.migrations));
  TRY(pending, stems_that_nobody_has(settings));
  options.pending = std::move(pending);
  TRY(organized, organize(folder, options));
  for (const std::string& remark : organized.remarks) invocation.ui.note(remark);
  if (organized.changes().empty()) {
    invocation.ui.say("nothing to do: " + shown(settings.migrations) + " is in order");
    return exit_yes;
  }
  if (invocation.has("--dry-run")) {
    invocation.ui.out(before_and_after(organized));
    invocation.ui.say("would be: " + summary_of(organized) + "; nothing was changed");
    return exit_yes;
  }
  CHECK(put_in_place(organized, folder));
  invocation.ui.say(summary_of(organized));
  return exit_yes;
}

}  // namespace

extern const Command organize;
constinit const Command organize{
    .name = "organize",
    .summary = "Sort a folder of migrations: by purpose, with unique numbers, headers and an index",
    .description =
        "Says of each migration what kind of work it is, by its statements (new schemas and "
        "tables, data moved, additions, cleanup, programs), and moves it to the folder of its "
        "kind; what runs is known by its name and not by its folder. Migrations that share a "
        "number get one of their own, in the order in which they run: a line \"-- shale: was "
        "STEM\" in the file says what it was called, and the next shale up teaches a database the "
        "new name without running anything. Headers are completed with what the statements show, "
        "and MIGRATIONS.md tells of every file and of how the schema evolved. A migration that no "
        "database can have yet (it is not on the main branch, and not in the project's database) "
        "is "
        "cut if it is too long.\n\n"
        "A file that somebody put into one of the folders stays there. Without --layout, "
        "--renumber, --headers and --index it does all four, else those that are named. The new "
        "folder is read again before it takes the old one's place: it has the same statements in "
        "the same order, or nothing is changed. A second run changes nothing.",
    .flags = flags,
    .examples = examples,
    .reads_schemas = true,
    .run = run,
};

}  // namespace shale::commands_::in_organize
