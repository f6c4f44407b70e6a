// Types with functions of input and output of their own. Those functions speak of the type, so it
// is made as a shell first, and they go with it.
#include "kinds/type.h"

namespace shale::kinds_::in_base_type {
namespace {

struct BaseType {
  static constexpr std::string_view name = "base type";
  static constexpr int order = 34;
  static constexpr Oid catalog = catalog_oid::type;
  static constexpr Presence presence{"pg_proc", "prokind", "f"};

  Text input, output, receive, send, typmod_in, typmod_out, analyze, subscript, length, by_value,
      alignment, storage, category, preferred, default_value, element, delimiter, collatable;
  static constexpr Field<BaseType> fields[] = {
      {"input function", &BaseType::input, attribute::recreate},
      {"output function", &BaseType::output, attribute::recreate},
      {"receive function", &BaseType::receive},
      {"send function", &BaseType::send},
      {"type modifier input function", &BaseType::typmod_in},
      {"type modifier output function", &BaseType::typmod_out},
      {"analyze function", &BaseType::analyze},
      {"subscript function", &BaseType::subscript},
      {"internal length", &BaseType::length, attribute::recreate},
      {"passed by value", &BaseType::by_value, attribute::recreate},
      {"alignment", &BaseType::alignment, attribute::recreate},
      {"storage", &BaseType::storage},
      {"category", &BaseType::category, attribute::recreate},
      {"preferred", &BaseType::preferred, attribute::recreate},
      {"default", &BaseType::default_value, attribute::recreate},
      {"element", &BaseType::element, attribute::recreate},
      {"delimiter", &BaseType::delimiter, attribute::recreate},
      {"collatable", &BaseType::collatable, attribute::recreate},
  };

  // All but the array types that Postgres makes beside each other type. regproc says "-" for none.
  static std::string query(int) {
    return fmt::format(
        "select {}, '', t.typinput, t.typoutput, nullif(t.typreceive::text, '-'),"
        " nullif(t.typsend::text, '-'), nullif(t.typmodin::text, '-'),"
        " nullif(t.typmodout::text, '-'), nullif(t.typanalyze::text, '-'),"
        " nullif(t.typsubscript::text, '-'), t.typlen, t.typbyval,"
        " case t.typalign when 'c' then 'char' when 's' then 'int2' when 'd' then 'double'"
        " else 'int4' end,"
        " case t.typstorage when 'x' then 'extended' when 'e' then 'external'"
        " when 'm' then 'main' else 'plain' end,"
        " quote_literal(t.typcategory::text), t.typispreferred, quote_literal(t.typdefault),"
        " case when t.typelem <> 0 then format_type(t.typelem, null) end,"
        " quote_literal(t.typdelim::text), t.typcollation <> 0 from pg_catalog.pg_type t"
        " where t.typtype = 'b' and t.typisdefined and t.oid >= 16384 and not exists"
        " (select from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid)",
        type_columns);
  }
  std::string target(const Object& self) const { return "TYPE " + self.key; }

  Statements create(const Object& self, Members) const { return one(define(self)); }
  std::string shell(const Object& self) const { return "CREATE TYPE " + self.key; }
  // Only what is not as it would be anyway.
  std::string define(const Object& self) const {
    std::vector<std::string> all;
    const auto say = [&](std::string_view option, Text value, Text usual = "") {
      if (value != usual) all.push_back(fmt::format("{} = {}", option, value));
    };
    say("INPUT", input);
    say("OUTPUT", output);
    say("RECEIVE", receive);
    say("SEND", send);
    say("TYPMOD_IN", typmod_in);
    say("TYPMOD_OUT", typmod_out);
    say("ANALYZE", analyze);
    say("SUBSCRIPT", subscript);
    say("INTERNALLENGTH", length, "-1");
    if (yes(by_value)) all.emplace_back("PASSEDBYVALUE");
    say("ALIGNMENT", alignment, "int4");
    say("STORAGE", storage, "plain");
    say("CATEGORY", category, "'U'");
    if (yes(preferred)) all.emplace_back("PREFERRED = true");
    say("DEFAULT", default_value);
    say("ELEMENT", element);
    say("DELIMITER", delimiter, "','");
    if (yes(collatable)) all.emplace_back("COLLATABLE = true");
    return fmt::format("CREATE TYPE {} ({})", self.key, in_lines(all));
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("DROP TYPE {} CASCADE", self.key));
  }

  std::optional<Statements> alter_to(const BaseType& to, const Object&, const Object& self) const {
    // What may have been compressed or moved out already can't become plain.
    if (storage != to.storage && to.storage == "plain") return std::nullopt;
    std::vector<std::string> all;
    const auto set = [&](std::string_view option, Text before, Text after) {
      if (before != after)
        all.push_back(fmt::format("{} = {}", option, after.empty() ? "NONE" : after));
    };
    set("RECEIVE", receive, to.receive);
    set("SEND", send, to.send);
    set("TYPMOD_IN", typmod_in, to.typmod_in);
    set("TYPMOD_OUT", typmod_out, to.typmod_out);
    set("ANALYZE", analyze, to.analyze);
    set("SUBSCRIPT", subscript, to.subscript);
    set("STORAGE", storage, to.storage);
    if (all.empty()) return Statements{};
    return one(fmt::format("ALTER TYPE {} SET ({})", self.key, comma(all)));
  }
};

}  // namespace

extern const Kind base_type;
constinit const Kind base_type = kind_of<BaseType>();

}  // namespace shale::kinds_::in_base_type
