"""A private PostgreSQL server for the time of one script: a unix socket, no network, no fsync."""
import os
import re
import shutil
import subprocess
import tempfile
import time

BIN = os.environ.get("SHALE_PG_BIN", "/usr/lib/postgresql/15/bin")
USER = "postgres"
PORT = 5432
SETTINGS = {
    "listen_addresses": "", "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off",
    "wal_level": "logical", "autovacuum": "off", "max_connections": "60", "shared_buffers": "128MB",
    "max_logical_replication_workers": "0", "log_min_messages": "fatal", "max_wal_size": "1GB", "jit": "off",
}


def environment():
    """Ours without what would lead libpq elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    kept["LC_ALL"] = "C.UTF-8"
    return kept


class LoadError(Exception):
    pass


class Cluster:
    def __init__(self, bin_folder=BIN, client=BIN):
        self.bin = bin_folder
        self.client = client
        # in memory where there is room: databases are made and dropped all the time
        memory = "/dev/shm" if os.path.isdir("/dev/shm") and shutil.disk_usage("/dev/shm").free > 2 << 30 else None
        self.folder = tempfile.mkdtemp(prefix="shale-differs-", dir=memory)
        os.chmod(self.folder, 0o755)
        self.process = None
        self.as_user = []
        if os.geteuid() == 0:  # the server refuses to run as root
            self.as_user = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            shutil.chown(self.folder, "nobody", "nogroup")

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        data = f"{self.folder}/data"
        # the server gets a signal when this process dies, however that happens
        unprivileged = ["setpriv", "--pdeathsig", "INT", *self.as_user]
        subprocess.run([*unprivileged, f"{self.bin}/initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8",
                        "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd="/",
                       env=environment())
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        self.process = subprocess.Popen(
            [*unprivileged, f"{self.bin}/postgres", "-D", data, "-p", str(PORT),
             "-c", f"unix_socket_directories={self.folder}", *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", env=environment(), start_new_session=True)
        for _ in range(200):
            if os.path.exists(f"{self.folder}/.s.PGSQL.{PORT}"):
                probe = self._psql("postgres", ["-c", "SELECT 1"])
                if probe.returncode == 0:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"the server in {self.folder} did not start")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(2)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database):
        return f"postgresql:///{database}?host={self.folder}&port={PORT}&user={USER}"

    def _connection(self, database):
        return ["-h", self.folder, "-p", str(PORT), "-U", USER, "-d", database]

    def _psql(self, database, more, timeout=60, **run):
        # not as root: a strange script may hold "\\!"
        command = ["setpriv", *self.as_user] if self.as_user else []
        command += [f"{self.client}/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                    *self._connection(database), *more]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, cwd="/",
                              env=environment(), **run)

    def query(self, sql, database="postgres"):
        done = self._psql(database, ["-c", sql])
        if done.returncode:
            raise LoadError(_message(done.stderr))
        return done.stdout.decode("utf-8", "replace").strip()

    def run_file(self, database, path, timeout=60, before=()):
        """Runs the statements one by one; gives the message of the first that failed, or None."""
        before = [part for command in before for part in ("-c", command)]
        with open(path, "rb") as script:
            try:
                done = self._psql(database, ["-o", "/dev/null", *before, "-f", "-"], timeout, stdin=script)
            except subprocess.TimeoutExpired:
                return f"no end after {timeout} s"
        return _message(done.stderr) if done.returncode else None

    def drop(self, database):
        command = f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)'
        try:
            self.query(command)
        except LoadError as error:
            if "subscription" not in str(error):
                raise
            for name in self.query("SELECT quote_ident(subname) FROM pg_subscription s JOIN pg_database d "
                                   f"ON d.oid = subdbid WHERE datname = '{database}'").split("\n"):
                for change in ("DISABLE", "SET (slot_name = NONE)"):
                    self.query(f"ALTER SUBSCRIPTION {name} {change}", database)
                self.query(f"DROP SUBSCRIPTION {name}", database)
            self.query(command)

    def ensure_role(self, name):
        quoted = '"' + name.replace('"', '""') + '"'
        self.query(f"DO $$BEGIN CREATE ROLE {quoted}; EXCEPTION WHEN duplicate_object OR unique_violation THEN END$$")

    def roles(self):
        found = self.query(f"SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> '{USER}' ORDER BY 1")
        return found.split("\n") if found else []

    def load(self, database, path):
        """A fresh database with what the file makes; a role that it lacks is made on the server."""
        fresh = (f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)',
                 f'CREATE DATABASE "{database}" TEMPLATE template0 STRATEGY file_copy', f'\\connect "{database}"')
        made = set()
        while True:
            problem = self.run_file("postgres", path, before=fresh)
            if problem is None:
                return
            lacking = re.search(r'role "(.*?)" does not exist', problem)
            if "subscription" in problem and problem.startswith("ERROR"):  # not of the file: no line
                self.drop(database)
            elif not lacking or lacking[1] in made or len(made) > 20:
                raise LoadError(problem)
            else:
                made.add(lacking[1])
                self.ensure_role(lacking[1])

    def dump(self, database):
        done = subprocess.run([f"{self.client}/pg_dump", "-s", *self._connection(database)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, cwd="/", env=environment())
        if done.returncode:
            raise LoadError("pg_dump: " + _message(done.stderr))
        return done.stdout.decode("utf-8", "replace")


def _message(stderr):
    lines = stderr.decode("utf-8", "replace").strip().split("\n")
    errors = [line for line in lines if "ERROR:" in line or "FATAL:" in line] or lines
    return re.sub(r"^psql:.*?:(\d+): ", r"line \1: ", errors[0])[:400]
