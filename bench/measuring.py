"""A private server, samples of programs, ratios and limits: what the benchmark's suites share."""
import collections
import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PORT = 5432
LINK_PORTS = {0.5: 5433, 1.0: 5434}  # ms each way

Sample = collections.namedtuple("Sample", "wall cpu server rss")


def quiet(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **more).stdout


# --- what is needed -------------------------------------------------------------------------------

def cache_folder():
    named = os.environ.get("SHALE_BENCH_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = named or f"{home}/shale-bench"
    os.makedirs(folder, exist_ok=True)
    return folder


def server_programs():
    named = os.environ.get("SHALE_PG_BIN")
    folders = [named] if named else sorted(glob.glob("/usr/lib/postgresql/*/bin"),
                                           key=lambda f: int(f.split("/")[4]))
    if not folders:
        sys.exit("there is no /usr/lib/postgresql/*/bin: install postgresql, or set SHALE_PG_BIN")
    return folders[-1]  # Debian's /usr/bin/psql is a script of Perl: 20 ms more


def folder_in_memory():
    """Where creating thousands of files costs the same each time, which a disk's journal denies."""
    room = shutil.disk_usage("/dev/shm").free if os.path.isdir("/dev/shm") else 0
    return os.environ.get("SHALE_BENCH_DATA") or ("/dev/shm" if room > 4 << 30 else None)


def make_folder(parent=None):
    folder = tempfile.mkdtemp(prefix="shale-bench-", dir=parent)
    os.chmod(folder, 0o755)  # the server's account passes through
    return folder


class Server:
    """A private server without fsync, and the slow links to it."""

    def __init__(self, base, programs, binaries):
        self.home = make_folder(folder_in_memory())
        self.data, self.sockets, self.programs = f"{self.home}/pg", f"{base}/sock", programs
        # PostgreSQL refuses to be root.
        self.as_account = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups",
                           "--"] if os.geteuid() == 0 else []
        for folder in (self.data, self.sockets):
            os.mkdir(folder, 0o700)
            if self.as_account:
                shutil.chown(folder, "postgres", "postgres")
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                 "--locale=C.UTF-8", "--no-sync")
        settings = {
            "listen_addresses": "", "port": PORT, "unix_socket_directories": self.sockets,
            "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
            "shared_buffers": "512MB", "wal_level": "minimal", "max_wal_senders": 0,
            "max_wal_size": "1GB", "checkpoint_timeout": "30min", "autovacuum": "off", "jit": "off",
            "log_min_messages": "warning", "log_checkpoints": "off"}
        with open(f"{self.data}/postgresql.auto.conf", "a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self.run("pg_ctl", "-D", self.data, "-w", "-l", f"{self.data}/log", "start")
        self.links = [subprocess.Popen([f"{binaries}/delay_proxy", f"{self.sockets}/.s.PGSQL.{port}",
                                        f"{self.sockets}/.s.PGSQL.{PORT}", str(int(ms * 1000))])
                      for ms, port in LINK_PORTS.items()]

    def run(self, program, *arguments):
        subprocess.run(self.as_account + [f"{self.programs}/{program}", *arguments], check=True,
                       stdout=subprocess.DEVNULL, cwd=self.data)

    def psql(self, *statements):
        more = [word for sql in statements for word in ("-c", sql)]
        return quiet(f"{self.programs}/psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.sockets,
                     "-U", "postgres", *more)

    def cpu(self):
        """Of the sessions that have ended, in seconds."""
        while self.psql("select count(*) from pg_stat_activity where backend_type = 'client backend' "
                        "and pid <> pg_backend_pid()") != "0\n":
            time.sleep(0.01)
        time.sleep(0.02)  # until the postmaster has taken note of its children
        with open(f"{self.data}/postmaster.pid", encoding="ascii") as file:
            pid = file.readline().strip()
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            user, system = file.read().rpartition(")")[2].split()[13:15]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def fresh(self, name):
        self.psql("set client_min_messages = error", f"drop database if exists {name}", f"create database {name} template template0",
                  "checkpoint")

    def drop(self, name):
        self.psql(f"drop database {name}")

    def stop(self):
        for link in self.links:
            link.terminate()
            link.wait()
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.home)


# --- measuring ------------------------------------------------------------------------------------

def busy_share(seconds=0.1):
    def read():
        with open("/proc/stat", encoding="ascii") as file:
            numbers = [int(n) for n in file.readline().split()[1:9]]
        return sum(numbers), numbers[3] + numbers[4]
    all_before, idle_before = read()
    time.sleep(seconds)
    all_after, idle_after = read()
    return 1 - (idle_after - idle_before) / max(all_after - all_before, 1)


def wait_for_quiet(patience=2):
    deadline = time.monotonic() + patience
    while busy_share() > 0.25 and time.monotonic() < deadline:
        pass


class Measuring:
    def __init__(self, arguments, base):
        self.arguments, self.base = arguments, base
        self.binaries = f"{base}/bin"
        os.mkdir(self.binaries)
        quiet("make", "-s", "-C", HERE, f"BIN={self.binaries}")
        self.shale = os.path.abspath(arguments.shale)
        self.programs = server_programs()
        self.server = Server(base, self.programs, self.binaries)
        self.samples = collections.defaultdict(list)
        self.environment = {"PATH": os.environ["PATH"], "HOME": base, "LC_ALL": "C.UTF-8",
                            "SHALE_CACHE": f"{base}/cache", "SHALE_PG_BIN": self.programs}
        self.limits = []

    def measure(self, what, command, folder=None, keep=True, statuses=("0",)):
        wait_for_quiet()
        before = self.server.cpu()
        with open(f"{self.base}/output", "w", encoding="utf-8") as output:
            subprocess.run([f"{self.binaries}/measure", f"{self.base}/sample", *command],
                           cwd=folder or self.base, env=self.environment, stdin=subprocess.DEVNULL,
                           stdout=output, stderr=subprocess.STDOUT, check=False)
        with open(f"{self.base}/sample", encoding="ascii") as file:
            status, wall, user, system, rss = file.read().split()
        if status not in statuses:
            with open(f"{self.base}/output", encoding="utf-8") as output:
                sys.exit(f"{what}: status {status}\n{' '.join(command[:6])}\n{output.read()[-2000:]}")
        if keep:
            self.samples[what].append(Sample(float(wall), float(user) + float(system),
                                             self.server.cpu() - before, int(rss)))
        print(f"  {what}: {float(wall):.3f} s", file=sys.stderr)

    def url(self, database, port=PORT):
        return f"postgres://postgres@/{database}?host={self.server.sockets}&port={port}&sslmode=disable"

    def median(self, what, field="wall"):
        return statistics.median(getattr(s, field) for s in self.samples[what])

    def ratio(self, a, b, field="wall"):
        """The median of the rounds' ratios: what slows one round down slows both of its parts."""
        pairs = zip(self.samples[a], self.samples[b])
        return statistics.median(getattr(x, field) / max(getattr(y, field), 1e-6) for x, y in pairs)

    def limit(self, what, value, bound, at_most=True, unit=""):
        holds = value <= bound if at_most else value >= bound
        self.limits.append((what, f"{value:.3g}{unit}", f"{'≤' if at_most else '≥'} {bound:g}{unit}",
                            "yes" if holds else "**NO**"))

    def note(self, what, value):
        self.limits.append((what, value, "", ""))

    def rounds(self, tools, rounds, one):
        """Each round runs every tool once, and begins with another one."""
        for i in range(rounds):
            for tool in tools[i % len(tools):] + tools[:i % len(tools)]:
                one(tool)

    # --- the report -------------------------------------------------------------------------------

    def report(self):
        print("| what | measured | required | holds |\n|---|---|---|---|")
        for row in self.limits:
            print(f"| {' | '.join(row)} |")
        print("\n| medians | wall s | client CPU s | server CPU s | peak RSS MB | rounds |\n"
              "|---|---|---|---|---|---|")
        for what, samples in self.samples.items():
            print(f"| {what} | {self.median(what):.3f} | {self.median(what, 'cpu'):.3f} | "
                  f"{self.median(what, 'server'):.2f} | {self.median(what, 'rss') / 1024:.1f} | "
                  f"{len(samples)} |")

    def close(self):
        if os.path.isdir(f"{self.base}/cache"):
            subprocess.run([self.shale, "db", "stop"], env=self.environment, cwd=self.base,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        self.server.stop()
