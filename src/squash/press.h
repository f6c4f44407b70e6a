// Many migrations pressed into a few files: the statements that build the schema which the
// originals lead to, grouped, in an order that works, in people's own words.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "proof/workbench.h"
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

// The texts ran on a scratch database and led to the catalog, or the Error says what they led to.
Result<Pressed> press(Workbench& workbench, const Catalog& catalog, Originals& originals,
                      const Places& places, ColumnOrder order);

}  // namespace shale
