// What a migration does, read from its statements: what it is classified by, what the index and the
// headers say of it, and how the schema evolved.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sql/script.h"

namespace shale {

// NameList are as written, without quotes and without the schema public: "orders", "app.orders".
using NameList = std::vector<std::string>;

struct Deeds {
  NameList schemas{}, tables{}, views{}, routines{}, types{},
      others{};                                             // made, and there at its end
  NameList dropped_tables{}, dropped_schemas{}, dropped{};  // that were there; `dropped`: all else
  // Of tables that were there.
  std::map<std::string, NameList> columns_added{}, columns_dropped{};
  std::map<std::string, std::set<std::string>> changed{};  // table: "constraints", "indexes", …
  NameList extended{};  // of these: tables that got a constraint, an index, a trigger, a policy
  std::vector<std::pair<std::string, std::string>> tables_renamed{};  // from, to
  NameList renamed{};  // anything else, in words: "turns.turn_id to id"
  NameList moved{};    // tables that got rows of other tables, or whose rows were made others
  std::map<std::string, NameList> copied{};  // of these: the tables that the rows came from
  NameList filled{};    // columns that it added, and gave values: "turns.user_id"
  NameList seeded{};    // tables that got rows out of nothing
  NameList emptied{};   // tables that lost rows
  NameList read{};      // tables that rows were taken from
  NameList used{};      // tables that it names at all, those that it made itself left out
  bool hidden = false;  // it does things that nobody can read: dynamic SQL, calls

  bool moves_what_goes() const;  // rows of a table, or of columns, that it then drops
  bool empty() const;
};

// What a script does to a schema that has these tables. They are brought up to date.
Deeds deeds_of(const Script& script, std::set<std::string>& tables);

// "makes schema games and 4 tables; adds column game_id to client_games": what it does, for people.
// "" if nothing is known.
std::string sentence_of(const Deeds& deeds);

}  // namespace shale
