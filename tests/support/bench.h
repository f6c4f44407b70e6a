// The bench of the tests that drive the built program: a server of their own, databases, folders of
// migrations, and the witnesses: pg_dump, and the history as a list.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pg/connection.h"
#include "server/server.h"
#include "support/process.h"

namespace shale::testing_ {

using Words = std::vector<std::string>;

// A project folder with a migrations folder in it, and the database that it is for.
class Project {
 public:
  explicit Project(std::string url = "");

  // A file in the migrations folder; the path may have folders in it.
  void write(const std::string& name, std::string_view text) const;
  void remove(const std::string& name) const;
  const Path& root() const { return folder_.path(); }
  Path migrations() const { return root() / "migrations"; }

  const std::string& url() const { return url_; }
  void use(std::string url) { url_ = std::move(url); }

  // shale, in this folder. With DATABASE_URL in its environment if there is a URL.
  Process start(const Words& words, Environment environment = {}) const;
  Answer run(const Words& words, Environment environment = {}) const;

 private:
  TemporaryFolder folder_;
  std::string url_;
};

class Bench : public testing::Test {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();

  static Server& server() { return *server_; }
  // After it was killed.
  static void restart_server();
  // Kills the server with all its processes, at once.
  static void kill_server();
  static const Path& folder() { return folder_->path(); }

  // A new, empty database; the name is made of the test's.
  static std::string new_database();
  // The same one every time, emptied: making a database costs more than what is done in it.
  static std::string empty_database();
  static std::string url_of(const std::string& database);
  static Connection connect(const std::string& url);
  static void run_sql(const std::string& url, std::string_view sql);
  // The first column of the first row, as text.
  static std::string value(Connection& connection, std::string_view sql);
  static std::string value(const std::string& url, std::string_view sql);
  static std::vector<std::string> column(const std::string& url, std::string_view sql);

  // All that pg_dump says about a database but for the schema shale, and the invalid indexes, of
  // which it is silent.
  static std::string dump(const std::string& url);
  // What was applied and taken back, in order, without times and without what was interrupted.
  static std::vector<std::string> history(const std::string& url);
  // What is applied now, in order.
  static std::vector<std::string> applied(const std::string& url);

 private:
  static inline TemporaryFolder* folder_ = nullptr;
  static inline std::unique_ptr<Server> server_{};
  static inline int databases_ = 0;
};

// A statement that stops a migration as long as somebody holds the gate.
std::string gate(int number);

// Holds a gate from a connection of its own; opened with its object.
class Gate {
 public:
  Gate(const std::string& url, int number);
  // Does somebody stand before it?
  bool waited_for();
  void open();

 private:
  Connection connection_;
  int number_;
};

// Is a statement of shale that holds `part` waiting for a lock?
bool waits_for_lock(const std::string& url, const std::string& part);

}  // namespace shale::testing_
