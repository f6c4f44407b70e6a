"""Suites about whole schemas: reading a catalog, comparing two, trying a folder of migrations."""
import os
import re
import subprocess
import time

import loads
from measuring import HERE, quiet

READ_SIZES = (1000, 5000)
DIFFER_TABLES = 1000
VERIFY_SIZES = (100, 300)
SQUASH_SIZES = (250, 1000)
REVIEW_SIZES = (100, 1000)
STATIC_FILES = 1000
SQUAWK = "2.66.0"


class Suites:
    def fill(self, name, tables, changed=False):
        self.server.fresh(name)
        subprocess.run([f"{self.programs}/psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-d", self.url(name)],
                       input=loads.schema(tables, changed), text=True, check=True,
                       stdout=subprocess.DEVNULL)
        # As a database that lives: statistics for the planner, hint bits set, catalogs vacuumed.
        quiet(f"{self.programs}/psql", "-Xq", "-d", self.url(name), "-c", "vacuum analyze")

    def built(self, name):
        program = os.path.join(os.path.dirname(self.shale), name)
        if not os.path.exists(program):
            raise SystemExit(f"there is no {program}: cmake --build --preset release --target {name}")
        return program

    def catalog(self):
        """Reading: the catalog of many tables, beside pg_dump and the same queries through psql."""
        reader = self.built("catalog_read")
        queries = f"{self.base}/queries.sql"
        for tables in READ_SIZES:
            self.fill("catalog", tables)
            with open(queries, "w", encoding="utf-8") as file:
                file.write(quiet(reader, "--queries", self.url("catalog")))
            commands = {
                "shale": [reader, self.url("catalog")],
                "dump": [self.shale, "dump", self.url("catalog")],
                "pg_dump": [f"{self.programs}/pg_dump", "--schema-only", "-f", "/dev/null",
                            "-d", self.url("catalog")],
                "psql": [f"{self.programs}/psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null",
                         "-d", self.url("catalog"), "-f", queries],
            }
            name = f"catalog of {tables} tables:"
            for tool, command in commands.items():
                self.measure("", command, keep=False)
            self.rounds(list(commands), 2 * self.arguments.rounds,
                        lambda tool: self.measure(f"{name} {tool}", commands[tool]))
            self.server.drop("catalog")
            self.limit(f"{name} pg_dump --schema-only / read",
                       self.ratio(f"{name} pg_dump", f"{name} shale"), 2.5, False)
            self.limit(f"{name} read / the same queries through psql",
                       self.ratio(f"{name} shale", f"{name} psql"), 1.2)
            self.note(f"{name} pg_dump --schema-only / shale dump",
                      f"{self.ratio(f'{name} pg_dump', f'{name} dump'):.3g}")

    def differ(self):
        """Two databases that one column sets apart, read and compared."""
        peers = quiet(f"{HERE}/differs/peers").strip()
        self.fill("one_side", DIFFER_TABLES)
        self.fill("other_side", DIFFER_TABLES, changed=True)
        left, right = self.url("one_side"), self.url("other_side")
        # pg's URL parser wants a host before the path.
        node = [u.replace("@/", "@localhost/") for u in (left, right)]
        apgdiff = (f"{self.programs}/pg_dump --schema-only -f {self.base}/left.sql -d '{left}' && "
                   f"{self.programs}/pg_dump --schema-only -f {self.base}/right.sql -d '{right}' && "
                   f"apgdiff {self.base}/left.sql {self.base}/right.sql")
        commands = {
            "shale": [self.shale, "diff", left, right],
            "pg-delta": [f"{peers}/node_modules/.bin/pgdelta", "plan", "--source", node[0],
                         "--desired", node[1], "--out", f"{self.base}/plan.json"],
            "migra": [f"{peers}/node_modules/.bin/migra", *node, "--unsafe"],
            "apgdiff with its two dumps": ["sh", "-c", apgdiff],
        }
        if subprocess.run(["sh", "-c", "command -v apgdiff"], stdout=subprocess.DEVNULL, check=False).returncode:
            print("apgdiff is not installed (apt install apgdiff): it is left out")
            del commands["apgdiff with its two dumps"]
        self.measure("", commands["shale"], keep=False, statuses=("1",))
        self.rounds(list(commands), self.arguments.rounds,
                    lambda tool: self.measure(f"diff: {tool}", commands[tool],
                                              statuses=("0", "1", "2")))
        self.server.drop("one_side")
        self.server.drop("other_side")
        self.limit(f"diff of {DIFFER_TABLES} tables", self.median("diff: shale"), 0.5, unit=" s")
        for tool, bound in (("pg-delta", 5), ("migra", 20), ("apgdiff with its two dumps", 1)):
            if tool in commands:
                self.limit(f"diff: {tool} / shale", self.ratio(f"diff: {tool}", "diff: shale"), bound,
                           False)

    def verify(self):
        """Each migration up, down and up: linear in their number; what was seen before is not tried again."""
        forget = lambda: subprocess.run(["rm", "-rf", f"{self.base}/cache/trials"], check=True)
        for count in VERIFY_SIZES:
            loads.native(f"{self.base}/verify_{count}/migrations", count, downs=True)
        self.measure("", [self.shale, "verify"], f"{self.base}/verify_{VERIFY_SIZES[0]}", keep=False)
        small, large = VERIFY_SIZES
        for i in range(self.arguments.rounds):
            for count in VERIFY_SIZES:
                forget()
                self.measure(f"verify of {count}", [self.shale, "verify"],
                             f"{self.base}/verify_{count}")
            self.measure(f"verify of {large}, again", [self.shale, "verify"],
                         f"{self.base}/verify_{large}")
            loads.one_more(f"{self.base}/verify_{large}/migrations", large + 1 + i)
            self.measure(f"verify of {large}, one added", [self.shale, "verify"],
                         f"{self.base}/verify_{large}")
        each = self.median(f"verify of {large}") / large
        growth = self.ratio(f"verify of {large}", f"verify of {small}") / (large / small)
        self.limit(f"verify: of {large}, each, against of {small}, each", growth, 1.2)
        added = self.median(f"verify of {large}, one added") - self.median(f"verify of {large}, again")
        self.note("verify: one that is added, beyond a run that has nothing to do", f"{added * 1000:.0f} ms")
        self.note(f"verify: one of {large}", f"{each * 1000:.1f} ms")

    def squash(self):
        """All of a folder pressed and proved, from nothing; beside one replay of it through psql."""
        small, large = SQUASH_SIZES
        drivers = {}
        for count in SQUASH_SIZES:
            files = loads.native(f"{self.base}/squash_{count}/migrations", count, downs=True)
            drivers[count] = f"{self.base}/squash_{count}/each.psql"
            loads.psql_driver(drivers[count], [f for f in files if f.endswith(".up.sql")])
        usual = self.environment["SHALE_CACHE"]
        for i in range(self.arguments.rounds):
            for count in SQUASH_SIZES:
                # A server of its own, so that there is no snapshot of an earlier round.
                self.environment["SHALE_CACHE"] = f"{self.base}/squash_cache_{count}_{i}"
                folder = f"{self.base}/squash_{count}"
                self.measure("", [self.shale, "db", "start"], folder, keep=False)
                self.measure(f"squash of {count}", [self.shale, "squash", "--dry-run"], folder)
                quiet(self.shale, "db", "stop", cwd=folder, env=self.environment)
            self.environment["SHALE_CACHE"] = usual
            self.server.fresh("bench")
            self.measure(f"psql, {large} once", [f"{self.programs}/psql", "-Xq", "-v", "ON_ERROR_STOP=1",
                                                 "-d", self.url("bench"), "-f", drivers[large]])
        self.server.drop("bench")
        self.note(f"squash of {large} / one replay through psql",
                  f"{self.ratio(f'squash of {large}', f'psql, {large} once'):.3g}")
        growth = (self.median(f"squash of {large}", "rss") -
                  self.median(f"squash of {small}", "rss")) / (large - small)
        self.note("squash: memory for each migration more", f"{growth:.1f} kB")

    def review(self):
        """One new migration judged, with the snapshot of the others there: after a hundred and after a thousand."""
        small, large = REVIEW_SIZES
        newest = {}
        for count in REVIEW_SIZES:
            folder = f"{self.base}/review_{count}"
            loads.native(f"{folder}/migrations", count)
            loads.one_more(f"{folder}/migrations", count + 1)
            newest[count] = sorted(name for name in os.listdir(f"{folder}/migrations")
                                   if name.endswith(".up.sql"))[-1]
            # Makes the snapshot.
            self.measure("", [self.shale, "review", f"migrations/{newest[count]}"], folder, keep=False,
                         statuses=("0", "1"))
        for _ in range(2 * self.arguments.rounds):
            for count in REVIEW_SIZES:
                self.until_copies_are_made(f"{self.base}/review_{count}")
                self.measure(f"review of one after {count}",
                             [self.shale, "review", f"migrations/{newest[count]}"],
                             f"{self.base}/review_{count}", statuses=("0", "1"))
        self.limit(f"review of one after {large}", self.median(f"review of one after {large}"), 0.5,
                   unit=" s")
        self.limit(f"review: after {large} / after {small}",
                   self.ratio(f"review of one after {large}", f"review of one after {small}"), 1.2)

    def until_copies_are_made(self, folder):
        """The keeper of the local server makes new copies of the snapshots in place of those that were taken."""
        url = subprocess.run([self.shale, "db", "url"], cwd=folder, env=self.environment, text=True,
                             capture_output=True, check=True).stdout.strip()
        server = re.sub(r"^([^/]*//[^/]*)/[^?]*", r"\1/postgres", url)
        known, since = None, time.monotonic()
        while time.monotonic() - since < 1.5:
            count = quiet(f"{self.programs}/psql", "-XAtq", "-d", server, "-c",
                          "select count(*) from pg_database where starts_with(datname, 'shale_spare_')")
            if count != known:
                known, since = count, time.monotonic()
            time.sleep(0.1)

    def squawk(self):
        """The linter itself, pinned: the shim before it costs a start of node."""
        folder = f"{self.cache}/squawk-{SQUAWK}"
        program = f"{folder}/node_modules/@squawk-cli/linux-x64/bin/squawk"
        if not os.path.exists(program):
            os.makedirs(folder, exist_ok=True)
            quiet("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder,
                  f"@squawk-cli/linux-x64@{SQUAWK}")
        return program

    def static(self):
        """Files judged by their texts alone, beside squawk and a bare parse of the same files."""
        folder = f"{self.base}/static"
        loads.mixed(f"{folder}/migrations", STATIC_FILES)
        files = sorted(f"migrations/{name}" for name in os.listdir(f"{folder}/migrations"))
        squawk = self.squawk()
        commands = {
            "shale": [self.shale, "review", "--static", "migrations"],
            "shale, JSON": [self.shale, "review", "--static", "--format", "json", "migrations"],
            "squawk": [squawk, *files],
            "squawk, JSON": [squawk, "--reporter", "json", *files],
            "bare parse": [f"{self.binaries}/parse_floor", "migrations"],
        }
        self.rounds(list(commands), 3 * self.arguments.rounds,
                    lambda tool: self.measure(f"static: {tool}", commands[tool], folder,
                                              statuses=("0", "1")))
        for form in ("", ", JSON"):
            self.limit(f"static: squawk{form} / shale{form}",
                       self.ratio(f"static: squawk{form}", f"static: shale{form}"), 1, False)
        self.limit("static: shale / bare parse", self.ratio("static: shale", "static: bare parse"), 2)
