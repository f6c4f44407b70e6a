// quick_facts: a table of first words. Most verbs need no more than that; the others have a reader
// that goes on from there.
#include "sql/cursor.h"
#include "sql/facts.h"
#include "sql/quick_ddl.h"

namespace shale {
namespace {

// BEGIN, COMMIT and their kin may be followed by either of two words without a meaning.
void pass_noise(Cursor& at) {
  if (!at.accept("work")) at.accept("transaction");
}

bool chains(Cursor& at) {
  return at.accept("and chain");
}

void read_start(Cursor& at, QuickFacts& facts) {
  if (at.is("transaction")) facts = {"start transaction", TransactionRule::begin};
}

void read_begin(Cursor&, QuickFacts& facts) {
  facts.transaction = TransactionRule::begin;
}

void read_commit(Cursor& at, QuickFacts& facts) {
  pass_noise(at);
  const bool other = at.is("prepared") || chains(at);
  facts.transaction = other ? TransactionRule::other : TransactionRule::commit;
}

void read_rollback(Cursor& at, QuickFacts& facts) {
  pass_noise(at);
  const bool other = at.is("prepared") || chains(at);
  facts.transaction = other         ? TransactionRule::other
                      : at.is("to") ? TransactionRule::savepoint
                                    : TransactionRule::rollback;
}

void read_savepoint(Cursor&, QuickFacts& facts) {
  facts.transaction = TransactionRule::savepoint;
}

void read_prepare(Cursor& at, QuickFacts& facts) {
  if (!at.accept("transaction") || at.token().kind != TokenKind::string) return;
  facts = {"prepare transaction", TransactionRule::other};
}

void forbid(Cursor&, QuickFacts& facts) {
  facts.transaction = TransactionRule::forbidden;
}

void read_reindex(Cursor& at, QuickFacts& facts) {
  bool forbidden = at.option("concurrently").value_or(false);
  if (at.token().kind == TokenKind::open) at.pass_parentheses();
  forbidden = forbidden || at.is("schema") || at.is("database") || at.is("system");
  at.advance();
  if (forbidden || at.is("concurrently")) facts.transaction = TransactionRule::forbidden;
}

// CLUSTER of every table there is.
void read_cluster(Cursor& at, QuickFacts& facts) {
  if (at.token().kind == TokenKind::open) at.pass_parentheses();
  at.accept("verbose");
  if (at.at_end()) facts.transaction = TransactionRule::forbidden;
}

void read_discard(Cursor& at, QuickFacts& facts) {
  if (at.is("all")) facts.transaction = TransactionRule::forbidden;
}

void read_call(Cursor&, QuickFacts& facts) {
  facts.may_end_transaction = true;
}

// Does a PL/pgSQL body have COMMIT or ROLLBACK where a statement can stand?
bool ends_transaction(std::string_view body) {
  Cursor at(body);
  bool statement = true;
  while (!at.at_end()) {
    const bool ends = at.is("commit") || at.is("rollback");
    const bool next = at.is("begin") || at.is("then") || at.is("else") || at.is("loop") ||
                      at.text() == ";" || at.text() == ">>";
    at.advance();
    if (statement && ends && (at.text() == ";" || at.is("and"))) return true;
    statement = next;
  }
  return false;
}

// The text between a string's quotes, or between the tags of a dollar quote.
std::string_view inside(const Token& token, std::string_view text) {
  if (token.unclosed) return "";
  if (token.kind == TokenKind::dollar) {
    const std::size_t tag = text.find('$', 1) + 1;
    return text.substr(tag, text.size() - 2 * tag);
  }
  const std::size_t quote = text.find('\'');
  return text.substr(quote + 1, text.size() - quote - 2);
}

void read_do(Cursor& at, QuickFacts& facts) {
  if (at.accept("language")) at.advance();
  if (at.token().kind != TokenKind::dollar && at.token().kind != TokenKind::string) return;
  facts.may_end_transaction = ends_transaction(inside(at.token(), at.text()));
}

void keep_session(Cursor&, QuickFacts& facts) {
  facts.session = false;
}

// WITH is followed by queries in parentheses; the verb is what comes behind the last.
void read_with(Cursor& at, QuickFacts& facts) {
  static constexpr std::string_view verbs[] = {"select", "insert", "update",
                                               "delete", "merge",  "values"};
  while (!at.at_end()) {
    if (at.token().kind != TokenKind::open) {
      at.advance();
      continue;
    }
    at.pass_parentheses();
    for (const std::string_view verb : verbs) {
      if (!at.is(verb)) continue;
      facts.verb = verb;
      return;
    }
  }
}

struct FirstWord {
  std::string_view word;
  std::string_view verb;
  void (*read)(Cursor&, QuickFacts&) = nullptr;
};

// The commonest first: the table is searched from the top.
constexpr FirstWord first_words[] = {
    {"create", "create", read_create},
    {"alter", "alter", read_alter},
    {"insert", "insert"},
    {"comment", "comment", keep_session},
    {"drop", "drop", read_drop},
    {"grant", "grant", keep_session},
    {"revoke", "revoke", keep_session},
    {"update", "update"},
    {"select", "select"},
    {"delete", "delete"},
    {"set", "set"},
    {"do", "do", read_do},
    {"begin", "begin", read_begin},
    {"commit", "commit", read_commit},
    {"copy", "copy"},
    {"with", "with", read_with},
    {"merge", "merge"},
    {"values", "values"},
    {"table", "table"},
    {"truncate", "truncate"},
    {"call", "call", read_call},
    {"lock", "lock"},
    {"reset", "reset"},
    {"show", "show"},
    {"start", "start", read_start},
    {"end", "end", read_commit},
    {"rollback", "rollback", read_rollback},
    {"abort", "abort", read_rollback},
    {"savepoint", "savepoint", read_savepoint},
    {"release", "release", read_savepoint},
    {"prepare", "prepare", read_prepare},
    {"execute", "execute"},
    {"deallocate", "deallocate"},
    {"analyze", "analyze"},
    {"analyse", "analyze"},
    {"vacuum", "vacuum", forbid},
    {"reindex", "reindex", read_reindex},
    {"cluster", "cluster", read_cluster},
    {"discard", "discard", read_discard},
    {"explain", "explain"},
    {"security", "security label", keep_session},
    {"refresh", "refresh materialized view"},
    {"import", "import foreign schema"},
    {"reassign", "reassign owned"},
    {"declare", "declare"},
    {"fetch", "fetch"},
    {"move", "move"},
    {"close", "close"},
    {"listen", "listen"},
    {"notify", "notify"},
    {"unlisten", "unlisten"},
    {"load", "load"},
    {"checkpoint", "checkpoint"},
};

}  // namespace

QuickFacts quick_facts(std::string_view statement) {
  QuickFacts facts;
  Cursor at(statement);
  while (at.token().kind == TokenKind::open) at.advance();
  for (const FirstWord& row : first_words) {
    if (!at.accept(row.word)) continue;
    facts.verb = row.verb;
    if (row.read != nullptr) row.read(at, facts);
    break;
  }
  return facts;
}

}  // namespace shale
