// shale review --untrusted: what a stranger's SQL tries, tried.
#include <csignal>
#include <regex>

#include "support/untrusted.h"

namespace shale::testing_::in_untrusted {
namespace {

class Plants : public Untrusted {
 protected:
  // Wherever somebody may come by: names that hide those of pg_catalog, expressions, triggers.
  std::string plant() {
    std::string sql =
        "CREATE SCHEMA evil;\n" + thief() + spy("evil.look") +
        spy("evil.of_int", "int", "int", "$1") + spy("evil.count", "", "bigint", "0") +
        spy("evil.set_config", "text, text, boolean", "text", "''") +
        spy("evil.format", "text, name", "text", "''") +
        spy("evil.current_database", "", "name", "''") +
        spy("evil.to_regclass", "text", "regclass", "null") +
        spy("evil.pg_get_expr", "pg_node_tree, oid", "text", "''") +
        spy("evil.pg_try_advisory_lock", "int, int") + spy("evil.same", "name, name") +
        spy("evil.same", "oid, oid") + spy("evil.same", "text, text") +
        spy("public.format", "text, name", "text", "''") +
        spy("public.hashtextextended", "text, int", "bigint", "0") +
        "CREATE FUNCTION evil.tell() RETURNS trigger LANGUAGE plpgsql AS $t$ BEGIN PERFORM "
        "evil.look(); RETURN NEW; END $t$;\n";
    for (const char* type : {"name", "oid", "text"})
      sql += std::string("CREATE OPERATOR evil.= (LEFTARG = ") + type + ", RIGHTARG = " + type +
             ", FUNCTION = evil.same);\n";
    sql +=
        "CREATE TABLE evil.pg_class AS SELECT * FROM pg_catalog.pg_class;\n"
        "CREATE INDEX ON orders (evil.of_int(total)) WHERE evil.look();\n"
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (evil.look()), ALTER total SET DEFAULT "
        "evil.of_int(3), ADD COLUMN g int GENERATED ALWAYS AS (evil.of_int(total)) STORED;\n"
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n"
        "CREATE POLICY p ON orders USING (evil.look());\n"
        "CREATE STATISTICS st ON evil.of_int(total), id FROM orders;\n"
        "CREATE MATERIALIZED VIEW m AS SELECT evil.look() AS l;\nCREATE VIEW v AS SELECT "
        "evil.look() "
        "AS l;\n"
        "CREATE TRIGGER t BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION "
        "evil.tell();\n"
        "CREATE TRIGGER t BEFORE INSERT ON shale.history FOR EACH ROW EXECUTE FUNCTION "
        "evil.tell();\n"
        "CREATE DOMAIN d AS int DEFAULT evil.of_int(1) CHECK (evil.look());\n"
        "CREATE FUNCTION definer() RETURNS boolean LANGUAGE sql SECURITY DEFINER AS 'select "
        "evil.look()';\n"
        "INSERT INTO orders VALUES (2, 2, 'b');\nANALYZE orders;\n"
        "ALTER ROLE CURRENT_USER SET search_path = evil, pg_catalog, public;\n"
        "DO $$ BEGIN EXECUTE 'alter database ' || quote_ident(pg_catalog.current_database()) || ' "
        "set "
        "search_path = evil, pg_catalog, public'; END $$;\n"
        "CREATE TEMPORARY TABLE pg_class AS SELECT * FROM pg_catalog.pg_class;\n"
        "SET search_path = evil, pg_catalog, public;\n";
    return sql;
  }
  void set_up() {
    commit_base(base_sql);
    project_.write("002_plant.up.sql", plant());
    // Expressions that differ after the down bring the workbench in; a missing down the draft.
    project_.write("003_more.up.sql",
                   "ALTER TABLE orders ADD CONSTRAINT n CHECK (total IN (1, 2, 3));\n");
    project_.write("003_more.down.sql",
                   "ALTER TABLE orders DROP CONSTRAINT n, DROP CONSTRAINT c;\n");
    project_.write("004_last.up.sql",
                   "CREATE TABLE last (id int PRIMARY KEY, o int DEFAULT evil.of_int(2));\n");
  }
  static std::string whole_log() { return text_of(server().log()); }
};

TEST_F(Untrusted, WhatAPlainRoleMayNotDo) {
  commit_base(base_sql);
  const std::string file = booty().string();
  const std::vector<std::pair<std::string, std::string>> attacks{
      {"CREATE TABLE t (x text); COPY t FROM '/etc/passwd'", "COPY|file"},
      {"COPY orders TO '" + file + "'", "COPY|file"},
      {"COPY orders TO PROGRAM 'touch " + file + "'", "COPY|program"},
      {"CREATE TABLE t (x text); COPY t FROM PROGRAM 'touch " + file + "; id'", "COPY|program"},
      {"SELECT pg_read_file('/etc/passwd')", "permission denied for function pg_read_file"},
      {"SELECT pg_read_binary_file('/etc/passwd')", "permission denied"},
      {"SELECT pg_ls_dir('/')", "permission denied"},
      {"SELECT pg_stat_file('/etc/passwd')", "permission denied"},
      {"SELECT lo_import('/etc/passwd')", "permission denied"},
      {"SELECT lo_export(lo_from_bytea(0, 'x'), '" + file + "')", "permission denied"},
      {"ALTER SYSTEM SET work_mem = '1GB'", "permission denied|must be superuser"},
      {"CREATE ROLE boss SUPERUSER", "permission denied|must be superuser"},
      {"CREATE ROLE anybody", "permission denied"},
      {"ALTER ROLE CURRENT_USER SUPERUSER", "permission denied|must be superuser"},
      {"ALTER ROLE CURRENT_USER CREATEROLE CREATEDB", "permission denied"},
      {"SET ROLE postgres", "permission denied"},
      {"SET SESSION AUTHORIZATION postgres", "permission denied"},
      {"GRANT pg_execute_server_program TO CURRENT_USER", "permission denied|must have admin"},
      {"GRANT postgres TO CURRENT_USER", "permission denied|must be superuser|must have admin"},
      {"ALTER TABLE orders OWNER TO postgres", "must be (a )?member|must be able to SET ROLE"},
      {"CREATE DATABASE other", "permission denied"},
      {"CREATE EXTENSION dblink", "permission denied to create extension"},
      {"CREATE EXTENSION postgres_fdw", "permission denied to create extension"},
      {"CREATE EXTENSION file_fdw", "permission denied to create extension"},
      {"CREATE EXTENSION adminpack", "permission denied|is not available"},
      {"CREATE LANGUAGE plpython3u", "."},
      {"CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/evil.so', 'f'", "permission denied"},
      {"CREATE FUNCTION f(text) RETURNS text LANGUAGE internal AS 'pg_read_file_all'",
       "permission denied"},
      {"LOAD '/tmp/evil.so'", "access to library"},
      {"CREATE FOREIGN DATA WRAPPER w", "permission denied"},
      {"CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1' PUBLICATION p WITH (connect = false)",
       "permission denied|must be superuser"},
      {"CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'begin end';"
       "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()",
       "permission denied"},
      {"SET temp_file_limit = -1", "permission denied"},
      {"SET session_replication_role = replica", "permission denied"},
      {"CREATE FUNCTION pg_catalog.now(int) RETURNS int LANGUAGE sql AS 'select 1'",
       "permission denied for schema pg_catalog"},
      {"UPDATE pg_authid SET rolsuper = true", "permission denied"},
      {"UPDATE pg_proc SET prolang = 12", "permission denied"},
      {"SELECT * FROM pg_authid", "permission denied"},
      {"SELECT pg_create_physical_replication_slot('s')", "."},
      {"SELECT pg_reload_conf()", "permission denied"},
      {"DO $$ BEGIN EXECUTE 'alter role ' || quote_ident(current_user) || ' superuser'; END $$",
       "permission denied|must be superuser"},
      {"DO $$ BEGIN IF NOT has_database_privilege(current_user, 'postgres', 'connect') THEN RAISE "
       "'shut'; END IF; END $$",
       "shut"},
      {"\\! touch " + file, "."},
      {"\\i /etc/passwd\n", "."},
      {"\\copy orders to '" + file + "'", "."},
  };
  for (const auto& [sql, says] : attacks) {
    const std::string message = refused(sql + "\n");
    EXPECT_TRUE(std::regex_search(message, std::regex(says))) << sql << "\n" << message;
    EXPECT_EQ(message.find("root:"), message.npos) << message;
    EXPECT_FALSE(fs::exists(booty())) << sql;
  }
  EXPECT_EQ(on_server("select count(*) from pg_roles where rolname in ('boss', 'anybody')"), "0");
}

TEST_F(Untrusted, WhatItDoesInItsOwnDatabaseRuns) {
  commit_base(base_sql);
  EXPECT_EQ(
      refused("ALTER TABLE orders ADD COLUMN x int DEFAULT 1;\nDROP INDEX orders_total;\n"
              "CREATE EXTENSION pgcrypto;\nCREATE SCHEMA s;\nCREATE TABLE s.t (id int PRIMARY "
              "KEY);\nUPDATE orders SET total = 3;\nGRANT SELECT ON orders TO a_reader;\n"
              "COMMENT ON SCHEMA public IS 'x';\nCREATE INDEX CONCURRENTLY ON orders (x);\n"),
      "");
}

// CVE-2018-1058 and its kin: what is planted runs as whoever comes by. Nobody but the role does.
TEST_F(Plants, RunWithoutRights) {
  set_up();
  const Json json = reviewed();
  EXPECT_EQ(json.at("migrations").size(), 3U) << json.dump(1);
  EXPECT_FALSE(fs::exists(booty())) << text_of(booty());

  // The plant is a good one: where it is trusted, it gets what it wants.
  project_.remove("003_more.down.sql");
  project_.run({"review", "--base", "main"});
  EXPECT_TRUE(fs::exists(booty()));
  fs::remove(booty());
}

// The server's own word for it: one session of the superuser, in the copy that it hands over.
TEST_F(Plants, NobodyElseConnects) {
  set_up();
  reviewed();  // the base is replayed by now, which is as the superuser
  run_sql(url_of("postgres"), "alter system set log_connections = on");
  run_sql(url_of("postgres"), "select pg_reload_conf()");
  ASSERT_TRUE(eventually([] { return on_server("show log_connections") != "off"; }));
  const std::size_t start = whole_log().size();
  EXPECT_EQ(reviewed().at("migrations").size(), 3U);
  const std::string log = whole_log().substr(start);
  run_sql(url_of("postgres"), "alter system reset log_connections");
  run_sql(url_of("postgres"), "select pg_reload_conf()");
  int strong = 0, plain = 0;
  const std::regex line("connection authorized: user=(\\S+) database=shale_scratch_");
  for (std::sregex_iterator found(log.begin(), log.end(), line), end; found != end; ++found)
    ++(found->str(1) == "postgres" ? strong : plain);
  EXPECT_EQ(strong, 1) << log;
  EXPECT_GE(plain, 8) << log;
}

TEST_F(Untrusted, WhatTheBaseMadeOpensNoDoor) {
  commit_base(
      "CREATE EXTENSION dblink;\nCREATE EXTENSION postgres_fdw;\nCREATE EXTENSION file_fdw;\n"
      "CREATE FUNCTION run(sql text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN "
      "EXECUTE sql; END $$;\n"
      "CREATE SERVER f FOREIGN DATA WRAPPER file_fdw;\n"
      "CREATE FOREIGN TABLE passwd (line text) SERVER f OPTIONS (filename '/etc/passwd');\n"
      "GRANT SELECT ON passwd TO PUBLIC;\n"
      "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1');\n"
      "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'u', password 'p');\n"
      "CREATE FOREIGN TABLE far (id int) SERVER s;\nGRANT SELECT ON far TO PUBLIC;\n"
      "GRANT USAGE ON FOREIGN SERVER s, f TO PUBLIC;\n"
      "CREATE TABLE plain (id int PRIMARY KEY);\n");
  for (const char* sql :
       {"SELECT * FROM dblink('dbname=postgres user=postgres', 'select 1') t(x int)",
        "SELECT dblink_connect('host=127.0.0.1 password=x')",
        "SELECT dblink_connect_u('dbname=postgres user=postgres')",
        "CREATE EXTENSION IF NOT EXISTS dblink; SELECT dblink_exec('dbname=postgres', 'select 1')",
        "SELECT run('create role boss superuser')", "SELECT * FROM passwd", "SELECT * FROM far",
        "ALTER FOREIGN TABLE passwd OPTIONS (SET filename '/etc/shadow')",
        "CREATE FOREIGN TABLE mine (id int) SERVER s; SELECT * FROM mine",
        "CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (user 'u', password 'p');"
        "CREATE FOREIGN TABLE mine (id int) SERVER s; SELECT * FROM mine",
        "CREATE SERVER own FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1')"}) {
    const std::string message = refused(std::string(sql) + ";\n");
    EXPECT_TRUE(message.find("permission denied") != message.npos ||
                message.find("must be") != message.npos ||
                message.find("no handler") != message.npos)
        << sql << "\n"
        << message;
    EXPECT_EQ(message.find("root:"), message.npos) << message;
  }
  EXPECT_EQ(refused("ALTER TABLE plain ADD COLUMN x int;\n"), "");
}

TEST_F(Untrusted, LoopsAndBombsEnd) {
  commit_base(base_sql);
  EXPECT_NE(refused("DO $$ BEGIN LOOP END LOOP; END $$;\n", {"--statement-limit", "1s"})
                .find("statement timeout"),
            std::string::npos);
  // It sets its own limit, and catches what cancels it.
  const std::string stubborn = refused(
      "SET statement_timeout = 0;\nDO $$ BEGIN LOOP BEGIN LOOP PERFORM pg_sleep(0.01); END LOOP; "
      "EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;\n",
      {"--statement-limit", "1s"});
  EXPECT_NE(stubborn.find("a statement took longer than 1"), std::string::npos) << stubborn;
}

}  // namespace
}  // namespace shale::testing_::in_untrusted
