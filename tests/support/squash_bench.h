// The bench of the tests about a squash: five originals, the two files that stand for them, and the
// proof beside those.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "migration/squash_proof.h"
#include "support/bench.h"

namespace shale::testing_ {

struct Text {
  std::string_view name, up, down;
};

inline constexpr Text originals[] = {
    {"001_people", "create table people (id int primary key, name text);\n",
     "drop table people;\n"},
    {"002_email", "alter table people add email text;\n", "alter table people drop email;\n"},
    {"003_orders", "create table orders (id int primary key, person int references people);\n",
     "drop table orders;\n"},
    {"004_index", "create index orders_person on orders (person);\n",
     "drop index orders_person;\n"},
    {"005_view", "create view buyers as select distinct person from orders;\n",
     "drop view buyers;\n"},
};
inline constexpr Text squashed[] = {
    {"001_foundation",
     "-- shale: replaces 001_people..005_view\n"
     "create table people (id int primary key, name text, email text);\n",
     "drop table people;\n"},
    {"002_shop",
     "-- shale: replaces 001_people..005_view\n"
     "create table orders (id int primary key, person int references people);\n"
     "create index orders_person on orders (person);\n"
     "create view buyers as select distinct person from orders;\n",
     "drop view buyers;\ndrop table orders;\n"},
};

class SquashBench : public Bench {
 protected:
  void SetUp() override {
    project_.use(new_database());
    for (const Text& text : originals) write("", text);
  }
  static void write(const Project& project, const std::string& folder, const Text& text) {
    project.write(folder + std::string(text.name) + ".up.sql", text.up);
    project.write(folder + std::string(text.name) + ".down.sql", text.down);
  }
  void write(const std::string& folder, const Text& text) const { write(project_, folder, text); }
  void remove(const Text& text) const {
    project_.remove(std::string(text.name) + ".up.sql");
    project_.remove(std::string(text.name) + ".down.sql");
  }
  // What `shale squash` leaves of the originals.
  void squash() const {
    for (const Text& text : originals) {
      remove(text);
      write("archive/", text);
    }
    for (const Text& text : squashed) write("", text);
    prove();
  }
  void prove() const {
    SquashProof proof;
    proof.shale = "0.1.0";
    proof.made = "2026-11-28T17:00:00Z";
    proof.catalog.verdict = "identical";
    for (const Text& text : originals)
      proof.replaces.push_back(
          {std::string(text.name), raw_checksum(text.up), raw_checksum(text.down)});
    for (const Text& text : squashed)
      proof.files.push_back(
          {std::string(text.name), raw_checksum(text.up), raw_checksum(text.down)});
    project_.write("squash.proof.json", squash_proof_json(proof));
  }
  void write_later() const {
    write("", {"006_notes", "create table notes (id int);\n", "drop table notes;\n"});
  }
  Answer run(const Words& words) const { return project_.run(words); }
  void expect(int exit_code, const Words& words, const Words& parts) const {
    const Answer answer = run(words);
    EXPECT_EQ(answer.exit_code, exit_code) << answer.all();
    for (const std::string& part : parts) EXPECT_SAYS(answer, part);
  }
  std::vector<std::string> events() const {
    return column(project_.url(),
                  "select concat_ws(' ', event, stem) from shale.history order by number");
  }
  void expect_chain() const {
    EXPECT_EQ(value(project_.url(),
                    "select count(*) = max(number) and min(number) = 1 from shale.history"),
              "t");
  }

  Project project_{};
};

}  // namespace shale::testing_
