#include "catalog/rows.h"

#include <charconv>
#include <deque>

#include "base/text.h"
#include "catalog/spelling.h"

namespace shale {

Oid parse_oid(Text text) {
  Oid value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Address parse_address(Text text) {
  const std::size_t a = text.find(':'), b = text.find(':', a + 1);
  if (a == Text::npos || b == Text::npos) return {};
  Address address{parse_oid(text.substr(0, a)), parse_oid(text.substr(a + 1, b - a - 1)), 0};
  std::from_chars(text.data() + b + 1, text.data() + text.size(), address.sub);
  return address;
}

namespace {

// An object's value, with those of its texts that the server did not send as they are here.
struct Owning {
  std::deque<std::string> texts{};
  std::shared_ptr<const void> value{};
};

bool is_printed(const Kind& kind, std::size_t attribute) {
  return (kind.attributes[attribute].traits & attribute::expression) != 0 &&
         kind.catalog != catalog_oid::procedure;  // a body in quotes is its writer's
}

std::shared_ptr<const void> value_of(const Kind& kind, std::vector<Text>& texts) {
  std::shared_ptr<Owning> owning;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!is_printed(kind, i) || !may_be_respelled(texts[i])) continue;
    if (!owning) owning = std::make_shared<Owning>();
    texts[i] = owning->texts.emplace_back(as_stored(texts[i]));
  }
  if (!owning) return kind.value(texts);
  owning->value = kind.value(texts);
  return {owning, owning->value.get()};
}

}  // namespace

void parse_rows(std::size_t number, const std::shared_ptr<const Rows>& rows,
                std::vector<CatalogRow>& into) {
  const Kind& kind = *kinds()[number];
  std::vector<Text> attributes(kind.attributes.size());
  into.reserve(into.size() + static_cast<std::size_t>(rows->size()));
  for (int r = 0; r < rows->size(); ++r) {
    CatalogRow row{
        .kind = &kind,
        .number = number,
        .address = {kind.catalog, parse_oid(rows->at(r, 0)), static_cast<int>(rows->number(r, 1))},
        .schema = parse_oid(rows->at(r, 2)),
        .name = rows->at(r, 4),
        .owner = rows->at(r, 5),
        .acl = rows->at(r, 6),
        .usual_acl = rows->at(r, 7),
        .uses = rows->at(r, 8),
        .source = rows};
    const Text parent = rows->at(r, 3);
    if (contains(parent, ":"))
      row.parent = parse_address(parent);
    else if (!parent.empty() && parent != "0")
      row.parent = {kind.parent_catalog, parse_oid(parent), 0};
    for (std::size_t a = 0; a < attributes.size(); ++a)
      attributes[a] = rows->at(r, common_columns + static_cast<int>(a));
    row.value = value_of(kind, attributes);
    into.push_back(std::move(row));
  }
}

}  // namespace shale
