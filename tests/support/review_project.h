// A project whose migrations are reviewed from the command line.
#pragma once

#include <fstream>

#include <nlohmann/json.hpp>

#include "base/process.h"

#include "support/squash_project.h"

namespace shale::testing_ {

using Json = nlohmann::json;

class ReviewTest : public SquashTest {
 protected:
  int git(Words words) {
    words.insert(words.begin(), {"git", "-c", "user.name=t", "-c", "user.email=t@t", "-c",
                                 "init.defaultBranch=main"});
    const auto done =
        run_program({.arguments = words, .folder = project_.root(), .output = Output::caught});
    return done ? done->exit_code : -1;
  }
  void set_up(const std::string& toml) { std::ofstream(project_.root() / "shale.toml") << toml; }
  Json reviewed(Words words) {
    words.insert(words.begin(), "review");
    words.insert(words.end(), {"--format", "json"});
    const Answer answer = project_.run(words);
    const Json json = Json::parse(answer.out, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << answer.all();
    return json;
  }
  static std::set<std::string> rules_of(const Json& json) {
    std::set<std::string> all;
    for (const Json& f : json.at("findings")) all.insert(f.at("rule"));
    return all;
  }
  static const Json& finding(const Json& json, const std::string& rule) {
    for (const Json& f : json.at("findings"))
      if (f.at("rule") == rule) return f;
    ADD_FAILURE() << rule << " is not in " << json.dump(1);
    static const Json none;
    return none;
  }
  // Of the second one.
  Json last(const std::string& given, const std::string& text) {
    project_.write("001_given.up.sql", given);
    project_.write("002_new.up.sql", text);
    return reviewed({"migrations/002_new.up.sql"});
  }
  static int line_of(const Json& json, const std::string& rule) {
    return finding(json, rule).at("line").get<int>();
  }
  static std::string message(const Json& json, const std::string& rule) {
    return finding(json, rule).at("message").get<std::string>();
  }
  static std::string fix(const Json& json, const std::string& rule) {
    return finding(json, rule).at("fix").get<std::string>();
  }
  static int count(const Json& json, const std::string& rule) {
    int all = 0;
    for (const Json& f : json.at("findings")) all += f.at("rule") == rule ? 1 : 0;
    return all;
  }
};

#define EXPECT_RULE(json, rule) EXPECT_TRUE(rules_of(json).contains(rule)) << json.dump(1)
#define EXPECT_NO_RULE(json, rule) EXPECT_FALSE(rules_of(json).contains(rule)) << json.dump(1)
#define EXPECT_IN(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

}  // namespace shale::testing_
