# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tiến Độ authors
"""Traces every number of every kind of paper and compares it with the oracle.

Each number that `tiendo-cli document --fields` lists must be what its path says, calculated from
the records and printed anew; a path that cannot be calculated is a fault. Papers that are kept say
the same after the figures were changed and they were refreshed. In some workspaces one
kind has a template that prints all numbers that papers can have, in all formats. What stands in the text of a paper
and was not traced must be words of the templates, of the forms or of names. The workspaces are the
cases of data/samples and random ones. Prints TAP.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from calculate import DEFAULT_HOLIDAYS, read_holidays
from compare import BLOCK, CommandFailed, import_folder, report, run
from compare_analysis import SAMPLES, add_milestones, write_years
from papers import NoValue, PaperOracle, template_of_all
from random_workspace import interesting_dates, write_workspace
from workspace import SETTING_COLUMNS, Workspace, read_lines, read_workspace

DATA = DEFAULT_HOLIDAYS.parents[1]
KINDS = ("dispatch", "notice", "report", "letter", "form", "handout")
ALL_NUMBERS = "letter"
MOST_CUTS = 2
MOST_LINES = 8
DIGITS = re.compile(r"\d+")
CHART = re.compile(r"^\[.*\]$", re.MULTILINE)


@cache
def words_of_program() -> frozenset[str]:
    """The digits in the words of the program: templates, instructions, forms."""
    texts = [path.read_text("utf-8") for folder in ("templates", "forms")
             for path in (DATA / folder).iterdir()]
    return frozenset(DIGITS.findall("\n".join(texts)))


def words_of(workspace: Workspace) -> set[str]:
    """The digits in the words of a workspace: names and settings."""
    texts = [text for unit in workspace.units.values() for text in (unit.name, unit.short_name)]
    texts += [stay.name for stay in workspace.stays]
    texts += workspace.settings.values()
    return set(DIGITS.findall("\n".join(texts)))


def untraced(text: str, shown: Iterable[str], known: set[str] | frozenset[str]) -> list[str]:
    """The digits of a text that no traced number has and no word of the program or of a name."""
    text = re.sub(r"^ *\d+\. |\[\d+\]", "", text, flags=re.MULTILINE)  # of lists, of footnotes
    left = Counter(DIGITS.findall(text))
    left.subtract(digits for one in shown for digits in DIGITS.findall(one))
    return sorted(digits for digits, count in left.items() if count > 0 and digits not in known)


def scope_of(oracle: PaperOracle) -> list[str]:
    """The options of what a paper is about."""
    return ["--as-of", oracle.as_of.isoformat(), "--issued", oracle.on.isoformat(),
            "--unit", oracle.about.code]


def check_paper(cli: str, path: Path, oracle: PaperOracle, kind: str,
                number: int | None = None) -> Iterator[str]:
    """Compares the numbers of one paper, a new one or that of a number in the workspace."""
    output = path.with_name("paper.txt")
    which = ["--id", str(number)] if number else ["--kind", kind, *scope_of(oracle)]
    answer = json.loads(run(cli, "document", path, *which, "--output", output, "--fields"))
    where = f"{kind} {oracle.as_of} issued {oracle.on} {oracle.about.code}"
    if number:
        where += " refreshed"
    head = [answer[name] for name in ("kind", "as_of", "issued", "unit")]
    if head != [kind, oracle.as_of.isoformat(), oracle.on.isoformat(), oracle.about.code]:
        yield f"{where}: is {head}"
    for field in answer["fields"]:
        try:
            expected = oracle.says(field["path"])
        except NoValue as error:
            yield f"{where}: {field['path']}: {error}"
            continue
        found = field["text"]
        # A word may begin a sentence.
        if found != expected and found != expected[:1].upper() + expected[1:]:
            yield f"{where}: {field['path']} says {found!r}, oracle {expected!r}"
    known = words_of_program() | words_of(oracle.workspace)
    text = output.read_text("utf-8")
    # A chart is drawn from the records: what it says of itself are rates, targets and gaps.
    for digits in untraced("\n".join(CHART.findall(text)), oracle.chart_numbers(), known):
        yield f"{where}: a chart says {digits}"
    text = CHART.sub("", text)
    for digits in untraced(text, (field["text"] for field in answer["fields"]), known):
        yield f"{where}: {digits} is not traced"


def oracles(workspace: Workspace, cuts: list[date], choice: random.Random) -> Iterator[PaperOracle]:
    """What the papers are about: the whole, and now and then a unit of it."""
    holidays = read_holidays(DEFAULT_HOLIDAYS)
    for as_of in cuts:
        on = as_of + timedelta(choice.randrange(60))
        whole = PaperOracle(workspace, as_of, on, holidays)
        yield whole
        if whole.units and choice.randrange(3) == 0:
            yield PaperOracle(workspace, as_of, on, holidays, choice.choice(whole.units).code)


def change_records(folder: Path, as_of: date, choice: random.Random) -> None:
    """Makes some figures of a cut larger."""
    path = folder / "records.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, lines = list(reader.fieldnames or ()), list(reader)
    for line in lines:
        for name in columns[columns.index("measure") + 1:]:
            if line["as_of"] == as_of.isoformat() and line[name] and choice.randrange(3) == 0:
                line[name] = str(int(line[name]) + choice.randrange(1, 9))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(line for line in lines if line["as_of"] == as_of.isoformat())


def check_refresh(cli: str, folder: Path, path: Path, oracle: PaperOracle,
                  choice: random.Random) -> Iterator[str]:
    """Keeps papers, changes the figures, and compares what the papers say after a refresh."""
    for kind in KINDS:
        run(cli, "papers", path, "new", kind, *scope_of(oracle))
    change_records(folder, oracle.as_of, choice)
    run(cli, "import", path, folder / "records.csv")
    changed = folder.with_name("changed")
    run(cli, "export", path, changed)
    now = PaperOracle(read_workspace(changed), oracle.as_of, oracle.on, oracle.holidays,
                      oracle.about.code)
    for number, kind in enumerate(KINDS, 1):
        run(cli, "papers", path, "refresh", str(number))
        yield from check_paper(cli, path, now, kind, number)


def check_folder(cli: str, folder: Path, seed: int | None, kinds: Iterable[str]) -> Iterator[str]:
    """Compares the papers of one workspace: of a sample on all cuts, of a random one on some."""
    path = folder.with_name("workspace.tiendo")
    try:
        import_folder(cli, path, folder)
        workspace = read_workspace(folder)
        choice = random.Random(f"papers {seed}")
        cuts = sorted(workspace.cuts)
        if seed is not None:
            cuts = (choice.sample(cuts[-12:], 1) if seed % 2
                    else interesting_dates(workspace)[:MOST_CUTS])
        for oracle in oracles(workspace, cuts, choice):
            for kind in kinds:
                yield from check_paper(cli, path, oracle, kind)
        if seed is not None and not workspace.cuts[oracle.as_of].closed:
            yield from check_refresh(cli, folder, path, oracle, choice)
    except (CommandFailed, OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        yield str(error)


def add_template(folder: Path) -> None:
    """Gives one kind a template that prints everything."""
    settings = {line["key"]: line["value"] for line in read_lines(folder, "settings.csv")}
    settings[f"template.{ALL_NUMBERS}"] = template_of_all()
    with open(folder / "settings.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(SETTING_COLUMNS)
        writer.writerows(settings.items())


def check_seed(task: tuple[str, int]) -> list[str]:
    """The first things that are wrong with one seed."""
    cli, seed = task
    with tempfile.TemporaryDirectory(prefix="tiendo-oracle-") as scratch:
        folder = Path(scratch) / "csv"
        if seed % 2:
            write_years(seed, folder)
        else:
            write_workspace(seed, folder)
        add_milestones(folder, seed)
        if seed % 3:
            add_template(folder)
        return [f"seed {seed}: {fault}"
                for fault in islice(check_folder(cli, folder, seed, KINDS), MOST_LINES)]


def check_sample(task: tuple[str, Path, bool]) -> list[str]:
    """The first things that are wrong with one case, with the template of the program or all."""
    cli, sample, with_all = task
    with tempfile.TemporaryDirectory(prefix="tiendo-oracle-") as scratch:
        folder = Path(scratch) / "csv"
        folder.mkdir()
        for name in ("units", "successions", "officers", "targets", "cuts", "settings", "records"):
            if (sample / f"{name}.csv").exists():
                (folder / f"{name}.csv").write_bytes((sample / f"{name}.csv").read_bytes())
        if with_all:
            add_template(folder)
        kinds = (ALL_NUMBERS,) if with_all else KINDS
        return list(islice(check_folder(cli, folder, None, kinds), MOST_LINES))


def main() -> int:
    """Checks the cases, then all seeds with a small pool of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli", help="tiendo-cli")
    parser.add_argument("--count", type=int, default=60, help="how many seeds")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    arguments = parser.parse_args()
    samples = [(path, with_all) for path in sorted(SAMPLES.iterdir())
               if (path / "units.csv").exists() for with_all in (False, True)]
    end = arguments.seed + arguments.count
    blocks = [range(first, min(first + BLOCK, end)) for first in range(arguments.seed, end, BLOCK)]
    print(f"1..{len(samples) + len(blocks)}", flush=True)
    passed = True
    with multiprocessing.Pool(os.cpu_count()) as pool:
        checked = pool.imap(check_sample, ((arguments.cli, *sample) for sample in samples))
        for number, ((folder, with_all), faults) in enumerate(zip(samples, checked), 1):
            print(f"{'not ok' if faults else 'ok'} {number} - {folder.name}"
                  f"{', all numbers' if with_all else ''}", flush=True)
            for fault in faults:
                print(f"# {fault}")
            passed = passed and not faults
        results = pool.imap(check_seed, ((arguments.cli, seed)
                                         for seed in range(arguments.seed, end)))
        for number, seeds in enumerate(blocks, len(samples) + 1):
            found = [fault for result in islice(results, len(seeds)) for fault in result]
            passed = report(number, seeds, found) and passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
