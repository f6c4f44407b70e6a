"""What the extractors share: one Suite, to which each adds its pairs."""
import argparse
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import sqltext  # noqa: E402


class Suite:
    """Writes OUT/<name>/<case>/{from,to}.sql. What it leaves out goes to OUT/<name>/REASONS.tsv."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = f"{folder}/{name}"
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.seen = {}
        self.names = set()
        self.left_out = []

    def add(self, case, before, after):
        case = re.sub(r"[^A-Za-z0-9_./-]+", "_", case).strip("_./") or "case"
        base, count = case, 1
        while case.lower() in self.names:
            count += 1
            case = f"{base}_{count}"
        self.names.add(case.lower())
        before, taken_before = self._prepare(before)
        after, taken_after = self._prepare(after)
        key = (sqltext.plain(before), sqltext.plain(after))
        if not key[0] and not key[1]:
            self.leave_out(case, "only cluster-wide statements" if taken_before + taken_after else "empty")
        elif key[0] == key[1] and taken_before != taken_after:
            self.leave_out(case, "differs only in roles, memberships or other cluster-wide things")
        elif key in self.seen:
            self.leave_out(case, f"the same texts as {self.seen[key]}")
        else:
            self.seen[key] = case
            os.makedirs(f"{self.folder}/{case}")
            for name, text in (("from", before), ("to", after)):
                with open(f"{self.folder}/{case}/{name}.sql", "w", encoding="utf-8", newline="") as file:
                    file.write(text if text.endswith("\n") or not text else text + "\n")

    def leave_out(self, case, reason):
        self.left_out.append((case, reason))

    def end(self):
        with open(f"{self.folder}/REASONS.tsv", "w", encoding="utf-8") as file:
            file.write("case\tneeds\treason\n")
            for case, reason in self.left_out:
                file.write(f"{case}\t\t{reason}\n")
        print(f"{self.name}: {len(self.seen)} pairs, {len(self.left_out)} left out")

    @staticmethod
    def _prepare(text):
        # a setting of newer dumps, which says nothing of the schema
        text = re.sub(r"^SET transaction_timeout = 0;\n", "", text, flags=re.M)
        # languages of the operating system that a machine may lack
        text = re.sub(r'\b((?i:COLLATE|FROM)) "(en|pt)_(US|BR)"', r'\1 "\2-\3-x-icu"', text)
        return sqltext.without_cluster_wide(text)


def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8-sig", "replace")


def arguments(description, checkout):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("checkout", help=f"a checkout of {checkout}")
    parser.add_argument("out", help="the folder of the suites; the suite's own is made anew")
    return parser.parse_args()
