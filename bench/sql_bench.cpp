// How fast scripts are split, and statements judged.
#include <benchmark/benchmark.h>

#include <string>

#include "sql/facts.h"
#include "sql/script.h"

namespace shale {
namespace {

constexpr std::string_view statements[] = {
    "CREATE TABLE IF NOT EXISTS app.users (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY "
    "KEY,\n"
    "    email varchar(255) NOT NULL UNIQUE,\n    role text DEFAULT 'member' CHECK (role IN "
    "('member', "
    "'admin')),\n    created_at timestamptz NOT NULL DEFAULT now()  -- when they came\n)",
    "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON app.users (lower(email))",
    "COMMENT ON TABLE app.users IS 'People who can log in; see the manual''s second part'",
    "CREATE OR REPLACE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    "
    "NEW.updated_at := now();\n    RETURN NEW;\nEND;\n$$",
    "ALTER TABLE app.users ADD COLUMN updated_at timestamptz, ADD CONSTRAINT role_known CHECK "
    "(role "
    "<> ''), ALTER COLUMN email TYPE text",
    "INSERT INTO app.roles (name, rank) VALUES ('member', 1), ('admin', 2), ('owner', 3)",
};

std::string script_of(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    for (const std::string_view statement : statements) {
      text.append("-- The next step.\n").append(statement).append(";\n\n");
    }
  }
  return text;
}

void split(benchmark::State& state) {
  const std::string text = script_of(10'000'000);
  for (auto _ : state) {
    std::string copy = text;
    benchmark::DoNotOptimize(Script::split(std::move(copy)));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(split);

void tokens(benchmark::State& state) {
  const std::string text = script_of(10'000'000);
  for (auto _ : state) benchmark::DoNotOptimize(tokens_of(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(tokens);

void judge_quickly(benchmark::State& state) {
  const std::string_view statement = statements[static_cast<std::size_t>(state.range(0))];
  for (auto _ : state) benchmark::DoNotOptimize(quick_facts(statement));
  state.SetLabel(std::string(statement.substr(0, 24)));
}
BENCHMARK(judge_quickly)->DenseRange(0, std::size(statements) - 1);

void judge(benchmark::State& state) {
  const std::string_view statement = statements[static_cast<std::size_t>(state.range(0))];
  for (auto _ : state) benchmark::DoNotOptimize(facts_of(statement));
}
BENCHMARK(judge)->DenseRange(0, std::size(statements) - 1);

}  // namespace
}  // namespace shale
