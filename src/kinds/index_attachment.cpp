// ALTER INDEX … ATTACH PARTITION: which index of a partition is part of which of its parent's.
#include "kinds/text.h"

namespace shale::kinds_::in_index_attachment {
namespace {

struct IndexAttachment {
  static constexpr std::string_view name = "index attachment";
  static constexpr int order = 94;
  static constexpr Oid catalog = 3;  // stands for itself: the row of pg_inherits has no address
  static constexpr Presence presence{"pg_class", "relkind", "I"};

  Text parent;
  static constexpr Field<IndexAttachment> fields[] = {
      {"parent", &IndexAttachment::parent, attribute::recreate}};

  static std::string query(int) {
    return "select i.inhrelid, 0, 0, '1259:' || i.inhrelid || ':0', '', null, null, null,"
           " concat_ws(' ', '1259:' || i.inhparent || ':0',"
           " '2611:' || x.indrelid || ':1'), i.inhparent::regclass"
           " from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid"
           " join pg_catalog.pg_index x on x.indexrelid = c.oid"
           " where c.relkind in ('i', 'I') and c.oid >= 16384";
  }
  Statements create(const Object& self, Members) const {
    return one(fmt::format("ALTER INDEX {} ATTACH PARTITION {}", parent, self.parent->key));
  }
  // There is no way to detach an index: it goes with one of the two, or with the partition.
  Statements drop(const Object&) const { return {}; }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const IndexAttachment&, const Object&, const Object&) const {
    return std::nullopt;
  }
};

}  // namespace

extern const Kind index_attachment;
constinit const Kind index_attachment = kind_of<IndexAttachment>();

}  // namespace shale::kinds_::in_index_attachment
