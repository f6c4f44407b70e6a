#include "migration/squash_proof.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/folder.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;

SquashProof example() {
  return {.shale = "0.1.0",
          .server_version = "15.18",
          .made = "2026-11-28T17:00:00Z",
          .replaces = {{"001_a", "aa", "ab"}, {"002_b", "ba", ""}},
          .files = {{"001_ab", "ca", "cb"}},
          .catalog = {"identical", 812},
          .rows = {{"public.kinds", 4, "ff"}},
          .downs = "empty",
          .volatiles = {"public.kinds.made"},
          .dropped = {},
          .outside = {"role reader"},
          .census = {}};
}

constexpr std::string_view example_text = R"({
  "format": 1,
  "shale": "0.1.0",
  "server_version": "15.18",
  "made": "2026-11-28T17:00:00Z",
  "archive": "archive",
  "columns": "keep",
  "replaces": [
    {
      "stem": "001_a",
      "up": "aa",
      "down": "ab"
    },
    {
      "stem": "002_b",
      "up": "ba",
      "down": ""
    }
  ],
  "files": [
    {
      "stem": "001_ab",
      "up": "ca",
      "down": "cb"
    }
  ],
  "catalog": {
    "verdict": "identical",
    "objects": 812
  },
  "rows": [
    {
      "table": "public.kinds",
      "count": 4,
      "hash": "ff"
    }
  ],
  "downs": "empty",
  "volatile": [
    "public.kinds.made"
  ],
  "dropped": [],
  "outside": [
    "role reader"
  ],
  "census": []
}
)";

TEST(SquashProofJson, IsWrittenInOneOrderAndReadBack) {
  EXPECT_EQ(squash_proof_json(example()), example_text);
  const TestFolder folder{{"squash.proof.json", std::string(example_text)}};
  const auto read = read_squash_proof(folder.path());
  ASSERT_TRUE(read) << what_of(read);
  ASSERT_TRUE(*read);
  EXPECT_EQ(**read, example());
  EXPECT_EQ((*read)->range(), "001_a..002_b");
  EXPECT_EQ((*read)->replaced("002_b")->up, "ba");
  EXPECT_EQ((*read)->squashed("002_b"), nullptr);
}

TEST(ReadSquashProof, ThereIsNone) {
  const TestFolder folder;
  const auto read = read_squash_proof(folder.path());
  ASSERT_TRUE(read);
  EXPECT_FALSE(*read);
}

TEST(ReadSquashProof, NamesWhatIsWrong) {
  const std::string good(example_text);
  const struct {
    std::string from, to, what;
  } cases[] = {
      {"\"format\": 1,", "\"format\": 1", "it is no JSON"},
      {"\"format\": 1", "\"format\": 2", "has the format 2, and this shale reads format 1"},
      {"\"format\": 1,", "", "format is missing"},
      {"\"shale\": \"0.1.0\"", "\"shale\": 1", "shale is not a text"},
      {"\"up\": \"ba\",", "", "replaces[1].up is missing"},
      {"\"objects\": 812", "\"objects\": \"812\"", "catalog.objects is not a number"},
      {"\"count\": 4", "\"count\": 4.5", "rows[0].count is not a number"},
      {"\"dropped\": []", "\"dropped\": {}", "dropped is not a list"},
      {"\"archive\": \"archive\"", "\"archive\": \"../x\"", "archive is not a folder in this one"},
      {"\"archive\": \"archive\"", "\"archive\": \"/x\"", "archive is not a folder in this one"},
  };
  for (const auto& c : cases) {
    const TestFolder folder{{"squash.proof.json", replace_all(good, c.from, c.to)}};
    const auto read = read_squash_proof(folder.path());
    ASSERT_FALSE(read) << c.what;
    EXPECT_TRUE(has(read.error().what, c.what));
    EXPECT_TRUE(has(read.error().what, "squash.proof.json"));
  }
  for (const std::string text : {"", "[]", "1", "{", "{\"format\":1,\"replaces\":[1]}"}) {
    const TestFolder folder{{"squash.proof.json", text}};
    EXPECT_FALSE(read_squash_proof(folder.path())) << text;
  }
}

// Two originals in the archive, one squashed file, and the proof of them as they are.
class SquashedFolder : public testing::Test {
 protected:
  void SetUp() override {
    files_.add("archive/001_a.up.sql", "create table a ();\n");
    files_.add("archive/001_a.down.sql", "drop table a;\n");
    files_.add("archive/002_b.sql", "create table b ();\n-- shale: down\ndrop table b;\n");
    files_.add("001_ab.up.sql",
               "-- shale: replaces 001_a..002_b\ncreate table a ();\ncreate table b ();\n");
    files_.add("001_ab.down.sql", "drop table b, a;\n");
    SquashProof proof = example();
    proof.replaces.clear();
    const Folder archive = *read_folder(files_.path() / "archive");
    for (const Migration& migration : archive.migrations)
      proof.replaces.push_back(*proof_entry(migration));
    proof.files = {*proof_entry(read_folder(files_.path())->migrations[0])};
    proof_ = proof;
  }
  Names faults() { return *squash_faults(*read_folder(files_.path()), proof_); }
  Names archived() { return *archive_faults(*read_archive(files_.path(), *proof_), *proof_); }

  TestFolder files_;
  std::optional<SquashProof> proof_;
};

TEST_F(SquashedFolder, HoldsAsItWasMade) {
  EXPECT_EQ(faults(), Names());
  EXPECT_EQ(archived(), Names());
  EXPECT_EQ(read_folder(files_.path())->migrations.size(), 1u) << "the archive does not run";
  EXPECT_EQ(proof_->replaces[1].down, raw_checksum("-- shale: down\ndrop table b;\n"));
}

TEST_F(SquashedFolder, NamesWhatWasEdited) {
  files_.add("001_ab.down.sql", "drop table a;\n");
  files_.add("archive/001_a.up.sql", "create table a (n int);\n");
  files_.add("archive/002_b.sql", "create table b ();\n-- shale: down\n");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_TRUE(has(faults()[0], "001_ab.down.sql was edited since the squash"));
  ASSERT_EQ(archived().size(), 2u);
  EXPECT_TRUE(has(archived()[0], "archive/001_a.up.sql was edited since the squash"));
  EXPECT_TRUE(has(archived()[1], "archive/002_b.sql (its down) was edited since the squash"));
}

TEST_F(SquashedFolder, NamesWhatIsGone) {
  std::filesystem::remove(files_.path() / "001_ab.down.sql");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_EQ(faults()[0], "001_ab had a down when it was squashed, and has none now");
  std::filesystem::remove(files_.path() / "001_ab.up.sql");
  std::filesystem::remove(files_.path() / "archive/002_b.sql");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_TRUE(has(faults()[0], "001_ab is not in "));
  ASSERT_EQ(archived().size(), 1u);
  EXPECT_TRUE(has(archived()[0], "002_b is not in "));
  EXPECT_TRUE(has(archived()[0], "archive"));
}

TEST_F(SquashedFolder, NamesFilesThatTheProofDoesNotHave) {
  files_.add("002_more.sql", "-- shale: replaces 001_a..002_b\nselect 1;\n");
  ASSERT_EQ(faults().size(), 1u);
  EXPECT_EQ(faults()[0], "002_more is a file of a squash, and squash.proof.json does not have it");
  proof_.reset();
  ASSERT_EQ(faults().size(), 2u);
  EXPECT_EQ(faults()[0], "001_ab is a file of a squash, and squash.proof.json is not beside it");
}

TEST_F(SquashedFolder, NamesALineThatIsAnotherOne) {
  files_.add("001_ab.up.sql", "-- shale: replaces 001_a..003_c\ncreate table a ();\n");
  ASSERT_EQ(faults().size(), 2u);
  EXPECT_EQ(faults()[0],
            "001_ab says that it replaces 001_a..003_c, and squash.proof.json has 001_a..002_b");
  files_.add("001_ab.up.sql", "create table a ();\n");
  ASSERT_EQ(faults().size(), 2u);
  EXPECT_EQ(faults()[1], "001_ab has lost its line -- shale: replaces 001_a..002_b");
}

TEST_F(SquashedFolder, TheArchiveIsGone) {
  std::filesystem::remove_all(files_.path() / "archive");
  EXPECT_EQ(archived().size(), 2u);
}

}  // namespace
}  // namespace shale
