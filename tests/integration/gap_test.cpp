// The gap report: every gap of the example that lost much of its schema is told by its name, with
// the reasons; what is no gap is not told; secrets never are.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_gap {
namespace {
using Json = nlohmann::json;

class Gap : public Bench {
 protected:
  static std::string example(const std::string& folder) {
    return std::string(SHALE_SOURCE) + "/examples/agent-gateway/" + folder;
  }
  // The report of two databases with these schemas.
  std::string report_of(std::string_view a, std::string_view b) {
    const std::string left = new_database(), right = new_database();
    run_sql(left, a);
    run_sql(right, b);
    const Answer answer = project_.run({"diff", left, right, "--format", "markdown"});
    EXPECT_EQ(answer.exit_code, 1) << answer.err;
    return answer.out;
  }
  // What stands between a heading and the next one of its sort.
  static std::string part(const std::string& text, const std::string& heading) {
    const std::size_t at = text.find(heading);
    if (at == text.npos) return "";
    const std::size_t end = text.find("\n## ", at + 1);
    return text.substr(at, end == text.npos ? end : end - at);
  }
  Project project_{};
};

#define EXPECT_TOLD(text, what) \
  EXPECT_TRUE(contains(text, what)) << "missing: " << (what) << "\n" << (text)
#define EXPECT_NOT_TOLD(text, what) \
  EXPECT_FALSE(contains(text, what)) << "told: " << (what) << "\n" << (text)

class AgentGateway : public Gap {
 protected:
  // One report is enough for all of them.
  void SetUp() override {
    if (!text_.empty()) return;
    const Answer answer =
        project_.run({"diff", example("archive"), example("migrations"), "--format", "markdown"});
    ASSERT_EQ(answer.exit_code, 1) << answer.err;
    text_ = answer.out;
  }
  // Is the object told in this section, at this priority?
  void expect_row(const std::string& section, const std::string& start) {
    EXPECT_TOLD(part(text_, "## " + section), "\n| " + start);
  }
  static inline std::string text_{};
};

TEST_F(AgentGateway, TheCountsAreThoseOfTheCatalogs) {
  const std::string summary = part(text_, "## Summary");
  for (const char* row :
       {"| tables | 36 | 20 | 16 |", "| enums | 7 | 0 | 7 |", "| functions | 16 | 1 | 15 |",
        "| triggers | 18 | 10 | 8 (2 with their tables) |", "| materialized views | 2 | 0 | 2 |",
        "| partitions | 18 | 3 | 15 |", "| foreign keys | 49 | 26 | 23 (22 with their tables) |"})
    EXPECT_TOLD(summary, row);
  EXPECT_TOLD(text_, "**Overall risk: critical.**");
}

TEST_F(AgentGateway, EachMissingTableIsRanked) {
  const std::string tables = part(text_, "## Missing tables (16)");
  const std::size_t medium = tables.find("**Medium priority**");
  ASSERT_NE(medium, tables.npos) << tables;
  for (const char* name : {"embedding_statistics", "task_delegation_history",
                           "task_state_transitions", "tenant_config"})
    EXPECT_LT(tables.find(std::string("| `mcp.") + name + "` |"), medium) << name;
  for (const char* name : {"task_idempotency_keys", "projection_matrices", "embedding_metrics",
                           "workspace_activities", "agent_configs", "embedding_cache",
                           "agent_health_checks", "api_key_usage", "workflow_status_history",
                           "workflow_templates", "workspace_invitations", "workspace_templates"})
    EXPECT_TOLD(tables, std::string("\n| `mcp.") + name + "` | ");
  EXPECT_TOLD(tables, "the trigger log_tasks_state_transition runs log_task_state_transition()");
  EXPECT_NOT_TOLD(tables, "audit_log_2025");
}

TEST_F(AgentGateway, MissingColumnsStandWithTheirTables) {
  const std::string columns = part(text_, "## Columns");
  EXPECT_TOLD(columns, "**`mcp.api_keys`**: 3 missing, 1 extra");
  EXPECT_TOLD(columns, "**`mcp.embeddings`**: 8 missing");
  EXPECT_TOLD(columns, "**`mcp.tasks`**: 3 missing");
  EXPECT_TOLD(columns, "**`mcp.workspaces`**: 5 missing");
  for (const char* column :
       {"agent_id", "task_type", "cost_usd", "generation_time_ms", "content_tsvector",
        "term_frequencies", "document_length", "idf_scores", "parent_key_id", "allowed_services",
        "auto_escalate", "escalation_timeout", "max_delegations", "max_members",
        "max_storage_bytes", "current_storage_bytes", "max_documents", "current_documents"})
    EXPECT_TOLD(columns, std::string("| high | missing | `") + column + "` |");
  EXPECT_NOT_TOLD(columns, "embedding_strategy") << "goes with its table";
}

TEST_F(AgentGateway, TheColumnOfAnotherNameIsSuggestedNotAssumed) {
  const std::string types = part(text_, "## Data type mismatches");
  EXPECT_TOLD(types,
              "| `mcp.api_keys` | `key_type` | `type` | what says key_type fails in "
              "migrations; migrations refuses user, admin, agent, gateway and lets in "
              "standard, readonly | the same type varchar(50), the names share a word");
  EXPECT_TOLD(types, "ALTER TABLE mcp.api_keys RENAME COLUMN type TO key_type;");
}

TEST_F(AgentGateway, TypesFunctionsTriggersIndexesPartitions) {
  for (const char* name : {"delegation_type", "member_role", "task_priority", "task_status",
                           "workflow_status", "workflow_type", "workspace_visibility"})
    expect_row("Types", std::string("high | `mcp.") + name + "`");
  for (const char* name :
       {"bm25_score(", "reciprocal_rank_fusion(", "search_embeddings(", "update_content_tsvector()",
        "update_embedding_statistics()", "current_tenant_id()", "validate_jsonb_keys(",
        "jsonb_merge_recursive(", "refresh_cost_analytics()"})
    EXPECT_TOLD(part(text_, "## Functions"), std::string("`mcp.") + name);
  expect_row("Indexes", "medium | `mcp.idx_embeddings_content_tsvector` | `mcp.embeddings: gin");
  expect_row("Indexes", "high | `mcp.idx_api_keys_parent`");
  EXPECT_TOLD(part(text_, "## Indexes"), "**Missing (12)**");
  EXPECT_TOLD(part(text_, "## Indexes"), "10 missing indexes go with tables that are told above.");
  expect_row("Triggers", "high | `mcp.workspaces.enforce_workspaces_quota`");
  EXPECT_TOLD(part(text_, "## Partitioning"), "`mcp.audit_log_2025_04`, `mcp.audit_log_2025_05`");
  EXPECT_TOLD(part(text_, "## Partitioning"), "by RANGE (recorded_at), 6 partitions");
  expect_row("Views", "high | `mcp.agent_cost_analytics`");
  expect_row("Views", "high | `mcp.active_embedding_models`");
  for (const char* none : {"## Extra tables", "## Policies", "## Grants", "## Comments",
                           "## Extensions", "## Domains", "## Not compared"})
    EXPECT_NOT_TOLD(text_, none);
}

TEST_F(AgentGateway, TheWaysOutAreProvenAndTheSqlWorks) {
  const std::string ways = part(text_, "## The ways out");
  EXPECT_TOLD(ways, "**1. Close the gap**");
  EXPECT_TOLD(ways, "| `loses-values` | 1 | drops or narrows values | column mcp.api_keys.type |");
  EXPECT_TOLD(ways, "| `loses-rows` | 31 |");
  EXPECT_TOLD(ways, "archive --sql\n");
  const std::string last = part(text_, "## The SQL that closes the gap");
  std::string sql;
  for (std::size_t at = last.find("```sql\n"); at != last.npos; at = last.find("```sql\n", at)) {
    at += 7;
    sql += last.substr(at, last.find("```", at) - at);
  }
  const std::string database = new_database();
  run_sql(database, project_.run({"dump", example("migrations")}).out);
  run_sql(database, sql);
  const Answer closed = project_.run({"diff", example("archive"), database, "--format", "json"});
  EXPECT_EQ(Json::parse(closed.out)["verdict"], "column-order") << closed.out;
}

TEST_F(Gap, AnIdenticalPairIsShortAndSaysSo) {
  project_.write("001_t.sql", "create table t (id int primary key)");
  const Answer same = project_.run({"diff", "migrations", "migrations", "--format", "markdown"});
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_EQ(same.out,
            "# Schema gap: `migrations` and `migrations`\n\n"
            "**Verdict: identical.** There is no gap.\n");
}

TEST_F(Gap, ManyColumnsWithOneChangeAreOneLine) {
  std::string a, b;
  for (const char* table : {"a", "b", "c", "d"}) {
    a += std::string("create table ") + table + " (id int, at timestamptz, code varchar(50));";
    b += std::string("create table ") + table + " (id int, at timestamp, code varchar(20));";
  }
  const std::string types = part(report_of(a, b), "## Data type mismatches");
  EXPECT_TOLD(types,
              "| high | `public.a.at`, `public.b.at`, `public.c.at`, `public.d.at` | type | "
              "`timestamptz` | `timestamp` | ");
  EXPECT_TOLD(types, "the instant shifts with the session's time zone");
  EXPECT_TOLD(types, "refuses values longer than 20 characters");
}

TEST_F(Gap, WhoSeesWhatIsCritical) {
  const std::string base =
      "create table t (id int primary key, tenant int); create role gap_reader; "
      "alter table t enable row level security;"
      "create policy own on t using (tenant = current_setting('app.tenant')::int);";
  const std::string text = report_of(base + "grant select on t to gap_reader;",
                                     "create table t (id int primary key, tenant int);"
                                     "create policy own on t using (true);");
  EXPECT_TOLD(text, "**Overall risk: critical.**");
  EXPECT_TOLD(part(text, "## Policies and row security"),
              "shows every row to all who may read the table");
  EXPECT_TOLD(part(text, "## Policies and row security"), "| critical | `public.t.own` | using |");
  EXPECT_TOLD(part(text, "## Grants and owners"), "SELECT to gap_reader");
}

TEST_F(Gap, TablesAreRankedByWhoNeedsThem) {
  const std::string kept = "create table kept (id int primary key, ref int);";
  const std::string text =
      report_of(kept +
                    "create table needed (id int primary key);"
                    "alter table kept add constraint kept_ref foreign key (ref) references needed;"
                    "create table alone (id int);"
                    "create table full_one (id int); insert into full_one select "
                    "generate_series(1, 500); analyze full_one;",
                kept);
  const std::string tables = part(text, "## Missing tables (3)");
  EXPECT_TOLD(tables, "1 foreign key refers to it: public.kept.kept_ref");
  EXPECT_TOLD(tables, "holds about 500 rows");
  EXPECT_TOLD(tables,
              "**Low priority**\n\n| table | why | it has |\n|---|---|---|\n| `public.alone` |");
}

TEST_F(Gap, SecretsAreNotShown) {
  const std::string base =
      "create extension postgres_fdw; create server s foreign data wrapper postgres_fdw;";
  const std::string left = new_database(), right = new_database();
  run_sql(
      left,
      base + "create user mapping for current_user server s options (user 'u', password 'hush1')");
  run_sql(
      right,
      base + "create user mapping for current_user server s options (user 'u', password 'hush2')");
  for (const char* format : {"text", "json", "markdown"}) {
    const Answer answer = project_.run({"diff", left, right, "--format", format});
    EXPECT_EQ(answer.exit_code, 1) << answer.err;
    EXPECT_NOT_TOLD(answer.all(), "hush");
    EXPECT_TOLD(answer.out, "secret");
  }
}

TEST_F(Gap, FunctionsSayWhatDiffers) {
  const std::string text = report_of(
      "create function f(a int) returns int language sql security definer set search_path = public "
      "as 'select 1'",
      "create function f(a int) returns int language sql security definer as 'select 2'");
  const std::string functions = part(text, "## Functions");
  EXPECT_TOLD(functions, "its names are looked up in the caller's search_path");
  EXPECT_TOLD(functions, "| body |");
}

}  // namespace
}  // namespace shale::testing_::in_gap
