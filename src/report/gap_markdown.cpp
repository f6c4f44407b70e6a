#include "report/gap_markdown.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/shown.h"

namespace shale {
namespace {

// Text that must not end a cell of a table.
std::string cell(std::string_view text) {
  return replace_all(replace_all(std::string(text), "|", "\\|"), "\n", " ");
}

// As code; a backtick inside needs two outside.
std::string code(std::string_view text) {
  if (text.empty()) return "";
  const bool tick = contains(text, "`");
  return tick ? fmt::format("`` {} ``", text) : fmt::format("`{}`", text);
}
std::string code_cell(std::string_view text) {
  return cell(code(text));
}

std::string codes(const std::vector<std::string>& names, std::size_t most = 12) {
  std::vector<std::string> all;
  for (const std::string& name : names) all.push_back(code(name));
  return list_of(all, most);
}

using Row = std::vector<std::string>;

// A table; columns that are empty in every row are left out.
std::string table(const Row& head, const std::vector<Row>& rows) {
  std::vector<bool> used(head.size(), false);
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!row[i].empty()) used[i] = true;
  const auto line = [&](const auto& text_of) {
    std::string text = "|";
    for (std::size_t i = 0; i < head.size(); ++i)
      if (used[i]) text += text_of(i);
    return text + "\n";
  };
  std::string text = line([&](std::size_t i) { return fmt::format(" {} |", head[i]); });
  text += line([](std::size_t) { return "---|"; });
  for (const Row& row : rows)
    text += line([&](std::size_t i) { return fmt::format(" {} |", row[i]); });
  return text + "\n";
}

std::string sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string number(std::size_t n) {
  return n == 0 ? "" : fmt::format("{}", n);
}

class Markdown {
 public:
  explicit Markdown(const GapReport& report) : r_(report) {}
  std::string run();

 private:
  void head();
  void summary();
  void risks();
  void mismatches();
  void missing_tables();
  void extra_tables();
  void columns();
  void section(const GapSection& section);
  void rows_of(const GapSection& section, std::string_view change);
  void ways();
  void picks();
  void closing();
  void census();
  void heading(std::string_view title) { text_ += fmt::format("## {}\n\n", title); }

  const GapReport& r_;
  std::string text_{};
};

void Markdown::head() {
  text_ += fmt::format("# Schema gap: {} and {}\n\n", code(r_.a_full), code(r_.b_full));
  if (r_.level == Level::identical) {
    text_ += "**Verdict: identical.** There is no gap.\n\n";
    return;
  }
  const std::size_t percent = r_.objects_of_a == 0 ? 100 : 100 * r_.of_a_in_b / r_.objects_of_a;
  std::size_t differ = 0;
  for (const GapCount& c : r_.counts) differ += c.changed + c.renamed;
  text_ += fmt::format(
      "**Verdict: {}.** {} has {} of the {} objects of {} ({} %){}.\n\n",
      r_.level == Level::column_order ? "the same but for the order of columns" : "different",
      code(r_.b), r_.of_a_in_b, r_.objects_of_a, code(r_.a), percent,
      differ == 0 ? ""
                  : fmt::format("; {} of them {}", differ, differ == 1 ? "differs" : "differ"));
  text_ += fmt::format(
      "*Missing* is in {0} and not in {1}; *extra* is only in {1}. {0} is taken for how the schema "
      "should be.\n\n",
      code(r_.a), code(r_.b));
}

void Markdown::summary() {
  if (r_.counts.empty()) return;
  heading("Summary");
  std::vector<Row> rows;
  for (const GapCount& c : r_.counts) {
    const std::size_t alone = c.missing - c.with_parent;
    std::string missing = number(c.missing);
    if (c.with_parent > 0)
      missing += alone == 0 ? " (with their tables)"
                            : fmt::format(" ({} with their tables)", c.with_parent);
    rows.push_back({plural_kind(c.kind), fmt::format("{}", c.in_a), fmt::format("{}", c.in_b),
                    std::move(missing), number(c.extra), number(c.changed), number(c.renamed)});
  }
  text_ += table({"", code(r_.a), code(r_.b), "missing", "extra", "changed", "renamed"}, rows);
}

void Markdown::risks() {
  if (r_.risks.empty()) return;
  heading("What is at stake");
  text_ += fmt::format("**Overall risk: {}.**\n\n", grade_name(r_.risks.front().grade));
  std::vector<Row> rows;
  for (const GapRisk& risk : r_.risks)
    rows.push_back({std::string(grade_name(risk.grade)), cell(risk.what)});
  text_ += table({"risk", "why"}, rows);
}

void Markdown::mismatches() {
  if (r_.mismatches.empty() && r_.likenesses.empty()) return;
  heading("Data type mismatches");
  std::vector<Row> rows;
  for (const GapRow& m : r_.mismatches)
    rows.push_back({std::string(grade_name(m.grade)), cell(codes(m.objects)), cell(m.attribute),
                    code_cell(m.a), code_cell(m.b), cell(join(m.reasons, "; "))});
  if (!rows.empty())
    text_ += table({"priority", "column", "what", code(r_.a), code(r_.b), "impact"}, rows);
  if (r_.likenesses.empty()) return;
  text_ +=
      "Perhaps one column under two names. shale does not take it for granted: the plan below "
      "drops the one, **with its values**, and adds the other. If it is one, rename it first.\n\n";
  rows.clear();
  std::string sql;
  for (const GapLikeness& l : r_.likenesses) {
    rows.push_back({code_cell(l.table), code_cell(l.a), code_cell(l.b), cell(l.impact),
                    cell(join(l.evidence, ", "))});
    sql += l.sql + ";\n";
  }
  text_ += table({"table", code(r_.a), code(r_.b), "impact", "evidence"}, rows);
  text_ += fmt::format("```sql\n{}```\n\n", sql);
}

void Markdown::missing_tables() {
  if (r_.missing_tables.empty()) return;
  heading(fmt::format("Missing tables ({})", r_.missing_tables.size()));
  for (Grade grade : {Grade::critical, Grade::high, Grade::medium, Grade::low}) {
    std::vector<Row> rows;
    for (const GapTable& t : r_.missing_tables)
      if (t.priority.grade == grade)
        rows.push_back({code_cell(t.name), cell(join(t.priority.reasons, "; ")), cell(t.parts)});
    if (rows.empty()) continue;
    text_ += fmt::format("**{} priority**\n\n", sentence(std::string(grade_name(grade))));
    text_ += table({"table", "why", "it has"}, rows);
  }
}

void Markdown::extra_tables() {
  if (r_.extra_tables.empty()) return;
  heading(fmt::format("Extra tables ({})", r_.extra_tables.size()));
  std::vector<Row> rows;
  for (const GapTable& t : r_.extra_tables)
    rows.push_back({std::string(t.priority.name()), code_cell(t.name),
                    cell(join(t.priority.reasons, "; ")), cell(t.parts)});
  text_ += table({"priority", "table", "why", "it has"}, rows);
}

void Markdown::columns() {
  if (r_.columns.empty()) return;
  heading("Columns");
  for (const GapColumns& t : r_.columns) {
    std::vector<std::string> counts;
    const auto count = [&](const std::vector<GapRow>& rows, std::string_view what) {
      if (!rows.empty()) counts.push_back(fmt::format("{} {}", rows.size(), what));
    };
    count(t.missing, "missing"), count(t.extra, "extra"), count(t.changed, "changed");
    if (t.reordered) counts.push_back("in another order");
    text_ += fmt::format("**{}**: {}\n\n", code(t.table), join(counts, ", "));
    std::vector<Row> rows;
    for (const std::vector<GapRow>* some : {&t.missing, &t.extra})
      for (const GapRow& row : *some)
        rows.push_back({std::string(grade_name(row.grade)), row.change,
                        code_cell(row.objects.front()), code_cell(row.a.empty() ? row.b : row.a),
                        cell(join(row.reasons, "; "))});
    for (const GapRow& row : t.changed)
      if (row.change == "renamed")
        rows.push_back({std::string(grade_name(row.grade)), row.change, code_cell(row.a),
                        "is " + code_cell(row.b), cell(join(row.reasons, "; "))});
    if (!rows.empty()) text_ += table({"priority", "", "column", "what it is", "why"}, rows);
    std::vector<std::string> changed;
    for (const GapRow& row : t.changed)
      if (row.change != "renamed")
        changed.push_back(fmt::format("{} ({})", code(row.objects.front()), row.attribute));
    if (!changed.empty()) text_ += fmt::format("Changed: {}.\n\n", join(changed, ", "));
  }
}

void Markdown::rows_of(const GapSection& s, std::string_view change) {
  std::vector<Row> rows;
  std::size_t n = 0;
  const bool both = change == "changed" || change == "renamed";
  for (const GapRow& row : s.rows) {
    if (row.change != change) continue;
    n += row.objects.size();
    const std::string grade(grade_name(row.grade)), objects = cell(codes(row.objects)),
                                                    why = cell(join(row.reasons, "; "));
    if (both)
      rows.push_back(
          {grade, objects, cell(row.attribute), code_cell(row.a), code_cell(row.b), why});
    else
      rows.push_back({grade, objects, code_cell(row.a.empty() ? row.b : row.a), why});
  }
  if (rows.empty()) return;
  text_ += fmt::format("**{} ({})**\n\n", sentence(std::string(change)), n);
  text_ += both ? table({"priority", "object", "what", code(r_.a), code(r_.b), "why"}, rows)
                : table({"priority", "object", "what it is", "why"}, rows);
}

void Markdown::section(const GapSection& s) {
  const bool by_kind = !s.title.empty() && s.title.front() >= 'a' && s.title.front() <= 'z';
  heading(by_kind ? sentence(plural_kind(s.title)) : s.title);
  for (std::string_view change : {"missing", "extra", "changed", "renamed"}) rows_of(s, change);
  if (!s.remark.empty()) text_ += sentence(s.remark) + ".\n\n";
}

void Markdown::ways() {
  if (r_.ways.empty()) return;
  heading("The ways out");
  int n = 0;
  for (const GapWay& way : r_.ways) {
    text_ += fmt::format("**{}. {}**: {}.", ++n, way.title, way.what);
    if (!way.problem.empty())
      text_ += fmt::format(" There is no proven plan: {}.", way.problem);
    else if (way.statements > 0)
      text_ += fmt::format(" {}, proven on a scratch copy.",
                           sentence(count_of(way.statements, "statement")));
    if (n == 1 && !r_.likenesses.empty())
      text_ += " Rename first what is one thing under two names: see the data type mismatches.";
    const bool loses = std::ranges::any_of(way.hazards, [](const GapHazard& h) {
      return h.name == "loses-rows" || h.name == "loses-values";
    });
    if (loses) text_ += " **It drops data: take a backup first.**";
    text_ += fmt::format("\n\n```console\n$ {}\n```\n\n", way.command);
    std::vector<Row> rows;
    for (const GapHazard& h : way.hazards)
      rows.push_back(
          {code(h.name), fmt::format("{}", h.count), cell(h.what), cell(list_of(h.about, 4))});
    if (!rows.empty()) text_ += table({"hazard", "statements", "it", "which"}, rows);
  }
  picks();
}

void Markdown::picks() {
  std::vector<Row> rows;
  for (const GapPick& p : r_.picks)
    rows.push_back({p.table.empty() ? "types, functions, views, …" : code_cell(p.table),
                    fmt::format("{}", p.statements), cell(p.hazards)});
  if (!rows.empty()) text_ += table({"table", "statements", "hazards"}, rows);
}

void Markdown::closing() {
  if (r_.closing.empty()) return;
  heading(fmt::format("The SQL that closes the gap"));
  text_ += fmt::format(
      "It brings {} to the state of {}. It ran on a scratch copy, and left no "
      "difference. The order matters.\n\n",
      code(r_.b), code(r_.a));
  for (const std::string& note : r_.notes) text_ += note + "\n\n";
  for (const GapSql& run : r_.closing) {
    if (!run.title.empty())
      text_ += fmt::format("**{}** ({})\n\n", sentence(run.title),
                           count_of(run.statements, "statement"));
    text_ += fmt::format("```sql\n{}```\n\n", run.sql);
  }
}

void Markdown::census() {
  if (r_.uncovered.empty()) return;
  heading("Not compared");
  text_ += "shale does not know these kinds of objects; nothing is said of them.\n\n";
  for (const std::string& thing : r_.uncovered) text_ += fmt::format("- {}\n", thing);
}

std::string Markdown::run() {
  head();
  if (r_.level != Level::identical) {
    summary();
    risks();
    mismatches();
    missing_tables();
    extra_tables();
    columns();
    for (const GapSection& s : r_.sections) section(s);
    ways();
    closing();
  }
  census();
  while (text_.ends_with("\n\n")) text_.pop_back();
  return std::move(text_);
}

}  // namespace

std::string gap_markdown(const GapReport& report) {
  return Markdown(report).run();
}

}  // namespace shale
