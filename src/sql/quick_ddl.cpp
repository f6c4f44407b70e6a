#include "sql/quick_ddl.h"

#include "sql/verbs.h"

namespace shale {
namespace {

const ObjectVerbs* accept_object(Cursor& at) {
  for (const ObjectVerbs& row : object_verbs()) {
    if (at.accept(row.words)) return &row;
  }
  return nullptr;
}

// Modifiers between CREATE and the kind. True if they make a temporary object.
bool pass_modifiers(Cursor& at) {
  bool temporary = false;
  for (;;) {
    if (at.accept("temp") || at.accept("temporary")) {
      temporary = true;
    } else if (!at.accept("or replace") && !at.accept("unique") && !at.accept("unlogged") &&
               !at.accept("local") && !at.accept("global") && !at.accept("recursive") &&
               !at.accept("trusted") && !at.accept("procedural") && !at.accept("default")) {
      return temporary;
    }
  }
}

void pass_condition(Cursor& at) {
  if (!at.accept("if not exists")) at.accept("if exists");
}

// CREATE TABLE … AS. A list that starts with a bare name is one of columns for a query; else the
// word stands outside of parentheses.
bool makes_table_from_query(Cursor at) {
  at.accept_name();
  if (at.is("partition") || at.is("of")) return false;
  if (at.token().kind == TokenKind::open) {
    at.advance();
    if (!at.accept_name()) return false;
    return at.token().kind == TokenKind::comma || at.token().kind == TokenKind::close;
  }
  return at.find("as");
}

// CREATE SUBSCRIPTION makes a slot on the publisher, unless told not to.
bool makes_slot(Cursor at) {
  if (!at.find("with")) return true;
  at.advance();
  return at.option("connect").value_or(true) && at.option("create_slot").value_or(true);
}

// A changed column may be computed by a function: USING f(x), DEFAULT f().
bool evaluates_functions(Cursor at) {
  bool expression = false;
  while (!at.at_end()) {
    expression = expression || at.is("using") || at.is("default");
    const bool name = at.is_name() && !at.is("now") && !at.is("gen_random_uuid");
    at.advance();
    if (expression && name && at.token().kind == TokenKind::open) return true;
  }
  return false;
}

bool detaches_concurrently(Cursor at) {
  at.accept("only");
  at.accept_name();
  if (at.text() == "*") at.advance();
  return at.accept("detach partition") && at.accept_name() && at.is("concurrently");
}

// ALTER SUBSCRIPTION: what talks to the publisher can't be undone.
bool talks_to_publisher(Cursor at) {
  at.accept_name();
  if (at.is("refresh")) return true;
  const bool changes = at.accept("set") || at.accept("add") || at.accept("drop");
  if (!changes) return false;
  if (at.token().kind == TokenKind::open) return at.option("failover") || at.option("two_phase");
  if (!at.accept("publication")) return false;
  if (!at.find("with")) return true;
  at.advance();
  return at.option("refresh").value_or(true);
}

bool forbids_create(std::string_view verb, const Cursor& at) {
  if (verb == "create index") return at.is("concurrently");
  if (verb == "create subscription") return makes_slot(at);
  return verb == "create database" || verb == "create tablespace";
}

bool forbids_alter(std::string_view verb, Cursor at) {
  if (verb == "alter table") return detaches_concurrently(at);
  if (verb == "alter subscription") return talks_to_publisher(at);
  if (verb == "alter database") return at.accept_name() && at.accept("set tablespace");
  return verb == "alter system";
}

bool forbids_drop(std::string_view verb, const Cursor& at) {
  if (verb == "drop index") return at.is("concurrently");
  return verb == "drop database" || verb == "drop tablespace" || verb == "drop subscription";
}

TransactionRule rule_if(bool forbidden) {
  return forbidden ? TransactionRule::forbidden : TransactionRule::any;
}

}  // namespace

void read_create(Cursor& at, QuickFacts& facts) {
  facts.verb = "create";
  const bool temporary = pass_modifiers(at);
  const ObjectVerbs* object = accept_object(at);
  if (object == nullptr) return;
  facts.verb = object->create;
  facts.transaction = rule_if(forbids_create(facts.verb, at));
  pass_condition(at);
  facts.session = object->quiet == Quiet::no || temporary || at.is("pg_temp") ||
                  (facts.verb == "create table" && makes_table_from_query(at));
}

void read_alter(Cursor& at, QuickFacts& facts) {
  facts.verb = "alter";
  const ObjectVerbs* object = accept_object(at);
  if (object == nullptr) return;
  facts.verb = object->alter;
  pass_condition(at);
  facts.transaction = rule_if(forbids_alter(facts.verb, at));
  const bool computes = facts.verb == "alter table" && evaluates_functions(at);
  facts.session = object->quiet == Quiet::no || computes;
}

void read_drop(Cursor& at, QuickFacts& facts) {
  facts.verb = "drop";
  const ObjectVerbs* object = accept_object(at);
  if (object == nullptr) return;
  facts.verb = object->drop;
  facts.transaction = rule_if(forbids_drop(facts.verb, at));
  facts.session = false;
}

}  // namespace shale
