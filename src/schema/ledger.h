// What is known of each object from the statements of a folder, in their order: which one made it,
// which touched it last, and which dropped it. Names are followed through renames. Statements are
// numbers; -1 is none.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sql/touches.h"

namespace shale {

struct Marks {
  int made = -1, last = -1, renamed = -1;
  std::string born{};          // the name that it was made with; of a part: the part's
  std::vector<int> touched{};  // all statements about it, in order, the one that made it first
  std::vector<std::string> under{};  // of a constraint or index: the columns with which it goes
};

struct Entity {
  std::string schema{}, name{};  // without quotes
  Marks marks{};
  std::map<std::string, Marks> parts{};  // "column total", "constraint orders_pkey"
  std::vector<int> statements{};         // about any part of it, in order
  std::string table{};                   // the key of the table that it goes with
  bool partly = false;                   // it has parts that no statement names
};

class Ledger {
 public:
  // Unqualified names are of these schemas, new ones of the first.
  void set_search_path(std::vector<std::string> path) { path_ = std::move(path); }
  void take(const Touch& touch, int statement);

  // Keys are as Catalog has them, behind the space: "relation public.orders", "routine f(integer)"
  // has its types without their schemas, as the parser calls them.
  const Entity* find(const std::string& key) const;
  // The statement that dropped it, or the part of it; -1.
  int dropped(const std::string& key, const std::string& part = "") const;

 private:
  std::string key_of(const Touch& touch, const std::string& schema) const;
  std::string resolve(const Touch& touch) const;
  std::string only_one(const Touch& touch) const;
  std::string make_up(const Entity& table, const Touch& touch) const;
  std::string meet(const Touch& touch, int statement);
  void make(const Touch& touch, int statement);
  void make_named_by_server(const Touch& touch, int statement);
  void drop_column(const std::string& key, Entity& entity, const std::string& column,
                   int statement);
  void rename_column(const std::string& key, Entity& entity, const std::string& from,
                     const std::string& to);
  void take_part(Entity& entity, const std::string& key, const Touch& touch, int statement);
  void drop(const std::string& key, int statement);
  void drop_schema(const std::string& schema, int statement);
  void rename(const std::string& key, const Touch& touch, int statement);
  void rename_schema(const std::string& from, const std::string& to);
  void rename_index_of_constraint(const Touch& touch, int statement);
  void move_to(const std::string& key, Entity entity, const std::string& space);

  std::map<std::string, Entity> entities_;
  std::map<std::string, int> dropped_;
  std::vector<std::string> path_{"public"};
  std::string skipped_{};  // what IF NOT EXISTS did not make, of the statement…
  int skipped_by_ = -1;    // …with this number
};

}  // namespace shale
