// GRANT and REVOKE. The reader makes one of these for each object whose privileges are not the
// usual ones of its sort and owner (acldefault): one privilege a line, "r*\tgrantee\tgrantor".
#include <algorithm>
#include <map>

#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_ {
namespace {

// The lines of one grantee, grantor and grant option.
struct Group {
  std::string_view grantee, grantor;
  bool grantable = false;
  std::vector<std::string> names{};
};

std::vector<Group> groups_of(const std::vector<std::string_view>& items) {
  std::vector<Group> groups;
  for (std::string_view item : items) {
    const std::vector<std::string_view> parts = split(item, '\t');
    if (parts.size() != 3) continue;
    const bool grantable = parts[0].ends_with("*");
    auto found = std::ranges::find_if(groups, [&](const Group& g) {
      return g.grantee == parts[1] && g.grantor == parts[2] && g.grantable == grantable;
    });
    if (found == groups.end())
      found = groups.insert(groups.end(), Group{parts[1], parts[2], grantable});
    found->names.emplace_back(privilege_name(parts[0][0]));
  }
  return groups;
}

std::vector<std::string_view> without(Text all, Text some) {
  const std::vector<std::string_view> out = lines(some);
  std::vector<std::string_view> left;
  for (std::string_view line : lines(all))
    if (!line.empty() && std::ranges::find(out, line) == out.end()) left.push_back(line);
  return left;
}

struct Privileges {
  static constexpr std::string_view name = "privileges";
  static constexpr int order = 101;
  static constexpr Oid catalog = 1;  // the reader's: see reader.cpp

  Text set, granted, usual;
  static constexpr Field<Privileges> fields[] = {
      {"privileges", &Privileges::set},
      {"granted", &Privileges::granted, attribute::carried},
      {"usual", &Privileges::usual, attribute::carried},
  };

  static std::string query(int) { return ""; }

  // From one set of privileges to another.
  static Statements change(const Object& self, Text from, Text to) {
    Statements all;
    for (const Group& g : groups_of(without(from, to))) {
      // What is granted again below, with or without its option, is not taken away first.
      all.push_back(
          with_grantor(self, g, fmt::format("REVOKE {} FROM {}", on(self, g.names), g.grantee)));
    }
    for (const Group& g : groups_of(without(to, from)))
      all.push_back(with_grantor(self, g,
                                 fmt::format("GRANT {} TO {}{}", on(self, g.names), g.grantee,
                                             g.grantable ? " WITH GRANT OPTION" : "")));
    return all;
  }
  static std::string on(const Object& self, const std::vector<std::string>& names) {
    const Object& object = *self.parent;
    std::vector<std::string> said = names;
    if (object.address.catalog == catalog_oid::relation && object.address.sub != 0)
      for (std::string& privilege : said) privilege += fmt::format(" ({})", object.name);
    return fmt::format("{} ON {}", comma(said), object.kind->grant_target(object));
  }
  // A grant by another than the owner has to be made as that role.
  static Ddl with_grantor(const Object& self, const Group& g, std::string sql) {
    const Object* owned = self.parent;
    while (owned->parent != nullptr && owned->address.sub != 0) owned = owned->parent;
    const std::string owner = owned->owner.empty() ? "CURRENT_USER" : quote_name(owned->owner);
    if (g.grantor != owner && g.grantor != "CURRENT_USER")
      sql = fmt::format("SET SESSION AUTHORIZATION {};\n{};\nRESET SESSION AUTHORIZATION",
                        g.grantor, sql);
    return {std::move(sql), {Hazard::changes_access}};
  }
  Statements create(const Object& self, Members) const { return change(self, usual, granted); }
  Statements drop(const Object& self) const { return change(self, granted, usual); }
  std::vector<std::string> role_names() const {
    std::vector<std::string> names;
    for (std::string_view line : lines(granted)) {
      const std::vector<std::string_view> parts = split(line, '\t');
      for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i] != "PUBLIC" && parts[i] != "CURRENT_USER") names.push_back(unquoted(parts[i]));
    }
    return names;
  }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const Privileges& to, const Object& from,
                                     const Object& self) const {
    return change(self, passed_on(granted, *from.parent, *self.parent), to.granted);
  }
  // ALTER … OWNER TO, which came before, gave what the old owner had and granted to the new one.
  static std::string passed_on(Text granted, const Object& from, const Object& to) {
    const auto shown = [](const Object& o) {
      return o.owner.empty() ? std::string("CURRENT_USER") : quote_name(o.owner);
    };
    std::string all;
    for (std::string_view line : lines(granted)) {
      std::vector<std::string_view> parts = split(line, '\t');
      const std::string before = shown(from), after = shown(to);
      for (std::string_view& part : parts)
        if (part == before) part = after;
      if (parts.size() == 3) all += fmt::format("{}\t{}\t{}\n", parts[0], parts[1], parts[2]);
    }
    return all;
  }
};

}  // namespace

extern const Kind privileges;
constinit const Kind privileges = kind_of<Privileges>();

}  // namespace shale::kinds_
