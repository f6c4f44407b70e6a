#include "squash/row_writer.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

constexpr int most_rows = 100;  // of a statement
constexpr std::size_t most_bytes = 256 * 1024;

bool is_plain_number(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || digits[0] < '0' || digits[0] > '9') return false;  // NaN, Infinity
  return text.starts_with('-') ? digits != "0" : true;                     // -0 would lose its sign
}

// A carriage return would not live through every editor and checkout.
std::string text_literal(std::string_view text) {
  std::string literal = quote_literal(text);
  if (text.find('\r') == text.npos) return literal;
  literal = replace_all(std::move(literal), "\r", "\\r");
  return literal.starts_with('E') ? literal : "E" + literal;
}

// One table's statements, as its rows come.
class Writer {
 public:
  Writer(RowTable& table, const WriteOptions& options) : table_(table), options_(options) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (!table.columns[c].all_anew) said_.push_back(c);
    for (RowColumn& column : table.columns) column.made_anew |= column.all_anew;
  }

  // Which columns have to be read: what is said, then whether a time is fresh, then more.
  std::string query() const {
    std::string list;
    const auto add = [&](const std::string& item) { list += (list.empty() ? "" : ", ") + item; };
    for (const RowColumn& column : table_.columns)
      add(column.type == "money" ? column.name + "::numeric" : column.name);
    for (const RowColumn& column : table_.columns)
      add(column.fresh.empty() ? "true" : column.fresh);
    add(options_.together_from.empty() ? "false" : options_.together_from);
    return fmt::format("select {} from {} {} order by {}", list, table_.from(), options_.join,
                       options_.order.empty() ? table_.order : options_.order);
  }

  // `other` is the same row of the second replay; null: nothing of the table is made anew.
  void add(const RowCursor& row, const RowCursor* other) {
    if (!together_ && row.at(2 * table_.columns.size()) == "t") {
      finish();
      together_ = true;
    }
    if (said_.empty()) {
      sql_ += fmt::format("INSERT INTO {} DEFAULT VALUES;\n", table_.name);
      return;
    }
    std::string values;
    for (const std::size_t c : said_)
      values += (values.empty() ? "" : ", ") +
                (options_.later.contains(c) ? "NULL" : value(row, other, c));
    if (rows_ == 0)
      sql_ += start_;
    else
      sql_ += ",\n";
    sql_ += fmt::format("    ({})", values);
    bytes_ += values.size();
    ++rows_;
    if (!options_.later.empty()) update(row);
    const bool may_end = !options_.together && !together_;
    if (may_end && (rows_ == most_rows || bytes_ > most_bytes)) finish();
  }

  WrittenRows take() {
    finish();
    return {std::move(sql_), std::move(updates_)};
  }

  void begin() {
    std::string names;
    bool always = false;
    for (const std::size_t c : said_) {
      names += (names.empty() ? "" : ", ") + table_.columns[c].name;
      always |= table_.columns[c].always;
    }
    start_ = fmt::format("INSERT INTO {} ({}){} VALUES\n", table_.name, names,
                         always ? " OVERRIDING SYSTEM VALUE" : "");
  }

 private:
  void finish() {
    if (rows_ > 0) sql_ += ";\n";
    rows_ = 0;
    bytes_ = 0;
  }

  std::string kept(const RowCursor& row, std::size_t c) const {
    return row.is_null(c) ? "NULL" : value_literal(table_.columns[c].type, row.at(c));
  }

  std::string value(const RowCursor& row, const RowCursor* other, std::size_t c) {
    RowColumn& column = table_.columns[c];
    if (column.fate == RowFate::keep || other == nullptr || row.same(*other, c))
      return kept(row, c);
    if (row.at(table_.columns.size() + c) != "t") {
      column.is_stale |= !row.is_null(c);
      return kept(row, c);
    }
    column.made_anew = true;
    return column.fate == RowFate::leave ? "DEFAULT"
           : column.fate == RowFate::now ? "now()"
                                         : "gen_random_uuid()";
  }

  void update(const RowCursor& row) {
    std::string set, where;
    for (const std::size_t c : options_.later)
      if (!row.is_null(c))
        set +=
            fmt::format("{}{} = {}", set.empty() ? "" : ", ", table_.columns[c].name, kept(row, c));
    if (set.empty()) return;
    for (const std::size_t c : table_.keys.front())
      where += fmt::format("{}{} = {}", where.empty() ? "" : " AND ", table_.columns[c].name,
                           kept(row, c));
    updates_ += fmt::format("UPDATE {} SET {} WHERE {};\n", table_.name, set, where);
  }

  RowTable& table_;
  const WriteOptions& options_;
  std::vector<std::size_t> said_{};  // the columns that the statements name
  std::string start_{}, sql_{}, updates_{};
  int rows_ = 0;
  std::size_t bytes_ = 0;
  bool together_ = false;
};

// Rows with the rows that they refer to, one level after the other; a row in a circle has no level.
std::string levels(const RowTable& table, const RowLink& link, std::string& on) {
  std::string keys, joined, roots, none;
  for (std::size_t i = 0; i < link.columns.size(); ++i) {
    const std::string& child = table.columns[link.columns[i]].name;
    const std::string& parent = table.columns[link.referred[i]].name;
    keys += fmt::format(", t.{} as shale_key_{}", parent, i);
    const std::string match = fmt::format("t.{} = d.shale_key_{}", child, i);
    joined += (joined.empty() ? "" : " and ") + match;
    none += fmt::format("{}t.{} is null", none.empty() ? "" : " or ", child);
    roots += fmt::format("{}t.{} = t.{}", roots.empty() ? "" : " and ", child, parent);
    on += fmt::format("{}{} = shale_key_{}", on.empty() ? "" : " and ", parent, i);
  }
  return fmt::format(
      "(with recursive d as (select 0 as shale_level{0} from {1} t where {2} or ({3}) union all"
      " select d.shale_level + 1{0} from {1} t join d on {4} where not ({3})) select * from d) d",
      keys, table.from(), none, roots, joined);
}

}  // namespace

std::string value_literal(std::string_view type, std::string_view text) {
  constexpr auto numbers = std::to_array<std::string_view>(
      {"int2", "int4", "int8", "numeric", "float4", "float8", "money"});
  if (type == "bool") return text == "t" ? "true" : "false";
  if (std::ranges::find(numbers, type) != numbers.end() && is_plain_number(text))
    return std::string(text);
  if (type == "bpchar") text = text.substr(0, text.find_last_not_of(' ') + 1);
  return text_literal(text);
}

Result<WrittenRows> write_rows(Connection& first, Connection& second, RowTable& table,
                               const WriteOptions& options) {
  Writer writer(table, options);
  writer.begin();
  const std::string query = writer.query();
  TRY(row, RowCursor::open(first, query));
  std::optional<RowCursor> other;
  if (table.has_fates()) {
    TRY(opened, RowCursor::open(second, query));
    other.emplace(std::move(opened));
  }
  for (;;) {
    TRY(more, row.next());
    if (!more) break;
    if (other) {
      TRY(both, other->next());
      if (!both) break;
    }
    writer.add(row, other ? &*other : nullptr);
  }
  return writer.take();
}

Result<WriteOptions> self_order(Connection& first, const RowTable& table,
                                const std::vector<RowLink>& links) {
  WriteOptions options;
  if (links.empty()) return options;
  // A statement's rows are checked at its end.
  options.together = table.rows <= most_rows || links.size() > 1;
  if (options.together) return options;
  std::string on;
  const RowLink& link = links.front();
  const auto is_said = [](std::size_t c) { return c != no_column; };
  options.together =
      !std::ranges::all_of(link.columns, is_said) || !std::ranges::all_of(link.referred, is_said);
  if (options.together) return options;
  const std::string join = levels(table, link, on);
  std::string later;
  for (std::size_t i = 0; i < link.columns.size(); ++i)
    later += fmt::format("{}a.{} = b.{}", i == 0 ? "" : " and ",
                         table.columns[link.columns[i]].name, table.columns[link.referred[i]].name);
  TRY(rows, first.query(fmt::format(
                "with t as (select *, row_number() over (order by {}) as shale_n from {})"
                " select exists (select from t a join t b on {} where b.shale_n > a.shale_n)",
                table.order, table.from(), later)));
  if (!rows.truth(0, 0)) return options;
  options.join = fmt::format("left join {} on {}", join, on);
  options.order = "shale_level nulls last, " + table.order;
  options.together_from = "shale_level is null";
  return options;
}

}  // namespace shale
