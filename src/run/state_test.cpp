#include "run/state.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "run/select.h"
#include "support/folder.h"

namespace shale {
namespace {

using Names = std::vector<std::string>;
using Texts = std::vector<std::pair<std::string, std::string>>;

// A folder, a history and how they stand to each other.
class Project {
 public:
  explicit Project(const Texts& texts) {
    for (const auto& [name, text] : texts) files_.add(name, text);
    folder_ = *read_folder(files_.path());
  }
  explicit Project(const Names& names) {
    for (const std::string& name : names) files_.add(name, "select 1;");
    folder_ = *read_folder(files_.path());
  }

  // Notes an event; of a file that is not there with any checksum.
  Project& add(const std::string& stem, Event event = Event::applied) {
    Record record{.number = history_.last_number() + 1,
                  .event = event,
                  .stem = stem,
                  .version = stem.substr(0, stem.find('_'))};
    if (const Migration* migration = folder_.find(stem)) {
      record.checksum = migration->checksum;
      if (!migration->runner)
        record.tokens = read_source(*migration, Direction::up)->tokens();
    }
    history_.add(std::move(record));
    return *this;
  }

  Project& write(const std::string& name, const std::string& text) {
    files_.add(name, text);
    folder_ = *read_folder(files_.path());
    return *this;
  }

  const Overview& look(const std::set<std::string>& offered = {}) {
    overview_ = *overview_of(folder_, history_, offered);
    return overview_;
  }

  // "001_a applied", with ! out of order and ~ where only comments differ.
  Names states(const std::set<std::string>& offered = {}) {
    Names out;
    for (const Standing& standing : look(offered).standings)
      out.push_back(std::string(standing.stem()) + " " + std::string(name_of(standing.state)) +
                    (standing.out_of_order ? "!" : "") + (standing.only_comments ? "~" : ""));
    return out;
  }

  Names up(Policy policy, const std::optional<std::string>& to = {}) {
    return names(select_up(look(), policy, to));
  }
  Names down(std::size_t count) { return names(select_down(look(), count, {})); }
  Names down_to(const std::string& to) { return names(select_down(look(), 1, to)); }

 private:
  static Names names(const Result<std::vector<const Migration*>>& selected) {
    if (!selected) return {"error: " + selected.error().what};
    Names out;
    for (const Migration* migration : *selected) out.push_back(migration->stem);
    return out;
  }

  TestFolder files_;
  Folder folder_;
  History history_;
  Overview overview_;
};

const Names four = {"001_a.sql", "002_b.sql", "003_c.sql", "004_d.sql"};

TEST(OverviewOf, HasAStateForEachEvent) {
  const std::pair<Event, std::string> cases[] = {
      {Event::applied, "001_a applied"},     {Event::accepted, "001_a applied"},
      {Event::taken_back, "001_a pending"},  {Event::undone, "001_a pending"},
      {Event::running, "001_a interrupted"}, {Event::progress, "001_a interrupted"},
      {Event::failed, "001_a interrupted"},
  };
  for (const auto& [event, state] : cases)
    EXPECT_EQ(Project(Names{"001_a.sql"}).add("001_a", event).states(), Names{state});
  EXPECT_EQ(Project(Names{"001_a.sql"}).states(), Names{"001_a pending"});
  EXPECT_EQ(Project(Names{}).states(), Names{});
}

TEST(OverviewOf, MarksWhatIsOutOfOrder) {
  EXPECT_EQ(Project(four).add("001_a").add("003_c").states(),
            (Names{"001_a applied", "002_b pending!", "003_c applied", "004_d pending"}));
  EXPECT_TRUE(Project(four).add("004_d").look().any_out_of_order());
  EXPECT_FALSE(Project(four).add("001_a").look().any_out_of_order());
  // One that was taken back, and one that stopped half way, are not behind anybody.
  EXPECT_EQ(Project(Names{"001_a.sql", "002_b.sql"}).add("002_b", Event::taken_back).states(),
            (Names{"001_a pending", "002_b pending"}));
  EXPECT_EQ(Project(Names{"001_a.sql", "002_b.sql"}).add("002_b", Event::failed).states(),
            (Names{"001_a pending", "002_b interrupted"}));
}

TEST(OverviewOf, PutsWhatIsMissingWhereItBelongs) {
  Project project(Names{"002_b.sql", "004_d.sql"});
  for (const char* stem : {"001_a", "002_b", "003_c", "003_b", "005_e"}) project.add(stem);
  project.add("006_f", Event::taken_back);
  EXPECT_EQ(project.states(), (Names{"001_a missing", "002_b applied", "003_b missing",
                                     "003_c missing", "004_d pending!", "005_e missing"}));
  EXPECT_EQ(project.look().count(State::missing), 4u);
}

TEST(OverviewOf, TellsEditsFromRemarks) {
  Project project(Texts{{"001_a.sql", "select 1;\n"}, {"002_b.sql", "a;\n-- shale: down\nb;\n"}});
  project.add("001_a").add("002_b");
  project.write("001_a.sql", "-- licence\nselect  1;\n");
  EXPECT_EQ(project.states(), (Names{"001_a applied~", "002_b applied"}));
  project.write("001_a.sql", "select 2;\n");
  EXPECT_EQ(project.states(), (Names{"001_a edited", "002_b applied"}));
  project.write("001_a.sql", "select 1;\r\n");
  project.write("002_b.sql", "a;\n-- shale: down\nc;\n");  // a down may be mended
  EXPECT_EQ(project.states(), (Names{"001_a applied", "002_b applied"}));
  project.write("002_b.sql", "a; -- x\n-- shale: down\nc;\n");
  EXPECT_EQ(project.states(), (Names{"001_a applied", "002_b applied~"}));
}

TEST(OverviewOf, WaitsForExtensions) {
  Project project(
      Texts{{"001_a.sql", "-- shale: where extension vector\na;"}, {"002_b.sql", "b;"}});
  project.add("002_b");
  EXPECT_EQ(project.states(), (Names{"001_a unavailable", "002_b applied"}));
  EXPECT_EQ(project.states({"vector"}), (Names{"001_a pending", "002_b applied"}));
  EXPECT_EQ(project.add("001_a").states(), (Names{"001_a applied", "002_b applied"}));
}

TEST(SelectUp, TakesWhatIsPending) {
  EXPECT_EQ(Project(four).up(Policy::careful), (Names{"001_a", "002_b", "003_c", "004_d"}));
  EXPECT_EQ(Project(four).add("001_a").up(Policy::strict), (Names{"002_b", "003_c", "004_d"}));
  EXPECT_EQ(Project(four).add("001_a").add("002_b", Event::failed).up(Policy::careful),
            (Names{"002_b", "003_c", "004_d"}));
  EXPECT_EQ(Project(four).add("003_c", Event::failed).up(Policy::careful),
            (Names{"003_c", "001_a", "002_b", "004_d"}));
}

TEST(SelectUp, StopsBehindAVersion) {
  const std::pair<std::string, Names> cases[] = {
      {"002", {"001_a", "002_b"}},
      {"2", {"001_a", "002_b"}},
      {"002_b", {"001_a", "002_b"}},
      {"004", {"001_a", "002_b", "003_c", "004_d"}},
      {"002_c", {"error: there is no migration 002_c"}},
      {"9", {"error: there is no migration 9"}},
      {"0", {"error: there is no migration 0"}},
  };
  for (const auto& [to, stems] : cases)
    EXPECT_EQ(Project(four).up(Policy::careful, to), stems) << to;
  // Of several of one version, all.
  EXPECT_EQ(Project(Names{"1_a.sql", "1_b.sql", "2_c.sql"}).up(Policy::careful, "1"),
            (Names{"1_a", "1_b"}));
  Project project(four);
  EXPECT_EQ(hint_of(select_up(project.look(), Policy::careful, "002_c")), "did you mean 002_b?");
}

TEST(SelectUp, FollowsThePolicy) {
  const Names refused = {"error: out of order: later migrations than 002_b are applied"};
  Project a(four), b(four), c(Names{"001_a.sql", "003_c.sql"});
  for (Project* project : {&a, &b}) project->add("001_a");
  a.add("003_c");
  EXPECT_EQ(a.up(Policy::careful), refused);
  EXPECT_EQ(a.up(Policy::strict), refused);
  EXPECT_EQ(a.up(Policy::allow_out_of_order), (Names{"002_b", "004_d"}));
  EXPECT_EQ(a.up(Policy::careful, "001"), Names{}) << "what is not to be applied is no reason";
  b.write("001_a.sql", "select 2;");
  EXPECT_EQ(b.up(Policy::strict), Names{"error: edited after they were applied: 001_a"});
  EXPECT_EQ(b.up(Policy::careful).size(), 3u);
  c.add("001_a").add("002_b");
  EXPECT_EQ(c.up(Policy::strict), Names{"error: applied, but not on disk: 002_b"});
  EXPECT_EQ(c.up(Policy::careful), Names{"003_c"});
}

TEST(SelectUp, NamesNoMoreThanFive) {
  Names names;
  for (int i = 1; i <= 8; ++i) names.push_back(std::to_string(i) + "_x.sql");
  EXPECT_EQ(Project(names).add("8_x").up(Policy::careful),
            Names{"error: out of order: later migrations than 1_x, 2_x, 3_x, 4_x, 5_x and 2 more "
                  "are applied"});
}

Project with_downs() {
  Project project(Texts{{"000_z.sql", "a;\n-- shale: down\nb;"},
                        {"001_a.up.sql", "a;"},
                        {"001_a.down.sql", "b;"},
                        {"002_b.sql", "a;\n-- shale: down\nb;"},
                        {"003_c.sql", "a;"}});
  return project;
}

TEST(SelectDown, TakesTheNewestFirst) {
  Project project = with_downs();
  EXPECT_EQ(project.down(1), Names{});
  project.add("002_b").add("000_z").add("001_a");  // the order in which they ran counts
  EXPECT_EQ(project.down(0), Names{});
  EXPECT_EQ(project.down(1), Names{"001_a"});
  EXPECT_EQ(project.down(2), (Names{"001_a", "000_z"}));
  EXPECT_EQ(project.down(99), (Names{"001_a", "000_z", "002_b"}));
  EXPECT_EQ(project.add("001_a", Event::taken_back).down(1), Names{"000_z"});
}

TEST(SelectDown, GoesDownToAVersion) {
  Project project = with_downs();
  project.add("000_z").add("001_a").add("002_b");
  const std::pair<std::string, Names> cases[] = {
      {"2", {}},
      {"001", {"002_b"}},
      {"001_a", {"002_b"}},
      {"000", {"002_b", "001_a"}},
      {"000_z", {"002_b", "001_a"}},
      {"0", {"002_b", "001_a", "000_z"}},
      {"7", {"error: there is no migration 7"}},
      {"z", {"error: there is no migration z"}},
  };
  for (const auto& [to, stems] : cases) EXPECT_EQ(project.down_to(to), stems) << to;
}

TEST(SelectDown, RefusesBeforeAnythingRuns) {
  Project project = with_downs();
  project.add("003_c").add("001_a");
  EXPECT_EQ(project.down(1), Names{"001_a"});
  EXPECT_EQ(project.down(2), Names{"error: 003_c has no down"});
  EXPECT_EQ(project.add("009_gone").down(1),
            Names{"error: 009_gone is applied, but its file is not here"});
}

TEST(FindMigration, WantsOneAndNoOther) {
  Project project(Names{"021_a.sql", "021_b.sql", "022_c.sql"});
  project.add("030_gone");
  const Overview& overview = project.look();
  for (std::string_view wanted : {"22", "022", "0022", "022_c"})
    EXPECT_EQ((*find_migration(overview, wanted))->stem, "022_c") << wanted;
  EXPECT_EQ((*find_migration(overview, "021_b"))->stem, "021_b");
  const std::pair<std::string_view, std::string_view> bad[] = {
      {"21", "21 could be 021_a or 021_b"}, {"23", "there is no migration 23"},
      {"", "there is no migration "},       {"022_", "there is no migration 022_"},
      {"30", "030_gone has no file here"},
  };
  for (const auto& [wanted, what] : bad)
    EXPECT_EQ(what_of(find_migration(overview, wanted)), what) << wanted;
}

TEST(WantedExtensions, AreThoseOfTheDirectives) {
  const TestFolder files{{"1_a.sql", "-- shale: where extension vector\n"},
                         {"2_b.sql", "-- shale: where extension vector\n"},
                         {"3_c.sql", "-- shale: where extension pg_trgm\n"}};
  EXPECT_EQ(wanted_extensions(*read_folder(files.path())),
            (std::set<std::string>{"pg_trgm", "vector"}));
}

}  // namespace
}  // namespace shale
