#include "kinds/printed.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace shale {
namespace {

// A part of a text. One that is NULL makes all of the text NULL, which the server then prints.
std::string part(std::string_view condition, std::string_view text) {
  return fmt::format("case when {} then {} else '' end", condition, text);
}

// How an operator class and a type stand in usual_classes().
std::string pair_of(std::string_view opclass, std::string_view type) {
  return fmt::format("({}::int8 << 32 | {}::int8)", opclass, type);
}

// An expression is read from its stored form, whose words say what it is: a call stands for itself
// in an index, an operator stands in parentheses. Patterns would cost more than the printing.
struct Word {
  int number;
  std::string_view text;
};
struct Form {
  std::array<Word, 4> words;
  int type, collation;  // which words these are
  std::string_view open, close;
};
constexpr Form forms[] = {
    {{{{1, "({FUNCEXPR"}, {4, ":funcresulttype"}, {11, "0"}, {12, ":funccollid"}}}, 5, 13, "", ""},
    {{{{1, "({OPEXPR"}, {6, ":opresulttype"}, {9, "false"}, {10, ":opcollid"}}}, 7, 11, "(", ")"},
};

std::string word(int number) {
  return fmt::format("split_part(i.indexprs::text, ' ', {})", number);
}

std::string class_at(std::string_view x) {
  return fmt::format("i.indclass[{}]", x);
}

// A column of an index that is an expression. Only one may be: the list can't be taken apart here.
std::string expression_column(std::string_view x, const Form& form) {
  std::string condition;
  for (const Word& w : form.words)
    condition += fmt::format("{} = '{}' and ", word(w.number), w.text);
  return fmt::format(
      " when {}i.indcollation[{}] in (0, {}::oid) and {} = any (usual.pairs)"
      " then '{}' || pg_get_expr(i.indexprs, i.indrelid) || '{}'",
      condition, x, word(form.collation), pair_of(class_at(x), word(form.type)), form.open,
      form.close);
}

// The column of an index at place x, from 0; NULL: it is not plain.
std::string index_column(std::string_view x) {
  std::string expressions;
  for (const Form& form : forms) expressions += expression_column(x, form);
  return fmt::format(
      "case when i.indkey[{0}] <> 0 then (select quote_ident(a.attname)"
      " from pg_catalog.pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[{0}]"
      " and i.indcollation[{0}] in (0, a.attcollation) and {1} = any (usual.pairs)){2} end"
      " || case i.indoption[{0}] when 0 then '' when 1 then ' DESC NULLS LAST'"
      " when 2 then ' NULLS FIRST' when 3 then ' DESC' end",
      x, pair_of(class_at(x), "a.atttypid"), expressions);
}

// The columns of an index. Most have one or two, for which a loop would cost more than it does.
std::string index_columns() {
  return fmt::format(
      "case i.indnatts when 1 then {0} when 2 then {0} || ', ' || {1} else"
      " (select case when count(c) = count(*) then string_agg(c, ', ') end"
      " from (select {2} as c from generate_series(0, i.indnatts - 1) x) columns) end",
      index_column("0"), index_column("1"), index_column("x"));
}

// And those of a key.
std::string key_columns() {
  const auto name = [](std::string_view number) {
    return fmt::format(
        "(select quote_ident(a.attname) from pg_catalog.pg_attribute a"
        " where a.attrelid = k.conrelid and a.attnum = {})",
        number);
  };
  return fmt::format(
      "case cardinality(k.conkey) when 1 then {} else"
      " (select string_agg({}, ', ') from unnest(k.conkey) x) end",
      name("k.conkey[1]"), name("x"));
}

// What stands behind a constraint that is not checked for all rows.
std::string not_checked(int version) {
  return fmt::format("case {}when not k.convalidated then ' NOT VALID' else '' end",
                     version >= 180000 ? "when not k.conenforced then ' NOT ENFORCED' " : "");
}

}  // namespace

// A varchar takes the class of text, unless somebody has made one for it.
std::string usual_classes() {
  return "(select array(select " + pair_of("o.oid", "o.opcintype") +
         " from pg_catalog.pg_opclass o where o.opcdefault and o.oid < 16384"
         " and o.opcmethod in (403, 405, 2742) union all select " +
         pair_of("o.oid", "1043") +
         " from pg_catalog.pg_opclass o where o.opcdefault and o.opcintype = 25"
         " and o.opcmethod in (403, 405) and not exists (select from pg_catalog.pg_opclass v"
         " where v.opcmethod = o.opcmethod and v.opcintype = 1043 and v.opcdefault)) as pairs"
         " offset 0) usual";
}

// Plain are the btree (403), hash (405) and gin (2742) indexes without options, whose classes have
// no parameters.
std::string printed_index(int version) {
  return fmt::format(
      "coalesce(case when i.indnkeyatts = i.indnatts and c.relam in (403, 405, 2742)"
      " and c.reloptions is null and t.relnamespace <> 11{}"
      " and (i.indexprs is null or cardinality(array_positions(i.indkey::int2[], 0::int2)) = 1)"
      " then 'CREATE ' || {} || 'INDEX ' || quote_ident(c.relname) || ' ON ' || {}"
      " || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || ' USING ' || m.amname"
      " || ' (' || {} || ')' || {} end, pg_get_indexdef(c.oid))",
      version >= 150000 ? " and not i.indnullsnotdistinct" : "", part("i.indisunique", "'UNIQUE '"),
      part("c.relkind = 'I'", "'ONLY '"), index_columns(),
      part("i.indpred is not null", "' WHERE ' || pg_get_expr(i.indpred, i.indrelid)"));
}

std::string printed_constraint(int version) {
  const std::string_view nulls =
      " and not (k.contype = 'u' and (select x.indnullsnotdistinct from pg_catalog.pg_index x"
      " where x.indexrelid = k.conindid))";
  return fmt::format(
      "coalesce(case when k.contype = 'c'"
      " then 'CHECK (' || pg_get_expr(k.conbin, k.conrelid) || ')' || {} || {}"
      " when k.contype in ('p', 'u') and not k.condeferrable"
      " and i.relnatts = cardinality(k.conkey){}{}"
      " then case k.contype when 'p' then 'PRIMARY KEY (' else 'UNIQUE (' end"
      " || {} || ')' end, pg_get_constraintdef(k.oid))",
      part("k.connoinherit", "' NO INHERIT'"), not_checked(version), version >= 150000 ? nulls : "",
      version >= 180000 ? " and not k.conperiod" : "", key_columns());
}

}  // namespace shale
