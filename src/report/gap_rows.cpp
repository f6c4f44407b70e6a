// The gap report's rows: each change, told in the section that it belongs to. What a person would
// read once is one row: the same change of many columns, the partitions of one table.
#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "report/gap.h"
#include "report/impact.h"
#include "report/shown.h"

namespace shale {
namespace {

// The sections behind the tables and columns, in their order.
struct Section {
  std::string_view title;
  std::vector<std::string_view> kinds;
};
const std::vector<Section>& sections() {
  static const std::vector<Section> all{
      {"Types", {"enum", "composite type", "attribute", "range", "base type", "shell type"}},
      {"Domains", {"domain", "domain constraint"}},
      {"Functions", {"function", "procedure", "aggregate"}},
      {"Indexes", {"index", "constraint index"}},
      {"Constraints", {"constraint", "foreign key"}},
      {"Partitioning", {"inheritance", "index attachment", "trigger copy"}},
      {"Triggers", {"trigger", "event trigger", "rule"}},
      {"Views", {"view", "materialized view", "view column"}},
      {"Policies and row security", {"policy"}},
      {"Grants and owners", {"privileges", "default privileges", "security label"}},
      {"Tables", {"table", "foreign table"}},
      {"Comments", {"comment"}},
      {"Extensions", {"extension"}},
  };
  return all;
}

bool is_mismatch(const Change& c, std::string_view attribute) {
  static constexpr std::string_view attributes[] = {
      "type", "base type", "not null", "identity", "generated", "expression", "collation"};
  const std::string_view kind = c.either().kind->name;
  return (kind == "column" || kind == "attribute" || kind == "domain" || kind == "default") &&
         std::ranges::find(attributes, attribute) != std::end(attributes);
}

int number_of(Text text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Teller {
 public:
  Teller(GapReport& report, const Side& a, const Side& b, const Priorities& priorities)
      : report_(report), a_(a), b_(b), priorities_(priorities) {}
  void tell(const Change& change);
  void finish();

 private:
  void tell_table(const Change& change);
  void tell_column(const Change& change);
  void tell_default(const Change& change);
  void tell_detail(const Change& change, const Detail& detail);
  void tell_partition(const Object& table, std::string_view change, const Priority& priority);
  void tell_partitioned(const Object& table, const Side& side);
  void count_part(const Change& change);
  GapRow row_of(const Change& change) const;
  GapColumns& columns_of(const Object& column);
  void add(std::string_view section, GapRow row);
  std::string_view section_of(const Change& change, std::string_view attribute) const;
  void settle(std::vector<GapRow>& rows) const;

  GapReport& report_;
  const Side &a_, &b_;
  const Priorities& priorities_;
  std::map<std::string, GapColumns> columns_{};
  std::map<std::string_view, std::vector<GapRow>> rows_{};  // by section
  std::map<std::string_view, std::map<std::string, std::size_t>> parts_{};
};

// The section's title; a kind that none names has its own.
std::string_view section_of_kind(std::string_view kind) {
  for (const Section& s : sections())
    if (std::ranges::find(s.kinds, kind) != s.kinds.end()) return s.title;
  return kind;
}

std::string_view Teller::section_of(const Change& change, std::string_view attribute) const {
  if (attribute == "owner") return "Grants and owners";
  if (contains(attribute, "row level security")) return "Policies and row security";
  const bool table = change.either().kind->name == "table";
  if (table && (attribute == "partition key" || a_.partition(*change.left) != nullptr))
    return "Partitioning";
  return section_of_kind(change.either().kind->name);
}

// Equal rows of several objects become one.
void Teller::add(std::string_view section, GapRow row) {
  std::vector<GapRow>& rows = rows_[section];
  const bool by_text = section != "Comments" || row.change == "changed";
  for (GapRow& other : rows)
    if (row.change == other.change && row.attribute == other.attribute &&
        row.reasons == other.reasons && (!by_text || (row.a == other.a && row.b == other.b)) &&
        (row.change == "changed" || !by_text || section == "Grants and owners")) {
      other.objects.push_back(row.objects.front());
      if (!by_text) other.a.clear(), other.b.clear();
      return;
    }
  rows.push_back(std::move(row));
}

GapRow Teller::row_of(const Change& c) const {
  const Priority priority = priorities_.of(c);
  const Object& object = c.either();
  GapRow row{.grade = priority.grade,
             .change = std::string(change_name(c)),
             .objects = {shown_key(object)},
             .reasons = priority.reasons,
             .weight = priority.weight};
  if (is_renamed(c)) {
    row.attribute = "name";
    row.a = c.left->key, row.b = c.right->key;
    return row;
  }
  const Side& here = c.left != nullptr ? a_ : b_;
  if (priority.general) row.reasons.clear();
  std::string what = definition_of(object, here);
  if (object.kind->name == "index" && object.parent != nullptr)
    what = fmt::format("{}: {}", object.parent->key, what);
  if (object.kind->name == "function") what = replace_all(std::move(what), ", plpgsql", "");
  (c.left != nullptr ? row.a : row.b) = std::move(what);
  return row;
}

GapColumns& Teller::columns_of(const Object& column) {
  GapColumns& all = columns_[column.parent->key];
  all.table = column.parent->key;
  return all;
}

// Partitions of one parent are told together.
void Teller::tell_partition(const Object& table, std::string_view change,
                            const Priority& priority) {
  const Side& here = change == "missing" ? a_ : b_;
  const Object& bound = *here.partition(table);
  const std::string parent(attribute_of(bound, "parent"));
  const std::string text = fmt::format("of {} {}", parent, attribute_of(bound, "bound"));
  for (GapRow& row : rows_["Partitioning"])
    if (row.change == change && row.attribute == parent) {
      std::string& told = change == "missing" ? row.a : row.b;
      told = told.substr(0, told.find(" … "));
      told += fmt::format(" … {}", attribute_of(bound, "bound"));
      row.objects.push_back(table.key);
      return;
    }
  GapRow row{.grade = priority.grade,
             .change = std::string(change),
             .attribute = parent,
             .objects = {table.key},
             .reasons = priority.reasons};
  (change == "missing" ? row.a : row.b) = text;
  rows_["Partitioning"].push_back(std::move(row));
}

// A partitioned table that is missing whole, with the number of its partitions.
void Teller::tell_partitioned(const Object& table, const Side& side) {
  const Text key = attribute_of(table, "partition key");
  if (key.empty()) return;
  const std::size_t partitions = side.partitions(table).size();
  rows_["Partitioning"].push_back(
      {.grade = Grade::medium,
       .change = &side == &a_ ? "missing" : "extra",
       .objects = {table.key},
       .a = fmt::format("by {}, {}", key, count_kind(partitions, "partition")),
       .reasons = {"see the missing tables"}});
  if (&side == &b_) std::swap(rows_["Partitioning"].back().a, rows_["Partitioning"].back().b);
}

void Teller::tell_table(const Change& c) {
  const Object& table = c.either();
  const Side& here = c.left != nullptr ? a_ : b_;
  if (here.partition(table) != nullptr) {
    // Those of a parent that is missing as well are counted with it.
    const Side& there = c.left != nullptr ? b_ : a_;
    if (there.catalog().find("table", attribute_of(*here.partition(table), "parent")) != nullptr)
      tell_partition(table, change_name(c), priorities_.of(c));
    return;
  }
  (c.left != nullptr ? report_.missing_tables : report_.extra_tables)
      .push_back({table.key, priorities_.of(c), parts_text(table, here)});
  tell_partitioned(table, here);
}

void Teller::tell_column(const Change& c) {
  GapColumns& table = columns_of(c.either());
  GapRow row = row_of(c);
  row.weight = number_of(attribute_of(c.either(), "position"));
  row.objects = {std::string(c.either().name)};
  if (is_renamed(c)) row.a = c.left->name, row.b = c.right->name;
  (c.right == nullptr  ? table.missing
   : c.left == nullptr ? table.extra
                       : table.changed)
      .push_back(std::move(row));
}

// A default belongs to its column; that of a missing column is told with it.
void Teller::tell_default(const Change& c) {
  const auto expression = [](const Object* o) {
    return o == nullptr ? std::string("(none)")
                        : one_line(short_expression(attribute_of(*o, "expression")));
  };
  const auto value = [](const Object* o) {
    const Text e = attribute_of(*o, "expression");
    return e.substr(0, e.find("::"));
  };
  if (in_both(c) && value(c.left) == value(c.right)) return;  // as its type says
  const Priority priority = priorities_.of(c);
  report_.mismatches.push_back({.grade = priority.grade,
                                .change = "changed",
                                .attribute = "default",
                                .objects = {shown_key(c.either())},
                                .a = expression(c.left),
                                .b = expression(c.right),
                                .reasons = priority.reasons});
  columns_of(*c.either().parent)
      .changed.push_back(
          {.attribute = "default", .objects = {std::string(c.either().parent->name)}});
}

void Teller::tell_detail(const Change& c, const Detail& d) {
  if ((d.traits & attribute::position) != 0) {
    if (c.left->kind->name == "column") columns_of(*c.left).reordered = true;
    return;
  }
  // The bounds of an identity are those of its type.
  const auto is_type = [](const Detail& other) { return other.attribute == "type"; };
  if (d.attribute == "identity options" && std::ranges::any_of(c.details, is_type)) return;
  const Consequence consequence = consequence_of(c, d, a_, b_);
  GapRow row{.grade = consequence.grade,
             .change = "changed",
             .attribute = std::string(d.attribute),
             .objects = {shown_key(*c.left)}};
  if (!consequence.text.empty()) row.reasons = {consequence.text};
  std::tie(row.a, row.b) = shown_values(d, 160);
  if (c.left->kind->name == "column")
    columns_of(*c.left).changed.push_back(
        {.attribute = row.attribute, .objects = {std::string(c.left->name)}});
  if (is_mismatch(c, d.attribute))
    report_.mismatches.push_back(std::move(row));
  else
    add(c.left->kind->name == "column" ? "Tables" : section_of(c, d.attribute), std::move(row));
}

void Teller::count_part(const Change& c) {
  const Object* whole = priorities_.goes_with(c);
  const Side& here = c.left != nullptr ? a_ : b_;
  if (whole->kind->name == "table" && here.partition(*whole) != nullptr) return;
  const std::string_view kind = c.either().kind->name;
  if (kind == "index" || kind == "trigger" || kind == "policy" || kind == "constraint" ||
      kind == "foreign key")
    ++parts_[section_of_kind(kind)]
            [fmt::format("{} {}", c.left != nullptr ? "missing" : "extra", kind)];
}

void Teller::tell(const Change& c) {
  if (!in_both(c) && priorities_.is_told_elsewhere(c)) return count_part(c);
  const std::string_view kind = c.either().kind->name;
  if (kind == "default" && (!in_both(c) || !c.details.empty())) return tell_default(c);
  if (!in_both(c) && (kind == "table" || kind == "foreign table")) return tell_table(c);
  if (kind == "column" && (!in_both(c) || is_renamed(c)))
    tell_column(c);
  else if (!in_both(c) || is_renamed(c))
    add(section_of_kind(kind), row_of(c));
  for (const Detail& d : c.details) tell_detail(c, d);
}

// By gravity, then by weight, then as they came: by name.
void Teller::settle(std::vector<GapRow>& rows) const {
  std::ranges::stable_sort(rows, [](const GapRow& x, const GapRow& y) {
    return x.grade != y.grade ? x.grade > y.grade : x.weight > y.weight;
  });
}

void fold(std::vector<GapRow>& rows) {
  std::vector<GapRow> folded;
  for (GapRow& row : rows) {
    const auto same = std::ranges::find_if(folded, [&](const GapRow& other) {
      return other.attribute == row.attribute && other.a == row.a && other.b == row.b &&
             other.reasons == row.reasons;
    });
    if (same == folded.end())
      folded.push_back(std::move(row));
    else
      same->objects.push_back(row.objects.front());
  }
  rows = std::move(folded);
}

// "10 missing indexes go with tables that are told above"; "" for none.
std::string remark_of(const std::map<std::string, std::size_t>& parts) {
  std::vector<std::string> all;
  std::size_t n = 0;
  for (const auto& [what, count] : parts) {
    all.push_back(count_kind(count, what));
    n += count;
  }
  if (all.empty()) return "";
  return fmt::format("{} {} with tables that are told above", join(all, ", "),
                     n == 1 ? "goes" : "go");
}

void Teller::finish() {
  fold(report_.mismatches);
  settle(report_.mismatches);
  for (std::vector<GapTable>* tables : {&report_.missing_tables, &report_.extra_tables})
    std::ranges::stable_sort(*tables, [](const GapTable& x, const GapTable& y) {
      return x.priority.grade != y.priority.grade ? x.priority.grade > y.priority.grade
                                                  : x.priority.weight > y.priority.weight;
    });
  for (auto& [name, table] : columns_) {
    for (std::vector<GapRow>* rows : {&table.missing, &table.extra})
      std::ranges::stable_sort(*rows, {}, &GapRow::weight);
    report_.columns.push_back(std::move(table));
  }
  const auto take = [&](std::string_view title) {
    GapSection section{.title = std::string(title), .rows = std::move(rows_[title])};
    settle(section.rows);
    if (!section.rows.empty()) {
      section.remark = remark_of(parts_[title]);
      report_.sections.push_back(std::move(section));
    }
    rows_.erase(title);
  };
  for (const Section& s : sections()) take(s.title);
  while (!rows_.empty()) take(rows_.begin()->first);
}

}  // namespace

void add_gap_rows(GapReport& report, const Difference& difference, const Side& a, const Side& b,
                  const Priorities& priorities) {
  Teller teller(report, a, b, priorities);
  for (const Change& c : difference.changes) teller.tell(c);
  teller.finish();
}

}  // namespace shale
