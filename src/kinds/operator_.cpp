// Commutators and negators are links that either of two operators may make: CREATE OPERATOR writes
// both ends, and DROP OPERATOR cuts both. An operator that is linked before it is made stands as a
// shell: see shell_operator.cpp.
#include "base/text.h"
#include "kinds/operator.h"

namespace shale::kinds_::in_operator_ {
namespace {

struct Operator {
  static constexpr std::string_view name = "operator";
  static constexpr int order = 53;
  static constexpr Oid catalog = catalog_oid::operator_;
  static constexpr Presence presence{"pg_operator"};

  Text symbol, left, right, function, commutator, negator, restrict, join, hashes, merges, settable;
  static constexpr Field<Operator> fields[] = {
      {"symbol", &Operator::symbol, attribute::carried},
      {"left argument", &Operator::left, attribute::carried},
      {"right argument", &Operator::right, attribute::carried},
      {"function", &Operator::function, attribute::recreate},
      {"commutator", &Operator::commutator, attribute::link},
      {"negator", &Operator::negator, attribute::link},
      {"restriction estimator", &Operator::restrict},
      {"join estimator", &Operator::join},
      {"hashes", &Operator::hashes},
      {"merges", &Operator::merges},
      {"settable", &Operator::settable, attribute::carried},
  };

  // From version 17 on, ALTER OPERATOR can add links and marks, though not take any away.
  static std::string query(int version) {
    return fmt::format(
        "select {}, '', o.oprname, {}, {}, o.oprcode, {}, {},"
        " nullif(o.oprrest::text, '-'), nullif(o.oprjoin::text, '-'), o.oprcanhash, o.oprcanmerge,"
        " {} from pg_catalog.pg_operator o where o.oprcode <> 0 and o.oid >= 16384",
        operator_columns, operand("o.oprleft", ""), operand("o.oprright", ""), link("o.oprcom"),
        link("o.oprnegate"), version >= 170000);
  }
  static std::string operand(std::string_view column, std::string_view none) {
    return fmt::format("case when {0} = 0 then '{1}' else format_type({0}, null) end", column,
                       none);
  }
  // The key of the operator at the other end; a shell has a word before it.
  static std::string link(std::string_view column) {
    return fmt::format(
        "(select case when c.oprcode = 0 then '{0}' else '' end || quote_ident(n.nspname) || '.' ||"
        " c.oprname || ' (' || {1} || ', ' || {2} || ')' from pg_catalog.pg_operator c"
        " join pg_catalog.pg_namespace n on n.oid = c.oprnamespace where c.oid = {3})",
        shell_mark, operand("c.oprleft", "NONE"), operand("c.oprright", "NONE"), column);
  }
  static constexpr std::string_view shell_mark = "shell ";

  std::string target(const Object& self) const { return "OPERATOR " + self.key; }

  // OPERATOR(public.<>) of a key, whose operands are as long as this one's: the same, or turned.
  std::string linked(Text key, const Object& self) const {
    if (key.starts_with(shell_mark)) key.remove_prefix(shell_mark.size());
    key.remove_suffix(self.name.size() - symbol.size());
    return fmt::format("OPERATOR({})", key);
  }
  Statements create(const Object& self, Members) const {
    std::vector<std::string> all;
    const auto say = [&](std::string_view option, std::string_view value) {
      if (!value.empty()) all.push_back(fmt::format("{} = {}", option, value));
    };
    say("FUNCTION", function);
    say("LEFTARG", left);
    say("RIGHTARG", right);
    if (!commutator.empty()) say("COMMUTATOR", linked(commutator, self));
    if (!negator.empty()) say("NEGATOR", linked(negator, self));
    say("RESTRICT", restrict);
    say("JOIN", join);
    if (yes(hashes)) all.emplace_back("HASHES");
    if (yes(merges)) all.emplace_back("MERGES");
    return one(fmt::format("CREATE OPERATOR {}.{} ({})", self.schema->key, symbol, in_lines(all)));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }

  std::optional<Statements> alter_to(const Operator& to, const Object&, const Object& self) const {
    std::vector<std::string> all;
    for (const auto& [option, before, after] :
         {std::tuple("RESTRICT", restrict, to.restrict), std::tuple("JOIN", join, to.join)})
      if (before != after)
        all.push_back(fmt::format("{} = {}", option, after.empty() ? "NONE" : after));
    for (const auto& [option, before, after] : {std::tuple("COMMUTATOR", commutator, to.commutator),
                                                std::tuple("NEGATOR", negator, to.negator)}) {
      if (before == after) continue;
      if (!yes(settable) || !before.empty() || after.starts_with(shell_mark)) return std::nullopt;
      all.push_back(fmt::format("{} = {}", option, to.linked(after, self)));
    }
    for (const auto& [option, before, after] :
         {std::tuple("HASHES", hashes, to.hashes), std::tuple("MERGES", merges, to.merges)}) {
      if (before == after) continue;
      if (!yes(settable) || yes(before)) return std::nullopt;
      all.emplace_back(option);
    }
    if (all.empty()) return Statements{};
    return one(fmt::format("ALTER OPERATOR {} SET ({})", self.key, comma(all)));
  }
};

}  // namespace

extern const Kind operator_;
constinit const Kind operator_ = kind_of<Operator>();

}  // namespace shale::kinds_::in_operator_
