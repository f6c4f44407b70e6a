#include "organize/index.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

constexpr std::string_view begin_mark =
    "<!-- written by shale organize; what stands outside of the two marks is yours -->";
constexpr std::string_view end_mark = "<!-- end of what shale organize writes -->";

// Markdown takes these for its own.
std::string plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '|' || c == '<' || c == '*' || c == '`') out += '\\';
    out += c;
  }
  return out;
}

// A table's names as code.
std::string coded(const std::string& name) {
  return "`" + name + "`";
}

std::string sentence_about(const Entry& entry) {
  const std::string does = entry.category == Category::runner ? "" : sentence_of(entry.deeds);
  std::string title = entry.title;
  while (title.ends_with('.')) title.pop_back();
  // What only says the name again says nothing.
  if (same_ignoring_case(title, replace_all(entry.name, "_", " "))) title.clear();
  if (title.empty() && does.empty())
    return entry.deeds.hidden ? "Does what its text builds while it runs." : "Changes nothing.";
  std::string text = title.empty() ? does : does.empty() ? title : title + ": " + does;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return plain(text) + ".";
}

class Index {
 public:
  Index(const Organized& organized, std::size_t max_lines)
      : entries_(organized.entries), max_lines_(max_lines) {}

  std::string write() {
    summary();
    folders();
    numbers();
    evolution();
    return std::move(text_);
  }

 private:
  const Path& file_of(const Entry& entry) const { return entry.files.front().to; }

  void summary() {
    std::size_t runs = 0, lines = 0, downs = 0;
    const Entry* longest = nullptr;
    std::vector<std::string> over;
    for (const Entry& entry : entries_) {
      runs += entry.runs ? 1 : 0;
      lines += entry.lines;
      downs += entry.files.size() > 1 ? 1 : 0;
      if (entry.category == Category::archive) continue;
      if (longest == nullptr || entry.lines > longest->lines) longest = &entry;
      if (entry.lines > max_lines_) over.push_back(coded(entry.now));
    }
    text_ += fmt::format("{}, {}", count_of(entries_.size(), "file"), count_of(lines, "line"));
    text_ += fmt::format("; {} run, in the order of their numbers", runs);
    if (downs > 0) text_ += fmt::format("; {} can be taken back by a file beside them", downs);
    text_ += ".";
    if (longest != nullptr)
      text_ += fmt::format(" The longest is `{}` with {}", longest->now,
                           count_of(longest->lines, "line"));
    if (longest != nullptr && over.empty())
      text_ += fmt::format("; the limit is {}.", max_lines_);
    else if (longest != nullptr)
      text_ += fmt::format("; over the limit of {}: {}.", max_lines_, listed(over, 20));
    text_ += "\n";
  }

  void folders() {
    std::map<Path, std::vector<const Entry*>> by_folder;
    std::vector<Path> order;
    for (const Entry& entry : entries_) {
      const Path folder = file_of(entry).parent_path();
      if (by_folder[folder].empty()) order.push_back(folder);
      by_folder[folder].push_back(&entry);
    }
    std::ranges::stable_sort(order, {}, [](const Path& folder) {
      const auto category = category_of_folder(folder);
      return category ? static_cast<int>(*category) : -1;
    });
    for (const Path& folder : order) {
      const std::vector<const Entry*>& all = by_folder[folder];
      const auto category = category_of_folder(folder);
      text_ += fmt::format("\n## {}\n\n", folder.empty() ? "Here" : folder.generic_string() + "/");
      if (category)
        text_ += fmt::format("{}: {}. {}.\n\n", title_of(*category), pattern_of(*category),
                             count_of(all.size(), "file"));
      for (const Entry* entry : all)
        text_ += fmt::format("- **`{}`** ({}): {}\n", file_of(*entry).filename().string(),
                             count_of(entry->lines, "line"), sentence_about(*entry));
    }
  }

  // What the files say that they were called.
  void numbers() {
    std::string lines;
    for (const Entry& entry : entries_)
      if (!entry.was.empty()) {
        std::vector<std::string> names;
        for (const std::string& name : entry.was) names.push_back(coded(name));
        lines += fmt::format("- `{}` was {}\n", entry.now, listed(names));
      }
    if (lines.empty()) return;
    text_ +=
        "\n## Numbers\n\nThese shared a number, or made room for one that did. A database that "
        "knows them by their\nold names learns the new ones with the next `shale up`; nothing "
        "is run for it.\n\n" +
        lines;
  }

  struct Life {
    std::string name, born, renamed, dropped;
  };

  void evolution() {
    std::vector<Life> lives;
    std::map<std::string, std::size_t> alive;
    const auto drop = [&](const std::string& table, const std::string& version) {
      const auto found = alive.find(table);
      if (found == alive.end()) return;
      lives[found->second].dropped = version;
      alive.erase(found);
    };
    for (const Entry& entry : entries_) {
      if (!entry.runs) continue;
      for (const std::string& table : entry.deeds.dropped_tables) drop(table, entry.version);
      for (const std::string& schema : entry.deeds.dropped_schemas) {
        std::vector<std::string> gone;
        for (const auto& [table, life] : alive)
          if (table.starts_with(schema + ".")) gone.push_back(table);
        for (const std::string& table : gone) drop(table, entry.version);
      }
      for (const auto& [from, to] : entry.deeds.tables_renamed)
        if (const auto found = alive.find(from); found != alive.end()) {
          Life& life = lives[found->second];
          life.renamed +=
              fmt::format("{}{} in {}", life.renamed.empty() ? "" : ", ", coded(to), entry.version);
          alive.emplace(to, found->second);
          alive.erase(from);
        }
      for (const std::string& table : entry.deeds.tables) {
        if (alive.contains(table)) continue;
        alive[table] = lives.size();
        lives.push_back({.name = table, .born = entry.version});
      }
    }
    if (lives.empty()) return;
    text_ += fmt::format(
        "\n## How the schema evolved\n\n{} born, {} dropped, {} there now.\n\n"
        "| table | born in | became | dropped in |\n|---|---|---|---|\n",
        count_of(lives.size(), "table"), lives.size() - alive.size(), alive.size());
    for (const Life& life : lives)
      text_ += fmt::format("| `{}` | {} | {} | {} |\n", life.name, life.born, life.renamed,
                           life.dropped);
  }

  const std::vector<Entry>& entries_;
  std::size_t max_lines_;
  std::string text_;
};

}  // namespace

Result<std::string> index_of(const Organized& organized, std::size_t max_lines,
                             std::string_view old) {
  const std::string inner =
      fmt::format("{}\n\n{}\n{}\n", begin_mark, Index(organized, max_lines).write(), end_mark);
  if (trim(old).empty()) return "# Migrations\n\n" + inner;
  const std::size_t begin = old.find(begin_mark), end = old.find(end_mark);
  if (begin == old.npos || end == old.npos || end < begin)
    return Error{.what = std::string(index_name) + " was written by somebody else",
                 .hint = fmt::format("rename it, or put these two lines where the index should "
                                     "stand:\n{}\n{}",
                                     begin_mark, end_mark)};
  std::string_view behind = old.substr(end + end_mark.size());
  if (behind.starts_with('\n')) behind.remove_prefix(1);
  return std::string(old.substr(0, begin)) + inner + std::string(behind);
}

}  // namespace shale
