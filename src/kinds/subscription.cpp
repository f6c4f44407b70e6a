// A plan never talks to the publisher: it makes a subscription that is not connected, and leaves
// the slot of one that it drops.
#include "kinds/text.h"

namespace shale::kinds_::in_subscription {
namespace {

struct Subscription {
  static constexpr std::string_view name = "subscription";
  static constexpr int order = 110;
  static constexpr Oid catalog = catalog_oid::subscription;
  static constexpr bool superuser_owns = true;  // before PostgreSQL 16
  static constexpr Presence presence{"pg_subscription"};

  Text connection, publications, slot, synchronous_commit, binary, streaming, two_phase,
      disable_on_error, origin, password_required, run_as_owner, failover, enabled, unseen;
  static constexpr Field<Subscription> fields[] = {
      {"connection", &Subscription::connection, attribute::secret},
      {"publications", &Subscription::publications},
      {"slot name", &Subscription::slot},
      {"synchronous commit", &Subscription::synchronous_commit},
      {"binary", &Subscription::binary},
      {"streaming", &Subscription::streaming},
      // These two are the slot's as well, which only the publisher can change.
      {"two phase", &Subscription::two_phase, attribute::recreate},
      {"disable on error", &Subscription::disable_on_error},
      {"origin", &Subscription::origin},
      {"password required", &Subscription::password_required},
      {"run as owner", &Subscription::run_as_owner},
      {"failover", &Subscription::failover, attribute::recreate},
      // The server switches it off itself; a dump leaves it off.
      {"enabled", &Subscription::enabled, attribute::carried},
      {"connection unseen", &Subscription::unseen, attribute::carried | attribute::unseen},
  };

  // Only superusers may read connections, and naming the column is refused to the others, so it is
  // named in a text that only they run; in hexadecimal, for what comes back is XML.
  static constexpr std::string_view connection_column =
      "case when has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'select') then"
      " convert_from(decode(substring(query_to_xml('select encode(convert_to(subconninfo,"
      " ''UTF8''), ''hex'') as c from pg_catalog.pg_subscription where oid = ' || s.oid, false,"
      " false, '')::text from '<c>([0-9a-f]*)</c>'), 'hex'), 'UTF8') end";

  static std::string query(int version) {
    return fmt::format(
        "select s.oid, 0, 0, 0, quote_ident(s.subname), pg_get_userbyid(s.subowner), null, null,"
        " '', {}, s.subpublications, s.subslotname, s.subsynccommit, s.subbinary,"
        " case s.substream::text when 'true' then 'on' when 't' then 'on' when 'p' then 'parallel'"
        " else 'off' end, {}, {}, {}, s.subenabled,"
        " not has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'select')"
        " from pg_catalog.pg_subscription s"
        " join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = current_database()",
        connection_column,
        version >= 150000 ? "s.subtwophasestate <> 'd', s.subdisableonerr" : "false, false",
        version >= 160000 ? "s.suborigin, s.subpasswordrequired, s.subrunasowner"
                          : "'any', true, false",
        version >= 170000 ? "s.subfailover" : "false");
  }
  std::string target(const Object& self) const { return "SUBSCRIPTION " + self.key; }
  std::string publication_names() const {
    std::vector<std::string> names;
    for (const std::string& one : parse_array(publications)) names.push_back(quote_name(one));
    return comma(names);
  }
  std::string slot_words() const { return slot.empty() ? "NONE" : quote_literal(slot); }
  // What is not as in `old`. Streaming is always said: its default is another one in PostgreSQL 18.
  std::vector<std::string> changes_from(const Subscription& old) const {
    std::vector<std::string> all;
    const auto say = [&](std::string_view option, Text before, Text after) {
      if (before != after) all.push_back(fmt::format("{} = {}", option, after));
    };
    const auto say_switch = [&](std::string_view option, Text before, Text after) {
      say(option, yes(before) ? "true" : "false", yes(after) ? "true" : "false");
    };
    say("slot_name", old.slot_words(), slot_words());
    say_switch("binary", old.binary, binary);
    say("streaming", old.streaming, streaming);
    say("synchronous_commit", old.synchronous_commit, synchronous_commit);
    say_switch("two_phase", old.two_phase, two_phase);
    say_switch("disable_on_error", old.disable_on_error, disable_on_error);
    say("origin", old.origin, origin);
    say_switch("password_required", old.password_required, password_required);
    say_switch("run_as_owner", old.run_as_owner, run_as_owner);
    say_switch("failover", old.failover, failover);
    return all;
  }
  Statements create(const Object& self, Members) const {
    const std::string usual_slot = unquoted(self.name);
    const Subscription plain{
        .slot = usual_slot, .synchronous_commit = "off", .origin = "any", .password_required = "t"};
    std::vector<std::string> options{"connect = false"};
    for (std::string& option : changes_from(plain)) options.push_back(std::move(option));
    return {with_secrets(
        fmt::format("CREATE SUBSCRIPTION {}\n  CONNECTION {}\n  PUBLICATION {}\n"
                    "  WITH ({})",
                    self.key, quote_literal(connection), publication_names(), comma(options)),
        {std::string(connection)})};
  }
  Statements drop(const Object& self) const {
    Statements all;
    const std::string alter = "ALTER SUBSCRIPTION " + self.key;
    if (yes(enabled)) all.push_back({alter + " DISABLE"});
    if (!slot.empty())
      all.push_back(
          {fmt::format("-- The slot {} stays on the publisher: drop it there.\n"
                       "{} SET (slot_name = NONE)",
                       slot, alter)});
    all.push_back({"DROP SUBSCRIPTION " + self.key});
    return all;
  }
  std::optional<Statements> alter_to(const Subscription& to, const Object&,
                                     const Object& self) const {
    Statements all;
    const std::string alter = "ALTER SUBSCRIPTION " + self.key;
    if (yes(enabled) && !slot.empty() && to.slot.empty()) all.push_back({alter + " DISABLE"});
    if (connection != to.connection)
      all.push_back(with_secrets(alter + " CONNECTION " + quote_literal(to.connection),
                                 {std::string(to.connection)}));
    if (publications != to.publications)
      all.push_back({fmt::format("{} SET PUBLICATION {} WITH (refresh = false)", alter,
                                 to.publication_names())});
    if (const std::vector<std::string> changes = to.changes_from(*this); !changes.empty())
      all.push_back({fmt::format("{} SET ({})", alter, comma(changes))});
    return all;
  }
};

}  // namespace

extern const Kind subscription;
constinit const Kind subscription = kind_of<Subscription>();

}  // namespace shale::kinds_::in_subscription
