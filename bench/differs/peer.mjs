// Keeps a peer loaded, so that starting node (half a second) is paid once: peer.mjs DIR. A line on stdin is an array
// of a tool and its arguments as on its command line; the answer is a line {status, out, err, seconds}. What runs is
// what the peers' own command lines run.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const require = createRequire(`${folder}/package.json`);
const delta = (file) => import(pathToFileURL(`${folder}/node_modules/@supabase/pg-delta/dist/cli/${file}`));

const write = process.stdout.write.bind(process.stdout);
let texts = { out: "", err: "" };
const keep = (name) => (text) => ((texts[name] += text), true);
process.stdout.write = keep("out");
process.stderr.write = keep("err");
for (const name of ["log", "info", "warn", "error", "debug"]) {
  console[name] = (...all) => keep("err")(`${all.join(" ")}\n`);
}
process.on("unhandledRejection", () => {});

const tools = {
  "pg-delta": async ([command, ...rest]) => {
    const commands = { plan: "cmdPlan", apply: "cmdApply" };
    try {
      await (await delta(`commands/${command}.js`))[commands[command]](rest);
    } catch (error) {
      if (error?.constructor?.name !== "CliExit") throw error;
      return error.code;
    }
    return 0;
  },
  migra: async ([from, target]) => {
    const { run } = require("@pgkit/migra");
    const done = await run(from, target, { unsafe: true, withPrivileges: true });
    texts.out = done.sql;
    for (const client of [done.s_from, done.s_target]) await client?.end?.();
    return 0;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [tool, ...rest] = JSON.parse(line);
  texts = { out: "", err: "" };
  const start = performance.now();
  let status;
  try {
    status = await tools[tool](rest);
  } catch (error) {
    status = 1;
    texts.err += error?.message ?? String(error);
  }
  write(`${JSON.stringify({ status, ...texts, seconds: (performance.now() - start) / 1000 })}\n`);
}
process.exit(0);
