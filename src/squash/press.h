// Many migrations pressed into a few files: the statements that build the schema which the
// originals lead to, grouped, in an order that works, in people's own words.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proof/workbench.h"
#include "server/server.h"
#include "squash/layout.h"
#include "squash/peoples_text.h"

namespace shale {

// Which file each object goes into, and what the files are called.
struct Places {
  std::vector<std::string> names{};              // of the files, in their order
  std::function<int(const Object&)> group_of{};  // of an object of the catalog
};

// A file of a squash, without its header.
struct PressedFile {
  std::string name{};
  std::string up{}, down{};
  std::vector<std::string> tables{};  // that it makes, as SQL, in their order
  std::set<std::size_t> from{};       // the originals that it was taken from
};

struct Pressed {
  std::vector<PressedFile> files{};
  // How many people wrote, are said in their words, and nobody wrote.
  std::size_t definitions = 0, kept = 0, unwritten = 0;
  std::vector<std::string> printed{};  // those that people wrote, but not so that it could be kept
  std::vector<std::string> refused{};  // what no statement can make
};

// Writes the files, and learns from what becomes of them: what does not work, or leads elsewhere,
// is printed the next time.
class Press {
 public:
  Press(const Server& server, const Catalog& catalog, Originals& originals, const Places& places,
        ColumnOrder order);

  // The files, as far as is known what works.
  Pressed write();
  // They can't be run: tries each statement by itself, on a scratch database. False: nothing new
  // was found.
  Result<bool> find_faults();
  // They led to something else. False: all of that is printed already.
  bool reject(const Difference& difference);
  // Nothing of what was said is believed any more.
  void print_all();

 private:
  PlanOptions options() const;
  std::vector<Emitted> emit();
  Result<bool> try_each(Connection& connection, std::vector<Emitted>& statements);
  Result<bool> try_one(Connection& connection, Emitted& statement);
  bool reject(const Step& step);
  bool reject_around(const Object& object);
  Result<bool> reject_one(Connection& connection, const Step& step);
  static Status try_it(Connection& connection, const Said& said, const std::string& sql);
  std::vector<PressedFile> lay_out(const std::vector<Emitted>& statements) const;
  void add_downs(std::vector<PressedFile>& files);

  const Server& server_;
  const Catalog& catalog_;
  const Catalog pristine_;
  const Places& places_;
  PeoplesText people_;
  SchemaPlan up_{};
  std::optional<SchemaPlan> down_{};
  std::set<int> unchecked_{};              // files whose functions speak of what is made later
  std::map<std::string, int> failures_{};  // of each unit, by what it is about
};

}  // namespace shale
