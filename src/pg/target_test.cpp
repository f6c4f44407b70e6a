#include "pg/target.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

using Settings = std::map<std::string, std::string, std::less<>>;

TEST(ParseTarget, TakesUrlsAndConninfo) {
  const std::pair<std::string_view, Settings> cases[] = {
      {"", {}},
      {" \n", {}},
      {"postgres://", {}},
      {"postgresql:///app", {{"dbname", "app"}}},
      {"postgres://u@h/d", {{"user", "u"}, {"host", "h"}, {"dbname", "d"}}},
      {" postgres://u:p%40%2F%3A%25@h:6432/d?sslmode=require\n",
       {{"user", "u"},
        {"password", "p@/:%"},
        {"host", "h"},
        {"port", "6432"},
        {"dbname", "d"},
        {"sslmode", "require"}}},
      {"postgres://h/d?user=u&password=p%26q",
       {{"user", "u"}, {"password", "p&q"}, {"host", "h"}, {"dbname", "d"}}},
      {"postgres://u@/d?host=/var/run/postgresql",
       {{"user", "u"}, {"host", "/var/run/postgresql"}, {"dbname", "d"}}},
      {"postgres://[::1]:5432/d", {{"host", "::1"}, {"port", "5432"}, {"dbname", "d"}}},
      {"host=h dbname='my db' password='it\\'s a \\\\'",
       {{"host", "h"}, {"dbname", "my db"}, {"password", "it's a \\"}}},
  };
  for (const auto& [text, settings] : cases) {
    const auto target = Target::parse(text);
    ASSERT_TRUE(target) << text << ": " << target.error().what;
    EXPECT_EQ(target->settings(), settings) << text;
  }
}

TEST(ParseTarget, NeverRepeatsThePassword) {
  const std::string_view bad[] = {
      "postgres://u:sesame%zz@h/d",
      "postgres://u:sesame@[::1/d",
      "postgres://u:open sesame@h:x y/d?nonsense=1",
      "postgres://u:open'sesame@h/d?nonsense=1",
      "postgres://u:sesame?x@h/d?nonsense=1",
      "postgres://u:sesame/y@h/d",
      "postgres://u:12/sesame@h/d",
      "postgres://u@h/d?nonsense=1&password=sesame",
      "postgres://h/d?password=sesame%zz",
      "host=h password=open sesame",
      "host=h password='open sesame",
      "host=h password = open\tsesame",
      "password='sesame' nonsense=1",
      "passwrod=sesame",
      "user=u pass=sesame",
  };
  for (std::string_view text : bad) {
    const auto target = Target::parse(text);
    ASSERT_FALSE(target) << text;
    EXPECT_TRUE(has(target.error().what, "this is not a database URL")) << text;
    EXPECT_TRUE(lacks(target.error().what, "sesame")) << text;
    EXPECT_TRUE(lacks(target.error().hint, "sesame")) << text;
  }
  EXPECT_EQ(what_of(Target::parse("nonsense")), "this is not a database URL");
}

const std::string_view round_trips[] = {
    "",
    "postgres://h",
    "postgres://u@h:5433/d",
    "postgres://u%40corp:p%40%2F%3A%25%20%C3%A9@h/d%20b",
    "postgres://:p@h/d",
    "postgres:///d?host=/var/run/postgresql&port=5433",
    "postgres://u:p@/d?host=%2Ftmp%2Fa%20b%26c",
    "postgres://[::1]:5432/d",
    "postgres://u@[fe80::1]/d",
    "postgres://a:1,b:2/d",
    "postgres://a,b/d?target_session_attrs=read-write",
    "postgres://a,b:2/d",
    "host=@abstract dbname=d",
    "host=/tmp,b port=1,2 dbname=d",
    "user=u password=p options='-c search_path=a,b' application_name='a&b=c'",
    "host=h hostaddr=127.0.0.1 sslmode=verify-full sslpassword=q",
};

TEST(TargetUrl, MeansTheSameTarget) {
  for (std::string_view text : round_trips) {
    const Target target = *Target::parse(text);
    const auto again = Target::parse(target.url());
    ASSERT_TRUE(again) << text << " became " << target.url();
    for (const auto& [key, value] : target.settings()) {
      // libpq takes one port for each host, or one for all of them.
      if (key == "port" && !contains(value, ",")) continue;
      EXPECT_EQ(again->get(key), value) << text << " became " << target.url();
    }
  }
}

TEST(TargetUrl, IsWhatOtherClientsRead) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"host=h user=u dbname=d", "postgresql://u@h/d"},
      {"host=h port=1 password=a@b user=u", "postgresql://u:a%40b@h:1/"},
      {"host=/tmp port=1 dbname=d", "postgresql:///d?host=/tmp&port=1"},
      {"host=::1 dbname=d", "postgresql://[::1]/d"},
      {"host=a,b port=1,2 dbname=d", "postgresql://a:1,b:2/d"},
      {"host=a,b port=1 dbname=d", "postgresql://a:1,b:1/d"},
      {"", "postgresql:///"},
  };
  for (const auto& [text, url] : cases) EXPECT_EQ(Target::parse(text)->url(), url) << text;
}

TEST(TargetShown, HasNoPassword) {
  for (std::string_view text :
       {"postgres://u:sesame@h/d", "postgres://h/d?password=sesame&sslpassword=sesame",
        "host=h password='sesame'", "postgres://:sesame@/d"})
    EXPECT_TRUE(lacks(Target::parse(text)->shown(), "sesame")) << text;
  EXPECT_EQ(Target::parse("postgres://u:p@h:1/d")->shown(), "postgresql://u@h:1/d");
}

TEST(TargetWith, ChangesACopy) {
  const Target target = *Target::parse("postgres://u@h/d");
  EXPECT_EQ(target.with("dbname", "other").url(), "postgresql://u@h/other");
  EXPECT_EQ(target.get("dbname"), "d");
  EXPECT_EQ(target.get("nonsense"), "");
}

TEST(TargetEnvironment, IsForEveryClient) {
  const Environment all = Target::parse("postgres://u:a%40b@h:1/d?sslmode=require")->environment();
  const Environment wanted = {{"DATABASE_URL", "postgresql://u:a%40b@h:1/d?sslmode=require"},
                              {"PGHOST", "h"},
                              {"PGPORT", "1"},
                              {"PGDATABASE", "d"},
                              {"PGUSER", "u"},
                              {"PGPASSWORD", "a@b"},
                              {"PGSSLMODE", "require"}};
  EXPECT_EQ(all, wanted);
}

TEST(Redacted, StarsOutSecretsAndNothingElse) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"select 1", "select 1"},
      {"could not connect to postgres://u:secret@h/d.",
       "could not connect to postgres://u:******@h/d."},
      {"postgres://u@h:5432/d", "postgres://u@h:5432/d"},
      {"http://h:8080/p?mail=a@b", "http://h:8080/p?mail=a@b"},
      {"postgres://[::1]:5432/d?x=a@b", "postgres://[::1]:5432/d?x=a@b"},
      {"postgres://u:s@c@h/d", "postgres://u:***@h/d"},
      {"postgres://u:s/c@h/d", "postgres://u:***@h/d"},
      {"postgres://u:s?c@h/d", "postgres://u:***@h/d"},
      {"postgres://u:s'c@h/d", "postgres://u:***@h/d"},
      {"'postgres://u:s@h/d', 'a@b'", "'postgres://u:*@h/d', 'a@b'"},
      {"\"postgres://h:5432/d\" \"a@b\"", "\"postgres://h:5432/d\" \"a@b\""},
      {"postgres://a:x@h1 and postgres://b:yy@h2", "postgres://a:*@h1 and postgres://b:**@h2"},
      {"postgres://h/d?password=x&sslmode=require", "postgres://h/d?password=*&sslmode=require"},
      {"host=h password=s&c;,)x user=u", "host=h password=******* user=u"},
      {"password='a b' user=u", "password='***' user=u"},
      {"password='a\\'b' user=u", "password='****' user=u"},
      {"password = 'a b' user=u", "password = '***' user=u"},
      {"password=a\\ b user=u", "password=**** user=u"},
      {"password='' user=u", "password='' user=u"},
      {"password=", "password="},
      {"PGPASSWORD=abc psql", "PGPASSWORD=*** psql"},
      {"ALTER ROLE a PASSWORD 'x'", "ALTER ROLE a PASSWORD '*'"},
      {"alter role a password E'x\\'y'", "alter role a password E'****'"},
      {"alter role a password U&'xy'", "alter role a password U&'**'"},
      {"ALTER ROLE a PASSWORD 'it''s' VALID UNTIL 'now'",
       "ALTER ROLE a PASSWORD '*****' VALID UNTIL 'now'"},
      {"ALTER ROLE a PASSWORD\t'x'", "ALTER ROLE a PASSWORD\t'*'"},
      {"ALTER ROLE a PASSWORD\n  'x'", "ALTER ROLE a PASSWORD\n  '*'"},
      {"ALTER ROLE a PASSWORD $$x$$;", "ALTER ROLE a PASSWORD $$*$$;"},
      {"ALTER ROLE a PASSWORD $p$x$$y$p$;", "ALTER ROLE a PASSWORD $p$****$p$;"},
      {"ALTER ROLE a PASSWORD 'open", "ALTER ROLE a PASSWORD '****"},
      {"ALTER ROLE a PASSWORD NULL", "ALTER ROLE a PASSWORD NULL"},
      {"CREATE TABLE t (password text, x int)", "CREATE TABLE t (password text, x int)"},
      {"PASSWORD '\xC3\xA9\xE2\x82\xAC' x", "PASSWORD '**' x"},
      {"PASSWORD 'a\nb' x", "PASSWORD '*\n*' x"},
  };
  for (const auto& [text, open] : cases) EXPECT_EQ(redacted(text), open);
}

TEST(Redacted, KeepsEveryColumn) {
  const std::string_view texts[] = {"password='\xC3\xA9 b' x", "postgres://u:\xE2\x82\xAC@h/d y",
                                    "PASSWORD E'a\\'b'; z", "PASSWORD $$\n$$"};
  for (std::string_view text : texts) EXPECT_EQ(utf8_length(redacted(text)), utf8_length(text));
}

}  // namespace
}  // namespace shale
