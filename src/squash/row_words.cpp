#include "squash/row_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

constexpr long long worth_a_try = 20;  // rows

bool is_about(const ObjectUse& use, std::string_view table, const Originals& originals) {
  const std::size_t dot = table.rfind('.');
  const std::string plain = unquoted(table.substr(dot == table.npos ? 0 : dot + 1));
  const std::vector<std::string> names = originals.names_of(plain);
  return std::ranges::find(names, use.name) != names.end();
}

// Does an INSERT fill this table from no other?
bool fills(const WrittenStatement& written, std::string_view table, const Originals& originals) {
  if (quick_facts(written.text).verb != "insert") return false;
  const Facts facts = facts_of(written.text);
  return facts.understood && std::ranges::all_of(facts.objects, [&](const ObjectUse& use) {
           return use.kind != "table" ||
                  (use.role == ObjectRole::writes && is_about(use, table, originals));
         });
}

// All of them, as they would be said today; "" if none is shorter than the rows.
std::string own_words(const TableRows& rows, const Originals& originals) {
  const std::vector<std::string> usual{"public"};
  const std::size_t dot = rows.table.rfind('.');
  const std::string plain = rows.table.substr(dot == rows.table.npos ? 0 : dot + 1);
  std::string text;
  int number = 0;
  for (const WrittenStatement& written : originals.statements()) {
    const int statement = number++;
    const bool mentions = contains(written.text, unquoted(plain));
    if (!mentions || !fills(written, rows.table, originals)) continue;
    if (written.path != usual) return "";
    text += written.above + originals.with_names_of_now(written.text, statement, unquoted(plain)) +
            ";\n";
    if (text.size() * 2 > rows.inserts.size()) return "";
  }
  return text;
}

// In a transaction: without what is there, do the words make the same again?
Result<bool> makes_the_same(Connection& connection, const std::string& table,
                            const std::string& words) {
  const std::string state =
      fmt::format("select count(*), sum(pg_catalog.hashtextextended(t::text, 0)) from {} t", table);
  TRY(before, connection.query(state));
  const Status made = connection.run(fmt::format("delete from {};\n{}", table, words));
  if (!made) return false;
  TRY(after, connection.query(state));
  return before.at(0, 0) == after.at(0, 0) && before.at(0, 1) == after.at(0, 1);
}

}  // namespace

Status use_own_words(Connection& connection, const Originals& originals, InsertedRows& rows) {
  for (TableRows& table : rows.tables) {
    if (table.rows < worth_a_try || !table.volatile_columns.empty()) continue;
    const std::string words = own_words(table, originals);
    if (words.empty()) continue;
    TRY(transaction, Transaction::begin(connection));
    // Neither triggers nor keys of others mind.
    CHECK(connection.run("set local session_replication_role to replica"));
    TRY(same, makes_the_same(connection, table.table, words));
    if (same) table.inserts = words;
  }
  return ok();
}

}  // namespace shale
