#include "kinds/text.h"

namespace shale::kinds_::in_comment {
namespace {

struct Comment {
  static constexpr std::string_view name = "comment";
  static constexpr int order = 100;
  static constexpr Oid catalog = 2609;

  Text text;
  static constexpr Field<Comment> fields[] = {{"text", &Comment::text}};

  // `public` comes with a comment: one that has none differs from that, by an empty one.
  static std::string query(int) {
    return "select d.objoid, d.objsubid, 0, d.classoid || ':' || d.objoid || ':' || d.objsubid, '',"
           " null, null, null, '', d.description from pg_catalog.pg_description d"
           " where d.objoid >= 16384 and not (d.classoid = 2615 and d.objoid in (select oid from"
           " pg_catalog.pg_namespace where nspname = 'public')) union all"
           " select n.oid, 0, 0, '2615:' || n.oid || ':0', '', null, null, null, '',"
           " coalesce(d.description, '') from pg_catalog.pg_namespace n"
           " left join pg_catalog.pg_description d on d.objoid = n.oid and d.classoid = 2615"
           " where n.nspname = 'public' and d.description is distinct from 'standard public "
           "schema'";
  }
  Statements create(const Object& self, Members) const { return says(self, quote_literal(text)); }
  Statements drop(const Object& self) const {
    const bool is_public = self.parent->kind->name == "schema" && self.parent->name == "public";
    return says(self, is_public ? "'standard public schema'" : "NULL");
  }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const Comment& to, const Object&, const Object& self) const {
    return to.create(self, {});
  }
  static Statements says(const Object& self, std::string_view what) {
    return one(fmt::format("COMMENT ON {} IS {}", self.parent->kind->target(*self.parent), what));
  }
};

}  // namespace

extern const Kind comment;
constinit const Kind comment = kind_of<Comment>();

}  // namespace shale::kinds_::in_comment
