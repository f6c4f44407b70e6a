#include "sql/verbs.h"

namespace shale {
namespace {

// The commonest first: the table is searched from the top.
constexpr ObjectVerbs table[] = {
    {"table", "create table", "alter table", "drop table"},
    {"view", "create view", "alter view", "drop view"},
    {"index", "create index", "alter index", "drop index"},
    {"sequence", "create sequence", "alter sequence", "drop sequence"},
    {"function", "create function", "alter function", "drop function"},
    {"procedure", "create procedure", "alter procedure", "drop procedure"},
    {"schema", "create schema", "alter schema", "drop schema"},
    {"trigger", "create trigger", "alter trigger", "drop trigger"},
    {"type", "create type", "alter type", "drop type"},
    {"domain", "create domain", "alter domain", "drop domain"},
    {"policy", "create policy", "alter policy", "drop policy"},
    {"extension", "create extension", "alter extension", "drop extension", Quiet::no},
    {"materialized view", "create materialized view", "alter materialized view",
     "drop materialized view", Quiet::no},
    {"constraint trigger", "create trigger", "alter trigger", "drop trigger"},
    {"event trigger", "create event trigger", "alter event trigger", "drop event trigger"},
    {"foreign table", "create foreign table", "alter foreign table", "drop foreign table"},
    {"foreign data wrapper", "create foreign data wrapper", "alter foreign data wrapper",
     "drop foreign data wrapper"},
    {"text search configuration", "create text search configuration",
     "alter text search configuration", "drop text search configuration"},
    {"text search dictionary", "create text search dictionary", "alter text search dictionary",
     "drop text search dictionary"},
    {"text search parser", "create text search parser", "alter text search parser",
     "drop text search parser"},
    {"text search template", "create text search template", "alter text search template",
     "drop text search template"},
    {"access method", "create access method", "alter access method", "drop access method"},
    {"operator class", "create operator class", "alter operator class", "drop operator class"},
    {"operator family", "create operator family", "alter operator family", "drop operator family"},
    {"operator", "create operator", "alter operator", "drop operator"},
    {"user mapping", "create user mapping", "alter user mapping", "drop user mapping"},
    {"user", "create user", "alter user", "drop user"},
    {"group", "create group", "alter group", "drop group"},
    {"role", "create role", "alter role", "drop role"},
    {"database", "create database", "alter database", "drop database"},
    {"tablespace", "create tablespace", "alter tablespace", "drop tablespace"},
    {"server", "create server", "alter server", "drop server"},
    {"publication", "create publication", "alter publication", "drop publication"},
    {"subscription", "create subscription", "alter subscription", "drop subscription"},
    {"statistics", "create statistics", "alter statistics", "drop statistics"},
    {"rule", "create rule", "alter rule", "drop rule"},
    {"routine", "create routine", "alter routine", "drop routine"},
    {"aggregate", "create aggregate", "alter aggregate", "drop aggregate"},
    {"collation", "create collation", "alter collation", "drop collation"},
    {"conversion", "create conversion", "alter conversion", "drop conversion"},
    {"cast", "create cast", "alter cast", "drop cast"},
    {"transform", "create transform", "alter transform", "drop transform"},
    {"language", "create language", "alter language", "drop language"},
    {"large object", "create large object", "alter large object", "drop large object"},
    {"default privileges", "create default privileges", "alter default privileges",
     "drop default privileges"},
    {"system", "create system", "alter system", "drop system", Quiet::no},
    {"owned", "create owned", "alter owned", "drop owned"},
};

}  // namespace

std::span<const ObjectVerbs> object_verbs() {
  return table;
}

}  // namespace shale
