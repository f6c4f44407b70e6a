#include "report/difference.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "report/priority.h"
#include "report/shown.h"

namespace shale {
namespace {

// From this many on, equal changes of several objects are told once.
constexpr std::size_t fold_from = 3;

// A line, before it is known how wide its columns are.
struct Line {
  char mark = '~';
  std::string kind{}, name{}, what{};
  std::vector<std::string> below{};
};
using Lines = std::vector<Line>;

class TextReport {
 public:
  TextReport(const Difference& difference, const Side& a, const Side& b)
      : difference_(difference), a_(a), b_(b), priorities_(difference, a, b) {}
  std::string run();

 private:
  void sort_in(const Change& change);
  void fold();
  bool fold_partition(const Change& change);
  Line line_of(const Change& change, const Object* table) const;
  std::vector<std::string> details_of(const Change& change) const;
  std::string counts() const;

  const Difference& difference_;
  const Side &a_, &b_;
  const Priorities priorities_;
  std::vector<const Change*> told_{};
  std::map<std::string, Lines> by_table_{};  // of tables that both have
  std::vector<std::pair<std::string, Lines>> by_kind_{};
  Lines folded_{};
  std::size_t parts_ = 0;
};

std::vector<std::string> TextReport::details_of(const Change& c) const {
  std::vector<std::string> all;
  for (const Detail& d : c.details) {
    const auto [left, right] = shown_values(d, 120);
    const std::string name = c.left->kind->name == "default" ? "default" : std::string(d.attribute);
    if (utf8_length(left) + utf8_length(right) <= 70) {
      all.push_back(fmt::format("{}: {} -> {}", name, left, right));
    } else {
      all.push_back(fmt::format("{}: {}", name, left));
      all.push_back(fmt::format("{}  -> {}", std::string(name.size(), ' '), right));
    }
  }
  return all;
}

Line TextReport::line_of(const Change& c, const Object* table) const {
  const Object& object = c.either();
  const bool is_default = object.kind->name == "default";
  Line line{.mark = c.left == nullptr    ? '+'
                    : c.right == nullptr ? '-'
                    : is_renamed(c)      ? '>'
                                         : '~',
            .kind = std::string(object.kind->name),
            .name = shown_key(object)};
  if (table != nullptr && line.name.starts_with(table->key + "."))
    line.name = line.name.substr(table->key.size() + 1);
  else if (table != nullptr && !object.name.empty())
    line.name = std::string(object.name);
  if (is_renamed(c))
    line.name +=
        fmt::format(" -> {}", table != nullptr ? std::string(c.right->name) : c.right->key);
  if (!in_both(c))
    line.what = is_default ? short_expression(attribute_of(object, "expression"))
                           : one_line(definition_of(object, c.left == nullptr ? b_ : a_), 120);
  line.below = details_of(c);
  if (line.what.empty() && line.below.size() == 1)
    line.what = std::move(line.below.front()), line.below.clear();
  return line;
}

// The partitions of one parent are one line; those of a missing one are told with it.
bool TextReport::fold_partition(const Change& c) {
  const Object& table = c.either();
  if (in_both(c) || table.kind->name != "table") return false;
  const Side &here = c.left != nullptr ? a_ : b_, &there = c.left != nullptr ? b_ : a_;
  const Object* bound = here.partition(table);
  if (bound == nullptr) return false;
  const Text parent = attribute_of(*bound, "parent");
  if (there.catalog().find("table", parent) == nullptr) return true;
  const char mark = c.left != nullptr ? '-' : '+';
  Lines& lines = by_table_[fmt::format("table {}", parent)];
  for (Line& line : lines)
    if (line.mark == mark && line.kind == "partition") {
      line.below.push_back(table.key);
      return true;
    }
  lines.push_back({.mark = mark,
                   .kind = "partition",
                   .name = std::string(table.name),
                   .what = one_line(attribute_of(*bound, "bound"))});
  return true;
}

void TextReport::sort_in(const Change& c) {
  if (fold_partition(c)) return;
  const Object& whole = whole_of(c.either());
  const bool has_table = &whole != &c.either();
  if (has_table) {
    by_table_[fmt::format("{} {}", whole.kind->name, whole.key)].push_back(line_of(c, &whole));
    return;
  }
  const std::string title = plural_kind(c.either().kind->name);
  if (by_kind_.empty() || by_kind_.back().first != title) by_kind_.push_back({title, {}});
  Line line = line_of(c, nullptr);
  line.kind.clear();
  by_kind_.back().second.push_back(std::move(line));
}

// Takes changes out of `told_` that many objects share.
void TextReport::fold() {
  std::map<std::string, std::vector<const Change*>> same;
  for (const Change* c : told_) {
    if (!in_both(*c) || is_renamed(*c)) continue;
    std::string key(c->left->kind->name);
    for (const Detail& d : c->details)
      key += fmt::format("\n{}\t{}\t{}", d.attribute, d.left, d.right);
    same[key].push_back(c);
  }
  for (const auto& [key, changes] : same) {
    if (changes.size() < fold_from) continue;
    Line line = line_of(*changes.front(), nullptr);
    line.name = count_kind(changes.size(), line.kind);
    line.kind.clear();
    for (const Change* c : changes) {
      line.below.push_back(shown_key(*c->left));
      std::erase(told_, c);
    }
    folded_.push_back(std::move(line));
  }
}

void print(const Lines& all, std::string& text) {
  std::size_t kinds = 0, names = 0;
  for (const Line& l : all) {
    kinds = std::max(kinds, l.kind.size());
    if (!l.what.empty()) names = std::max(names, std::min<std::size_t>(utf8_length(l.name), 48));
  }
  for (const Line& l : all) {
    std::string line = fmt::format("  {} {:<{}}{}{:<{}}  {}", l.mark, l.kind, kinds,
                                   kinds > 0 ? " " : "", l.name, names, l.what);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
    for (const std::string& below : l.below) text += fmt::format("      {}\n", below);
  }
}

std::string TextReport::counts() const {
  std::map<std::string_view, std::size_t> n;
  for (const Change& c : difference_.changes)
    if (!priorities_.is_told_elsewhere(c)) ++n[change_name(c)];
  std::string text = fmt::format(
      "{}: {} missing, {} extra, {} changed",
      difference_.level == Level::column_order ? "the same but for column order" : "different",
      n["missing"], n["extra"], n["changed"]);
  if (n["renamed"] > 0) text += fmt::format(", {} renamed", n["renamed"]);
  if (parts_ > 0)
    text += fmt::format(" ({} that go with them not counted)", count_of(parts_, "part"));
  return text + "\n";
}

std::string TextReport::run() {
  for (const Change& c : difference_.changes) {
    if (!priorities_.is_told_elsewhere(c))
      told_.push_back(&c);
    else if (!in_both(c))
      ++parts_;
  }
  fold();
  for (const Change* c : told_) sort_in(*c);
  std::string text =
      fmt::format("- only in {}   + only in {}   ~ changed   > renamed\n", a_.name(), b_.name());
  const auto section = [&](const std::string& title, const Lines& all) {
    text += "\n" + title + "\n";
    print(all, text);
  };
  if (!folded_.empty()) section("the same in several", folded_);
  for (const auto& [title, all] : by_kind_) section(title, all);
  for (const auto& [title, all] : by_table_) section(title, all);
  return text + "\n" + counts();
}

}  // namespace

std::string difference_text(const Difference& difference, const Side& a, const Side& b,
                            const Names& names) {
  std::string text;
  for (const Side* side : {&a, &b})
    for (const std::string& thing : side->catalog().uncovered())
      text += fmt::format("not compared: {} ({})\n", thing, side->name());
  if (difference.empty()) return text + "identical\n";
  text += TextReport(difference, a, b).run();
  if (names.a.empty()) return text;
  const std::string there = fmt::format("SQL from {} to {}", a.name(), b.name()),
                    back = fmt::format("SQL from {} to {}", b.name(), a.name());
  return text + fmt::format(
                    "\n{2:<{5}}  shale diff {0} {1} --format markdown\n"
                    "{3:<{5}}  shale diff {0} {1} --sql\n{4:<{5}}  shale diff {1} {0} --sql\n",
                    names.a, names.b, "the gap report", there, back, there.size());
}

}  // namespace shale
