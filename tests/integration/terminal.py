#!/usr/bin/env python3
"""What a person sees: a bar on a terminal, plain lines elsewhere, and a question before rows are dropped.

SHALE names the program. Uses a local server of its own.
"""
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

shale = os.environ["SHALE"]
work = pathlib.Path(tempfile.mkdtemp(prefix="shale-terminal-"))
os.chmod(work, 0o755)  # the local server's own user passes through
environment = {k: v for k, v in os.environ.items() if not k.startswith("PG") and k != "DATABASE_URL"}
environment |= {"SHALE_CACHE": str(work / "cache"), "TERM": "xterm"}
environment.pop("NO_COLOR", None)


def on_terminal(*words, answer=b""):
    """Runs shale with a terminal; what it wrote, and its exit status."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(work)
        os.execve(shale, [shale, *words], environment)
    seen, asked = b"", False
    while select.select([terminal], [], [], 60)[0]:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
        if answer and not asked and b"[y/N]" in seen:
            os.write(terminal, answer)
            asked = True
    return seen.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def piped(*words):
    run = subprocess.run([shale, *words], cwd=work, env=environment, text=True, capture_output=True,
                         stdin=subprocess.DEVNULL)
    return run.stdout, run.stderr, run.returncode


def check(holds, what, seen):
    if not holds:
        print(seen)
        sys.exit("terminal: " + what)


try:
    migrations = work / "migrations"
    migrations.mkdir()
    for i in range(1, 6):
        (migrations / f"{i:03}_t{i}.sql").write_text(
            f"create table t{i} (x int); do $$ begin perform pg_sleep(0.25); end $$; insert into t{i} values (1);")
    seen, status = on_terminal("up")
    check(status == 0, "up failed", seen)
    check("[#" in seen and "/5 00" in seen and "\r\x1b[K" in seen, "no bar with the current file", seen)
    check("applied 003_t3" in seen, "no line for a migration", seen)

    out, err, status = piped("status")
    check("005_t5" in out and "\x1b" not in out + err, "escapes where there is no terminal", out + err)

    seen, status = on_terminal("reset", answer=b"n\n")
    check(status == 2 and "hold rows" in seen and "nothing was dropped" in seen, "a no drops nothing", seen)
    seen, status = on_terminal("reset", answer=b"y\n")
    check(status == 0 and "reset: 5 migrations applied" in seen, "a yes resets", seen)

    (migrations / "006_bad.sql").write_text("create tabel x (y int);\n")
    seen, status = on_terminal("up")
    check(status == 3 and "\x1b[1;31merror: \x1b[0m" in seen, "no colour on a terminal", seen)
    seen, status = on_terminal("up", "--color", "never")
    check("\x1b[1;31m" not in seen, "--color never", seen)
    out, err, status = piped("up")
    check("\x1b" not in err and "migrations/006_bad.sql:1:8: syntax error" in err and "       ^" in err,
          "the error as plain lines", err)
    out, err, status = piped("up", "--quiet")
    check(err.startswith("error: "), "quiet says only what went wrong", err)
finally:
    piped("db", "stop")
    for _ in range(50):  # the server's keeper may still be tidying up behind it
        shutil.rmtree(work, ignore_errors=True)
        if not work.exists():
            break
        time.sleep(0.2)
