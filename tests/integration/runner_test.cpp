// Migrations that are programs, from the command line.
#include <csignal>

#include "support/squash_project.h"

namespace shale::testing_::in_runner {
namespace {

class Runners : public SquashTest {
 protected:
  void write_program(const std::string& name, const std::string& text) {
    project_.write(name, text);
    fs::permissions(project_.migrations() / name, fs::perms::owner_all);
  }
  std::string answer(const std::string& sql) { return value(project_.url(), sql); }
  std::string state_of(const std::string& stem) {
    return answer("select event from shale.history where stem = '" + stem +
                  "' order by number desc limit 1");
  }
};

TEST_F(Runners, GetTheConnectionAndTheLockAndAreHeard) {
  write_program("001_env.sh",
                "#!/bin/sh\necho \"$SHALE_MIGRATION on $PGDATABASE\"\necho 'a warning' >&2\n"
                "psql -qAtc \"create table t as select current_setting('application_name') as app, "
                "(select count(*) from pg_locks where locktype = 'advisory') as locks\"\n"
                "psql -qd \"$DATABASE_URL\" -c 'create table u (id int)'\n");
  const Answer up = project_.run({"up"});
  ASSERT_EQ(up.exit_code, 0) << up.err;
  EXPECT_SAYS(up, "001_env | 001_env on ");
  EXPECT_SAYS(up, "001_env | a warning");
  EXPECT_SAYS(up, "applied 001_env");
  EXPECT_EQ(answer("select app || (locks > 0)::text from t"), "shale 001_envtrue");
  EXPECT_EQ(column(project_.url(), "select event from shale.history order by number"),
            (std::vector<std::string>{"running", "applied"}));
  EXPECT_EQ(project_.run({"status", "--check"}).exit_code, 0);
}

TEST_F(Runners, OneThatFailsSaysHow) {
  write_program("001_fails.sh", "#!/bin/sh\necho first\necho 'password=hunter2' >&2\nexit 3\n");
  const Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_SAYS(up, "001_fails | first");
  EXPECT_SAYS(up, "ended with exit status 3");
  EXPECT_EQ(up.all().find("hunter2"), std::string::npos) << up.all();
  const Answer repair = project_.run({"repair"});
  EXPECT_EQ(repair.exit_code, 1);
  EXPECT_SAYS(repair, "001_fails is a program that ended with exit status 3 at ");
  write_program("001_fails.sh", "#!/bin/sh\nexit 0\n");
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
}

TEST_F(Runners, HaveATimeLimit) {
  write_program("001_slow.sh", "#!/bin/sh\nsleep 60 &\nsleep 60\n");
  const auto start = Clock::now();
  const Answer up = project_.run({"up", "--runner-timeout", "300ms"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_SAYS(up, "001_slow.sh took longer than 300 ms and was ended");
  EXPECT_SAYS(up, "--runner-timeout 2h");
  EXPECT_LT(milliseconds_since(start), 20'000);
  std::ofstream(project_.root() / "shale.toml") << "runner_timeout = \"200ms\"\n";
  EXPECT_SAYS(project_.run({"up"}), "took longer than 200 ms");
  EXPECT_SAYS(project_.run({"up"}, {{"SHALE_RUNNER_TIMEOUT", "100ms"}}), "took longer than 100 ms");
  EXPECT_SAYS(project_.run({"up", "--runner-timeout", "soon"}), "this is not a time: soon");
}

constexpr const char* printing = "#!/bin/sh\n# shale: prints sql\necho 'making it' >&2\n";

TEST_F(Runners, WhatOnePrintsRunsInOneTransactionWithItsEvent) {
  write_program("001_prints.sh", std::string(printing) +
                                     "echo 'CREATE TABLE t (id int);'\n"
                                     "echo 'COPY t FROM stdin;'\necho 1\necho 2\necho '\\.'\n"
                                     "echo 'SET search_path = nowhere;'\n");
  write_program("002_python.py",
                "#!/usr/bin/env python3\n# Dependencies: 001_prints\n# shale: prints sql\n"
                "for n in range(3): print(f'INSERT INTO t VALUES ({n});')\n");
  EXPECT_SAYS(project_.run({"up", "--dry-run"}), "001_prints  a program that prints SQL");
  const Answer up = project_.run({"up"});
  ASSERT_EQ(up.exit_code, 0) << up.err;
  EXPECT_SAYS(up, "001_prints | making it");
  EXPECT_EQ(up.all().find("CREATE TABLE"), std::string::npos);
  EXPECT_EQ(answer("select count(*) from t"), "5");
  EXPECT_EQ(column(project_.url(), "select event from shale.history order by number"),
            (std::vector<std::string>{"applied", "applied"}));
  EXPECT_EQ(
      answer(
          "select count(distinct xmin::text) = 1 from (select xmin from t where id = 0 union all "
          "select xmin from shale.history where stem = '002_python') x"),
      "t");
  EXPECT_EQ(project_.run({"verify"}).exit_code, 0) << project_.run({"verify"}).all();
}

TEST_F(Runners, WhatOnePrintsIsWrong) {
  write_program("001_prints.sh", std::string(printing) +
                                     "echo 'CREATE TABLE t (id int);'\necho 'SELECT nothing;'\n");
  Answer up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_SAYS(up, "output of migrations/001_prints.sh:2:8");
  EXPECT_SAYS(up, "SELECT nothing;");
  EXPECT_SAYS(up, "^");
  EXPECT_EQ(answer("select to_regclass('t') is null"), "t");
  EXPECT_EQ(answer("select count(*) from shale.history"), "0");

  write_program("001_prints.sh",
                std::string(printing) + "echo 'CREATE TABLE t (id int);'\nexit 4\n");
  up = project_.run({"up"});
  EXPECT_EQ(up.exit_code, 3);
  EXPECT_SAYS(up, "ended with exit status 4");
  EXPECT_SAYS(up, "nothing of what it printed was run");

  write_program("001_prints.sh",
                std::string(printing) + "echo 'CREATE TABLE t (id int);'\necho 'VACUUM;'\n");
  EXPECT_SAYS(project_.run({"up"}), "runs in one transaction, and this can't");
  write_program("001_prints.sh", std::string(printing) + "printf 'SELECT 1;\\377'\n");
  EXPECT_SAYS(project_.run({"up"}), "not UTF-8");
  EXPECT_EQ(answer("select to_regclass('t') is null"), "t");
}

TEST_F(Runners, HeadersThatAreNone) {
  write_program("001_prints.sh", "#!/bin/sh\n# shale: print sql\n");
  EXPECT_SAYS(project_.run({"status"}), "did you mean prints?");
  project_.remove("001_prints.sh");
  project_.write("001_file.up.sql", "-- shale: prints sql\nSELECT 1;\n");
  EXPECT_SAYS(project_.run({"status"}), "says that it prints SQL, and is no program");
}

// The lock goes with shale; the program may not go on without it.
TEST_F(Runners, AKilledShaleTakesItsProgramWithIt) {
  const std::string late = (project_.root() / "late").string();
  write_program("001_slow.sh",
                "#!/bin/sh\ntrap '' TERM HUP\npsql -qc 'create table begun (id int)'\n"
                "sleep 2\npsql -qc 'create table late (id int)'\ntouch " +
                    late + "\n");
  Process shale = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return answer("select to_regclass('begun') is not null") == "t"; }));
  shale.kill_hard();
  EXPECT_FALSE(eventually([&] { return fs::exists(late); }, 3'000));
  EXPECT_EQ(answer("select to_regclass('late') is null"), "t");
  EXPECT_EQ(state_of("001_slow"), "running");

  EXPECT_SAYS(project_.run({"status"}), "interrupted");
  const Answer again = project_.run({"up"});
  EXPECT_EQ(again.exit_code, 3);
  EXPECT_SAYS(again, "nobody can know how far it came");
  const Answer repair = project_.run({"repair"});
  EXPECT_EQ(repair.exit_code, 1);
  EXPECT_SAYS(repair, "001_slow is a program that started at ");
  EXPECT_SAYS(repair, "runs it again from its beginning");
  write_program("001_slow.sh", "#!/bin/sh\npsql -qc 'create table if not exists begun (id int)'\n");
  EXPECT_SAYS(project_.run({"repair"}), "its file has changed since then");
  EXPECT_EQ(project_.run({"repair", "--finish"}).exit_code, 0);
  EXPECT_EQ(project_.run({"status", "--check"}).exit_code, 0);
}

TEST_F(Runners, AnInterruptEndsThem) {
  write_program("001_slow.sh", "#!/bin/sh\npsql -qc 'create table begun (id int)'\nsleep 60\n");
  Process shale = project_.start({"up"});
  ASSERT_TRUE(eventually([&] { return answer("select to_regclass('begun') is not null") == "t"; }));
  shale.signal(SIGINT);
  EXPECT_EQ(shale.wait().exit_code, 130);
  EXPECT_EQ(state_of("001_slow"), "failed");
}

// What one prints is pressed as SQL is; a squash of what it made can do without it.
TEST_F(Runners, ASquashPressesWhatOnePrinted) {
  write_program("001_prints.sh", std::string(printing) +
                                     "echo 'CREATE TABLE t (id int PRIMARY KEY);'\n"
                                     "echo 'INSERT INTO t VALUES (7);'\n");
  project_.write("002_more.up.sql", "ALTER TABLE t ADD COLUMN x int;\n");
  const Answer squash = project_.run({"squash", "--out", "pressed"});
  EXPECT_EQ(squash.exit_code, 0) << squash.all();
  EXPECT_NE(pressed().find("CREATE TABLE"), std::string::npos);
  EXPECT_NE(pressed().find("7"), std::string::npos);
  for (const auto& entry : fs::directory_iterator(project_.root() / "pressed"))
    EXPECT_NE(entry.path().extension(), ".sh");
}

// A year of an application's programs, in shell and Python; three of them print their SQL.
TEST_F(Runners, TheThirteenOfMeetings) {
  use_example("meetings");
  std::vector<Path> programs;
  for (const auto& entry : fs::directory_iterator(project_.migrations()))
    if (entry.path().extension() != ".sql") programs.push_back(entry.path());
  ASSERT_EQ(programs.size(), 13U);
  std::ranges::sort(programs);
  int number = 100, printers = 0;
  for (const Path& program : programs) {
    printers += text_of(program).find("# shale: prints sql") != std::string::npos;
    fs::rename(program, project_.migrations() /
                            (std::to_string(number++) + "_" + program.filename().string()));
  }
  EXPECT_EQ(printers, 3);
  const Answer up = project_.run({"up"});
  ASSERT_EQ(up.exit_code, 0) << up.err;
  EXPECT_EQ(applied(project_.url()).size(), 43U + 13U);
  EXPECT_EQ(answer("select count(*) from client_mgmt.users where email like '%goldenhorde%'"), "3");
  EXPECT_EQ(answer("select count(*) from shale.history where event = 'running'"), "10");
  EXPECT_EQ(project_.run({"status", "--check"}).exit_code, 0);
  const Answer sandbox =
      project_.run({"sandbox", "--", "psql", "-XAtc", "select count(*) from client_mgmt.users"});
  EXPECT_EQ(sandbox.exit_code, 0) << sandbox.err;
}

}  // namespace
}  // namespace shale::testing_::in_runner
