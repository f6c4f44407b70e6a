// What the files of kinds/ share: pieces of queries, and pieces of statements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "catalog/acl.h"
#include "catalog/kind.h"
#include "sql/facts.h"

namespace shale {

// The oids below are Postgres's own (FirstNormalObjectId).
inline constexpr std::string_view first_oid = "16384";

// A column's options, without the mark that some servers keep there for themselves.
inline constexpr std::string_view column_options =
    "case when cardinality(a.attoptions) = 1 and a.attoptions[1] like 'pg\\_attver=%' then null"
    " when a.attoptions is not null then nullif(array(select o from unnest(a.attoptions) o"
    " where o not like 'pg\\_attver=%'), '{}') end";

inline bool yes(Text text) {
  return text == "t";
}

// A name as Postgres stores it, without its quotes.
std::string unquoted(std::string_view name);

// The name, as SQL, that something has only while a plan runs: "shale_new_orders_idx". Two are
// never the same.
std::string passing_name(std::string_view name, std::string_view prefix);
inline constexpr std::string_view beside_prefix = "shale_new_";
// An object under another name, which has to outlive it.
Object under_name(const Object& object, Text name);

// "ALTER TABLE x …" for a table of any sort: foreign ones have their own word.
std::string alter_table(const Object& table);
bool is_partitioned(const Object& table);
// As alter_table(), but only for itself where it has children.
std::string alter_only(const Object& table);
// The attribute's text; "" if the kind has none of the name.
Text text_of(const Object& object, std::string_view attribute);
// The table that a column, constraint, trigger, … stands on.
const Object& table_of(const Object& object);

// reloptions and the like, {fillfactor=70,…}: "fillfactor='70', …".
std::string storage_options(Text array);
// "SET (…)" and "RESET (…)" clauses that lead from one to the other.
std::vector<std::string> change_storage_options(Text from, Text to);
// Options of foreign objects, {host=a}: "host 'a'"; and "ADD a 'x', SET b 'y', DROP c".
std::string foreign_options(Text array);
std::string change_foreign_options(Text from, Text to);

// A statement with literals that nobody is to see.
Ddl with_secrets(std::string sql, const std::vector<std::string>& secrets);

// The expression for USING: column::type where Postgres has a cast, else by way of text.
std::string cast_expression(std::string_view column, std::string_view from, std::string_view to);

// "\n  a,\n  b\n": the body of a CREATE in lines.
std::string in_lines(const std::vector<std::string>& parts);
std::string comma(const std::vector<std::string>& parts);
// The clauses of those who stand in a statement.
std::vector<std::string> clauses_of(Members members);

}  // namespace shale
