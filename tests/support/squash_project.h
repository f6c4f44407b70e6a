// A project that is squashed, and held against its originals by pg_dump.
#pragma once

#include <fstream>
#include <set>
#include <sstream>

#include "support/squash_bench.h"

namespace shale::testing_ {

namespace fs = std::filesystem;

inline std::string text_of(const Path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class SquashTest : public Bench {
 protected:
  void SetUp() override { project_.use(new_database()); }

  // The example's files, its settings among them.
  void use_example(const std::string& name) {
    fs::copy(Path(SHALE_SOURCE) / "examples" / name, project_.root(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
  // Migrations with these texts: 001_a, 002_b, …
  void write_all(const Words& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i)
      project_.write("00" + std::to_string(i + 1) + "_step.up.sql", texts[i]);
  }
  // What psql makes of the files of a folder, in their order, says pg_dump.
  std::string built_by(const Path& folder, const std::string& direction = "up") {
    const std::string url = new_database();
    std::vector<Path> files;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().string().ends_with("." + direction + ".sql")) files.push_back(entry.path());
    std::ranges::sort(files);
    for (const Path& file : files) run_sql(url, text_of(file));
    return dump(url);
  }
  // All up files of the squash, one after the other.
  std::string pressed() {
    std::set<Path> files;
    for (const auto& entry : fs::directory_iterator(project_.root() / "pressed"))
      if (entry.path().string().ends_with(".up.sql")) files.insert(entry.path());
    std::string all;
    for (const Path& file : files) all += text_of(file);
    return all;
  }
  // Squashes into pressed/, and holds it against the originals by pg_dump.
  Answer squash() {
    const std::string before = built_by(project_.migrations());
    const Answer answer = project_.run({"squash", "--out", "pressed"});
    EXPECT_EQ(answer.exit_code, 0) << answer.all();
    if (answer.exit_code == 0) {
      EXPECT_EQ(built_by(project_.root() / "pressed"), before);
    }
    return answer;
  }
  Project project_;
};

}  // namespace shale::testing_
