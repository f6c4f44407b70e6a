#include "run/unit.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

struct OneUnit {
  explicit OneUnit(const std::string& text, Direction direction = Direction::up)
      : files{{"001_a.sql", text}}, folder(*read_folder(files.path())) {
    auto read = read_unit(folder.migrations[0], direction);
    EXPECT_TRUE(read) << what_of(read);
    if (read) unit = std::move(*read);
  }

  TestFolder files;
  Folder folder;
  std::optional<Unit> unit;
};

TEST(ReadUnit, HasThePlanOfItsDirection) {
  const std::string text =
      "create table a();\n-- shale: down\n-- shale: no-transaction\ndrop table a; drop table b;";
  const OneUnit up(text), down(text, Direction::down);
  EXPECT_TRUE(up.unit->plan.is_whole());
  EXPECT_EQ(up.unit->size(), 1u);
  EXPECT_EQ(down.unit->plan.segments.size(), 2u);
  EXPECT_EQ(down.unit->text_of(1), "drop table b");
}

TEST(ReadUnit, KeepsTheDirectiveOfTheMigrationForItsDown) {
  const OneUnit down("-- shale: no-transaction\na;\n-- shale: down\nb; c;", Direction::down);
  EXPECT_TRUE(down.unit->directives.no_transaction);
  EXPECT_EQ(down.unit->plan.segments.size(), 2u);
}

TEST(ReadUnit, RunsTheFilesOfOtherToolsAsTheyWould) {
  const struct {
    std::string text;
    std::size_t up, down;  // segments
  } cases[] = {
      {"-- +migrate Up notransaction\na; b;\n-- +migrate Down\nc; d;\n", 2, 2},
      {"-- +migrate Up\na; b;\n-- +migrate Down notransaction\nc; d;\n", 1, 2},
      {"-- +goose NO TRANSACTION\n-- +goose Up\na; b;\n-- +goose Down\nc; d;\n", 2, 2},
      {"-- migrate:up transaction:false\na; b;\n-- migrate:down\nc; d;\n", 2, 2},
      {"-- +goose Up\n-- +goose StatementBegin\na; b;\n-- +goose StatementEnd\n"
       "-- +goose Down\nc; d;\n",
       1, 1},
      {"-- no-transaction\na; b;\n-- shale: down\nc; d;\n", 2, 2},
      {"-- no-transaction needed here\na; b;\n-- shale: down\nc; d;\n", 1, 1},
      {"---- tern: disable-tx ----\na; b;\n---- create above / drop below ----\nc; d;\n", 2, 2},
  };
  for (const auto& c : cases) {
    const OneUnit up(c.text), down(c.text, Direction::down);
    EXPECT_EQ(up.unit->plan.segments.size(), c.up) << c.text;
    EXPECT_EQ(down.unit->plan.segments.size(), c.down) << c.text;
    EXPECT_EQ(up.unit->text_of(0), "a") << c.text;
    EXPECT_EQ(down.unit->text_of(1), "d") << c.text;
  }
}

TEST(IsPlain, IsWhatCanShareAMessage) {
  const std::pair<std::string, bool> cases[] = {
      {"create table a();", true},
      {"begin; create table a(); commit;", true},
      {"set search_path = x; create table a();", false},
      {"create index concurrently i on a (x);", false},
      {"copy a from stdin;\n\\.\n", false},
      {"begin; create table a(); rollback;", false},
  };
  for (const auto& [text, plain] : cases) EXPECT_EQ(OneUnit(text).unit->is_plain(), plain) << text;
}

TEST(PrefixChecksum, IsOfTheStatementsThatAreDone) {
  const OneUnit a("create table a();\nselect 1;\nselect 2;");
  const OneUnit b("-- licence\ncreate  table A (); /* x */ select 1;\nselect 3;");
  for (std::size_t done = 0; done <= 2; ++done)
    EXPECT_EQ(a.unit->prefix_checksum(done), b.unit->prefix_checksum(done)) << done;
  EXPECT_NE(a.unit->prefix_checksum(3), b.unit->prefix_checksum(3));
  EXPECT_EQ(a.unit->prefix_checksum(3), a.unit->tokens);
}

TEST(PlaceIn, CountsCharactersFromTheStatement) {
  const OneUnit one("select 1;\n  select '\xC3\xA9',\n   x;\n");
  const struct {
    std::size_t statement, position, line, column;
  } cases[] = {{0, 0, 1, 1},  {0, 1, 1, 1},   {1, 0, 2, 3},
               {1, 8, 2, 10}, {1, 11, 2, 13}, {1, 16, 3, 4}};
  for (const auto& c : cases) {
    const Place place = place_in(*one.unit, c.statement, c.position);
    EXPECT_EQ(place.line, c.line) << c.statement << " " << c.position;
    EXPECT_EQ(place.column, c.column) << c.statement << " " << c.position;
  }
}

TEST(PlaceIn, ShowsNoPassword) {
  const OneUnit one(
      "create role a password 'sesame';\ncreate role b password\n  'sesame' nologin;\n");
  EXPECT_EQ(place_in(*one.unit, 0).text, "create role a password '******';");
  EXPECT_EQ(place_in(*one.unit, 1, 30).text, "  '******' nologin;");
}

TEST(Message, HoldsWhatIsSent) {
  const OneUnit one("begin;\ncreate table a();\ncommit;\n");
  Message message;
  EXPECT_TRUE(message.empty());
  message.statements(*one.unit, 1, 1);
  message.statements(*one.unit, 0, 1);  // BEGIN is ours to say
  EXPECT_TRUE(message.empty());
  EXPECT_EQ(message.bytes(), 0u);
  message.ours("begin");
  message.statements(*one.unit, 0, 3);
  EXPECT_FALSE(message.empty());
  EXPECT_GT(message.bytes(), std::string_view("begin;create table a();").size());
}

}  // namespace
}  // namespace shale
