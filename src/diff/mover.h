// Carries renames out, one statement after the other. Only for this folder.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "diff/rename.h"

namespace shale {

// What ALTER … RENAME calls a part of something: COLUMN; "": the object is no such part.
std::string_view part_word(const Object& object);

class Mover {
 public:
  Mover(const Catalog& from, const Catalog& to);
  // First, of what goes later: it makes room.
  void out_of_the_way(const Object& object);
  void add(const Rename& rename) { moves_.push_back(begun(*rename.from, *rename.to)); }
  RenameSteps run();

 private:
  // A rename on its way.
  struct Move {
    const Object* to = nullptr;
    const Object* from = nullptr;
    std::string name{};    // now
    std::string schema{};  // as SQL: where it is, or where its table goes; "" for what has none
    bool done = false;
  };
  Move begun(const Object& from, const Object& to) const;
  static int depth(const Move& move);
  static std::string wanted(const Move& move);
  const Move* move_of(const Object* from) const;
  std::string schema_now(const Move& move) const;
  bool is_in_one_space(const Move& there, const Move& comes) const;
  Move* taken_by(const Move& move);
  bool is_free(const Move& move, const std::string& schema, const std::string& name) const;
  Move& stuck_at(int depth);
  Object parent_now(const Move& move) const;
  Object now(const Move& move) const;
  std::string alter(const Move& move) const;
  void say(const Move& move, std::string sql);
  void rename(Move& move, const std::string& name);
  void finish(Move& move);
  bool comes_along(const Move& move) const;
  bool is_relation_there(const std::string& schema, std::string_view name) const;
  bool has_index_that_stays(const Object& table, std::string_view name) const;
  void make_room_for_indexes(const Move& table, const std::string& schema);
  void set_schema(Move& move);
  bool is_there(const Object& schema) const;
  void make(const Object& schema);
  void set_free(const Move& sequence);
  std::string another_name();

  const Catalog &from_, &to_;
  std::map<const Object*, const Object*> owners_;  // of sequences: the tables
  std::set<const Object*> freed_;
  std::vector<Move> moves_;
  RenameSteps made_;
  int aside_ = 0;
};

}  // namespace shale
