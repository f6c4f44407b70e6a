// Renames in every format. Others find them; here they are made by hand.
#include <deque>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/gap_markdown.h"

namespace shale {
namespace {

// A table of two names with a column of two names, and a column that only goes with the table.
struct Renamed {
  Renamed() {
    const Object& before = add("table", "public.old", "old", nullptr);
    const Object& after = add("table", "public.new", "new", nullptr);
    add_change(before, after);
    add_change(add("column", "public.old.a", "a", &before),
               add("column", "public.new.b", "b", &after));
    add_change(add("column", "public.old.same", "same", &before),
               add("column", "public.new.same", "same", &after));
    difference.level = Level::different;
  }
  const Object& add(std::string_view kind, std::string key, Text name, const Object* parent) {
    const Kind* k = find_kind(kind);
    return objects.emplace_back(Object{.kind = k,
                                       .parent = parent,
                                       .key = std::move(key),
                                       .name = name,
                                       .value = k->value(std::vector<Text>(k->attributes.size()))});
  }
  void add_change(const Object& left, const Object& right) {
    difference.changes.push_back({.left = &left, .right = &right});
  }
  std::deque<Object> objects{};
  Difference difference{};
  Catalog empty_a{}, empty_b{};
  Side a{empty_a, "left"}, b{empty_b, "right"};
};

TEST(Renamed, InText) {
  const Renamed r;
  const std::string text = difference_text(r.difference, r.a, r.b, {"left", "right"});
  EXPECT_TRUE(contains(text, "tables\n  > public.old -> public.new\n")) << text;
  EXPECT_TRUE(contains(text, "> column a -> b\n")) << text;
  EXPECT_TRUE(contains(text, "0 changed, 2 renamed\n")) << text;
}

TEST(Renamed, InJson) {
  const Renamed r;
  const auto json = nlohmann::json::parse(difference_json(r.difference, r.a, r.b));
  EXPECT_EQ(json["counts"]["renamed"], 2);
  ASSERT_EQ(json["differences"].size(), 2U) << json;
  const auto& table = json["differences"][0];
  EXPECT_EQ(table["change"], "renamed");
  EXPECT_EQ(table["object"], "public.old");
  EXPECT_EQ(
      table["details"][0],
      (nlohmann::json{{"attribute", "name"}, {"left", "public.old"}, {"right", "public.new"}}));
}

TEST(Renamed, InMarkdown) {
  const Renamed r;
  const std::string text =
      gap_markdown(make_gap_report(r.difference, r.a, r.b, {"left", "right"}, {}, {}));
  EXPECT_TRUE(contains(text, "**Renamed (1)**")) << text;
  EXPECT_TRUE(contains(text,
                       "| `public.old` | name | `public.old` | `public.new` | "
                       "what says public.old fails |"))
      << text;
  EXPECT_TRUE(contains(text, "| high | renamed | `a` | is `b` |")) << text;
}

}  // namespace
}  // namespace shale
