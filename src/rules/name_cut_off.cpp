#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"
#include "sql/facts.h"
#include "sql/lexer.h"

namespace shale::rules_::in_name_cut_off {
namespace {

constexpr std::size_t most = 63;  // NAMEDATALEN - 1 of a server as it is built everywhere

void judge(const Scene&, const SceneStatement& s, const TreeNode&, Findings& found) {
  std::set<std::string> said;
  Lexer lexer(s.text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    if (t.kind != TokenKind::word && t.kind != TokenKind::quoted_name) continue;
    std::string name(lexer.text_of(t));
    if (lower(name).starts_with("u&")) continue;  // its escapes are not its bytes
    if (t.kind == TokenKind::quoted_name)
      name = replace_all(name.substr(1, name.size() - 2), "\"\"", "\"");
    if (name.size() <= most || !said.insert(name).second) continue;
    found.at(s, meant_name(lexer.text_of(t)), Certainty::proven,
             fmt::format("{} has {} bytes: the server cuts it to {}, and what looks for it by its "
                         "whole name among the names that are there finds nothing",
                         name, name.size(), most),
             "a shorter name");
  }
}

}  // namespace

extern const Rule name_cut_off;
constinit const Rule name_cut_off = checked({
    .id = "name-cut-off",
    .summary = "a name of more than 63 bytes",
    .why = "The server keeps 63 bytes of a name and says so in a notice only. Two long names that "
           "begin alike become one, and programs that compare names with the catalog do not find "
           "theirs.",
    .instead = "Choose a shorter name.",
    .topic = Topic::design,
    .severity = Severity::note,
    .of_text = true,
    .given = "CREATE TABLE orders (id int PRIMARY KEY, customer_id int);",
    .bad = "CREATE INDEX CONCURRENTLY "
           "index_orders_on_customer_id_that_is_there_for_the_report_of_the_month ON orders "
           "(customer_id);",
    .good = "CREATE INDEX CONCURRENTLY index_orders_on_customer_id ON orders (customer_id);",
    .judge_statement = judge,
});

}  // namespace shale::rules_::in_name_cut_off
