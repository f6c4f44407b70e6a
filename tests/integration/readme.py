#!/usr/bin/env python3
"""Runs every command of the README, as it stands there, on a copy of the examples.

Lines that start with "$ " in console blocks are commands; each must exit with 0. SHALE names the
program. ./quickstart runs in place: it is to find everything built.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent.parent
blocks = re.findall(r"```console\n(.*?)```", (root / "README.md").read_text(), re.S)
commands = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]
assert len(commands) > 10, "the README's commands were not found"



def run_all(work):
    os.chmod(work, 0o755)  # the local server's own user passes through
    shutil.copytree(root / "examples", work / "examples")
    path = f"{pathlib.Path(os.environ['SHALE']).parent}:{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PG") and k != "DATABASE_URL"}
    environment |= {"PATH": path, "SHALE_CACHE": str(work / "cache"),
                    "SHALE_PRESET": pathlib.Path(os.environ["SHALE"]).parent.name}
    here, failed = work, []
    for command in commands:
        if command.startswith("cd "):
            here = work / command[3:]
            continue
        place = root if command.startswith("./") else here
        run = subprocess.run(["bash", "-c", command], cwd=place, env=environment, text=True,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print(f"$ {command}  -> {run.returncode}")
        if run.returncode != 0:
            failed.append(command)
            print(run.stdout)
    subprocess.run([os.environ["SHALE"], "db", "stop"], env=environment, cwd=work, check=False)
    return failed


work = pathlib.Path(tempfile.mkdtemp(prefix="shale-readme-"))
try:
    failed = run_all(work)
finally:
    for _ in range(50):  # the server's keeper may still be tidying up behind it
        shutil.rmtree(work, ignore_errors=True)
        if not work.exists():
            break
        time.sleep(0.2)
sys.exit(f"the README's commands fail: {failed}" if failed else 0)
