#include "support/random_schema.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

// Sort, name, and what else tells one.
constexpr std::string_view there_query = R"(
with mine as (select oid from pg_namespace where nspname in ('public', 'app', 'shop', 'later'))
select case relkind when 'r' then 'table' when 'p' then 'table' when 'v' then 'view'
  when 'm' then 'matview' when 'S' then 'sequence' when 'f' then 'foreign' else 'index' end,
  oid::regclass::text, relkind::text, quote_ident(relname), ''
  from pg_class where relnamespace in (select oid from mine) and relkind <> 'c'
  and not (relkind = 'S' and exists (select from pg_depend where objid = pg_class.oid
  and classid = 1259 and refclassid = 1259 and deptype = 'i'))
union all select 'parted', oid::regclass::text, '', '', '' from pg_class
  where relkind = 'p' and relnamespace in (select oid from mine)
union all select 'partition', inhrelid::regclass::text, inhparent::regclass::text, '', ''
  from pg_inherits join pg_class c on c.oid = inhrelid where relispartition and relkind in ('r', 'p')
union all select 'child', inhrelid::regclass::text, inhparent::regclass::text, '', ''
  from pg_inherits join pg_class c on c.oid = inhrelid where not relispartition and relkind = 'r'
union all select 'plainindex', indexrelid::regclass::text, indrelid::regclass::text,
  quote_ident(relname), '' from pg_index join pg_class c on c.oid = indexrelid
  where c.relnamespace in (select oid from mine)
union all select 'column', attrelid::regclass::text, quote_ident(attname),
  format_type(atttypid, atttypmod), attidentity::text || attgenerated::text
  from pg_attribute join pg_class c on c.oid = attrelid
  where relnamespace in (select oid from mine) and relkind in ('r', 'p', 'v', 'm')
  and attnum > 0 and not attisdropped
union all select case typtype when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range'
  else 'composite' end, t.oid::regtype::text, '', '', ''
  from pg_type t where typnamespace in (select oid from mine) and (typtype in ('e', 'd', 'r')
  or typtype = 'c' and exists (select from pg_class where oid = typrelid and relkind = 'c'))
union all select 'own', t.oid::regtype::text, '', '', '' from pg_type t
  where typnamespace in (select oid from mine) and typtype in ('e', 'd', 'r', 'c')
union all select 'label', enumtypid::regtype::text, quote_literal(enumlabel), '', '' from pg_enum
union all select 'attribute', t.oid::regtype::text, quote_ident(attname), '', '' from pg_type t
  join pg_class c on c.oid = typrelid and relkind = 'c' join pg_attribute on attrelid = c.oid
  where not attisdropped and typnamespace in (select oid from mine)
union all select case when prokind = 'p' then 'procedure'
  when prorettype = 'trigger'::regtype then 'triggerer' else 'function' end,
  oid::regprocedure::text, oid::regproc::text, format_type(prorettype, null),
  case when pronargs = 1 then format_type(proargtypes[0], null) end
  from pg_proc where pronamespace in (select oid from mine)
  and (prokind <> 'f' or not exists (select from pg_depend where objid = pg_proc.oid
  and classid = 1255 and deptype = 'i'))
union all select 'constraint', conrelid::regclass::text, quote_ident(conname), contype::text, ''
  from pg_constraint where connamespace in (select oid from mine) and conrelid <> 0
union all select 'key', conrelid::regclass::text, (select string_agg(quote_ident(attname), ', '
  order by n) from unnest(conkey) with ordinality k(k, n) join pg_attribute on attrelid = conrelid
  and attnum = k), (select string_agg(format_type(atttypid, atttypmod), ', ' order by n)
  from unnest(conkey) with ordinality k(k, n) join pg_attribute on attrelid = conrelid
  and attnum = k), '' from pg_constraint where contype in ('p', 'u')
union all select 'domaincheck', contypid::regtype::text, quote_ident(conname), '', ''
  from pg_constraint where contypid <> 0 and connamespace in (select oid from mine)
union all select 'trigger', tgrelid::regclass::text, quote_ident(tgname), '', '' from pg_trigger
  where not tgisinternal
union all select 'policy', polrelid::regclass::text, quote_ident(polname), '', '' from pg_policy
union all select 'rule', ev_class::regclass::text, quote_ident(rulename), '', '' from pg_rewrite
  where rulename <> '_RETURN' and ev_class >= 16384
union all select 'statistics', quote_ident(nspname) || '.' || quote_ident(stxname), '', '', ''
  from pg_statistic_ext join pg_namespace n on n.oid = stxnamespace
union all select 'publication', quote_ident(pubname), '', '', '' from pg_publication
order by 1, 2, 3, 4, 5)";

struct Sample {
  std::string_view type, values;  // with bars between them
};
constexpr std::array<Sample, 18> samples{{{"integer", "0|7|-1"},
                                          {"bigint", "0|70000000000"},
                                          {"smallint", "1|2"},
                                          {"numeric", "1.5|0|10"},
                                          {"text", "'x'|''|'it''s'"},
                                          {"character", "'x'|'y'"},
                                          {"date", "'2024-01-01'|'2025-06-30'"},
                                          {"timestamp", "'2024-01-01 12:00'|now()"},
                                          {"interval", "'1 day'|'02:00'"},
                                          {"boolean", "true|false"},
                                          {"uuid", "gen_random_uuid()"},
                                          {"jsonb", "'{}'|'[1]'"},
                                          {"json", "'{}'"},
                                          {"double", "1.5|-2"},
                                          {"real", "1.5"},
                                          {"bytea", "'\\x00'"},
                                          {"inet", "'10.0.0.1'"},
                                          {"int4range", "'[1,5)'"}}};

}  // namespace

Status RandomSchema::look(Connection& connection) {
  TRY(rows, connection.query(std::string(there_query)));
  there_.clear();
  for (int r = 0; r < rows.size(); ++r) {
    Row row;
    for (int c = 1; c < 5; ++c) row.emplace_back(rows.at(r, c));
    there_[std::string(rows.at(r, 0))].push_back(std::move(row));
  }
  return ok();
}

std::string RandomSchema::statement(std::string_view rule) {
  failed_ = false;
  last_ = {};
  relation_ = type_ = "";
  std::string text = slot(rule);
  return failed_ ? "" : text;
}

// Text with {slots}; {{ stands for itself.
std::string RandomSchema::expand(std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '{' || text.substr(i, 2) == "{}") {
      all += text[i++];
      continue;
    }
    const std::size_t end = text.find('}', i);
    all += slot(text.substr(i + 1, end - i - 1));
    i = end + 1;
  }
  return all;
}

std::string RandomSchema::pick(std::string_view sort) {
  const auto found = there_.find(sort);
  if (found == there_.end()) {
    failed_ = true;
    return "";
  }
  last_ = found->second[below(found->second.size())];
  constexpr std::string_view with_columns = " table view matview parted partition child key ";
  if (contains(with_columns, fmt::format(" {} ", sort))) relation_ = last_[0];
  if (sort == "plainindex") relation_ = last_[1];
  if (sort == "constraint" || sort == "trigger" || sort == "policy") relation_ = last_[0];
  return last_[0];
}

// A column of the relation, perhaps one whose type begins so.
std::string RandomSchema::column(std::string_view test) {
  std::vector<const Row*> fit;
  for (const Row& row : there_["column"])
    if (row[0] == relation_ && row[2].starts_with(test)) fit.push_back(&row);
  if (fit.empty()) {
    failed_ = true;
    return "";
  }
  const Row& row = *fit[below(fit.size())];
  type_ = row[2];
  return row[1];
}

// A value of the type that was spoken of last.
std::string RandomSchema::literal() {
  if (type_.ends_with("[]")) return "'{}'";
  for (const Sample& sample : samples)
    if (type_.starts_with(sample.type)) {
      const std::vector<std::string_view> values = split(sample.values, '|');
      return std::string(values[below(values.size())]);
    }
  std::vector<std::string> labels;
  for (const Row& row : there_["label"])
    if (row[0] == type_) labels.push_back(row[1]);
  return labels.empty() ? "NULL" : labels[below(labels.size())];
}

// A condition on a column of the relation.
std::string RandomSchema::test() {
  const std::string name = column("");
  const std::string value = literal();
  static constexpr std::array<std::string_view, 4> operators{"=", "<>", "<", ">="};
  if (value == "NULL" || type_ == "json" || below(4) == 0)
    return fmt::format("{} IS {}NULL", name, below(2) == 0 ? "" : "NOT ");
  const std::string one = fmt::format("{} {} {}::{}", name, operators[below(4)], value, type_);
  return below(5) == 0 ? fmt::format("({} OR {} IS NULL)", one, name) : one;
}

std::string RandomSchema::slot(std::string_view name) {
  if (name == "n") return std::to_string(1 + below(9));
  if (name == "column") return column("");
  if (name == "int") return column("integer");
  if (name == "words") return column("text");
  if (name == "value") return literal();
  if (name == "test") return test();
  if (name == "relation") return relation_;
  if (name.size() == 2 && name[0] == '.') {
    const auto field = static_cast<std::size_t>(name[1] - '1');
    return field < last_.size() ? last_[field] : "";
  }
  if (name == "same") return type_;
  if (const std::size_t dot = name.find('.'); dot != std::string_view::npos && dot > 0) {
    (void)pick(name.substr(0, dot));
    return slot(name.substr(dot));
  }
  const Grammar& grammar = ddl_grammar();
  if (const auto rule = grammar.find(name); rule != grammar.end()) {
    std::string text = expand(rule->second[below(rule->second.size())]);
    if (name == "type") type_ = text;
    return text;
  }
  return pick(name);
}

}  // namespace shale
