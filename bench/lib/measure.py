"""What bench/run.sh and bench/compare.sh share: each figure measured once, programs in turn, a table and a file.

Every figure is better when it is smaller. Times are of the wall clock unless the name says "processor", which is the
processor time of the program and of all that it waited for. Needs Python 3.9, Linux.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEERS = {
    "foreman": (["foreman", "start"], ["foreman", "version"]),
    "honcho": (["honcho", "start"], ["honcho", "version"]),
    "goreman": (["goreman", "-set-ports=true", "start"], ["goreman", "version"]),
    "hivemind": (["hivemind", "Procfile"], ["hivemind", "--version"]),
    "overmind": (["overmind", "start"], ["overmind", "--version"]),
    "forego": (["forego", "start"], ["forego", "version"]),
    "nf": (["nf", "start"], ["nf", "--version"]),
}
LIMIT_SECONDS = 120

CHILD = """
my ($name, $count, $each) = @ARGV;
$| = $each;
for my $i (1 .. $count) { print sprintf("%s %09d %s\\n", $name, $i, "x" x (68 - length $name)); }
$| = 1;
print "";
open my $done, ">", "done.$name";
close $done;
select undef, undef, undef, 0.005 while grep { !-e "done.$_" } qw(a b c d);
"""


class Program:
    def __init__(self, name, start, version, own=None):
        self.name, self.start, self.version, self.own = name, start, version, own


def jforeman(home, name="jforeman"):
    own = str(Path(home).resolve() / "bin/jforeman")
    return Program(name, [own, "start"], [own, "version"], own)


def train(program):
    """Makes the caches, unless they are there."""
    library = Path(program.own).parent.parent / "target/jforeman/lib"
    jar = library / "jforeman.jar"
    caches = [cache for cache in library.rglob("*.aot") if cache.stat().st_mtime > jar.stat().st_mtime]
    if len(caches) < 2:
        subprocess.run([program.own, "train"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def peers():
    for name, (start, version) in PEERS.items():
        found = shutil.which(name)
        if not found:
            continue
        if "/shims/" in found:  # a script of pyenv that looks for the program each time
            found = subprocess.run(["pyenv", "which", name], capture_output=True, text=True).stdout.strip() or found
        yield Program(name, [found, *start[1:]], [found, *version[1:]])


class Run:
    """One start of a program, in a session of its own and with signals as in a terminal."""

    def __init__(self, words, directory, out=subprocess.DEVNULL):
        self.begun = time.time()
        self.process = subprocess.Popen(
            words,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def end(self):
        """Waits; returns seconds from the start, and processor seconds."""
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return time.time() - self.begun, usage.ru_utime + usage.ru_stime

    def interrupt(self):
        os.kill(self.process.pid, signal.SIGINT)

    def is_over(self):
        ended = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return ended is not None


def until(condition, run=None):
    deadline = time.time() + LIMIT_SECONDS
    while not condition():
        if time.time() > deadline or (run and run.is_over() and not condition()):
            raise RuntimeError("it did not come up")
        time.sleep(0.005)


def app(work, name, lines, settings=None):
    directory = work / name
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    (directory / "Procfile").write_text("".join(line + "\n" for line in lines))
    if settings:
        (directory / "jforeman.yml").write_text(settings)
    return directory


def stamps(directory):
    texts = [path.read_text().strip() for path in directory.glob("stamp.*")]
    return [int(text) / 1e9 for text in texts if text]


def stamping(count):
    return [f"p{n}: date +%s%N >stamp.{n}; exec sleep 600" for n in range(count)]


def launch(program, options, work, count):
    """Milliseconds from the launch to the first instruction of the last process, and from Ctrl-C to the end."""
    directory = app(work, "launch", stamping(count))
    run = Run(program.start, directory)
    until(lambda: len(stamps(directory)) == count, run)
    last = max(stamps(directory))
    time.sleep(0.5)  # what is left of the start
    asked = time.time()
    run.interrupt()
    run.end()
    return 1000 * (last - run.begun), 1000 * (time.time() - asked)


def first(program, options, work):
    directory = app(work, "one", ["a: exec date +%s%N >stamp.a"])
    run = Run(program.start, directory)
    seconds, processor = run.end()
    return {"first": 1000 * (stamps(directory)[0] - run.begun), "one-end": 1000 * seconds, "one-processor": processor}


def fourth(program, options, work):
    return {"fourth": launch(program, options, work, 4)[0]}


def many(program, options, work):
    return {"many": launch(program, options, work, options.processes)[0]}


def stop(program, options, work):
    return {"stop": launch(program, options, work, 10)[1]}


def version(program, options, work):
    seconds, processor = Run(program.version, work).end()
    return {"version": 1000 * seconds, "version-processor": processor}


def settings(program, options, work):
    """How many times the processor time a start has with a small jforeman.yml."""
    if not program.own:
        return {}
    line = ["web: exec true"]
    small = "processes:\n  web: {ready: {log: up}, stop-timeout: 3, env: {A: b}}\n"
    _, without = Run(program.start, app(work, "without", line)).end()
    _, with_it = Run(program.start, app(work, "with", line, small)).end()
    return {"settings-processor": with_it / without}


def verbs(program, options, work):
    """How many times the processor time of version other commands have, beside a running session."""
    if not program.own:
        return {}
    directory = app(work, "verbs", stamping(2))
    run = Run(program.start, directory)
    until(lambda: len(stamps(directory)) == 2, run)
    until(lambda: subprocess.run([program.own, "ps"], cwd=directory, capture_output=True).returncode == 0)
    try:
        _, base = Run(program.version, directory).end()
        figures = {}
        for name, words in {
            "ps": ["ps"],
            "logs": ["logs"],
            "check": ["check"],
            "complete": ["complete", "--", "restart", "p"],
        }.items():
            _, processor = Run([program.own, *words], directory).end()
            figures[name + "-processor"] = processor / base
        return figures
    finally:
        run.interrupt()
        run.end()


def throughput(program, options, work):
    """Seconds for all lines of four children into a file, in large writes and with one write for each line."""
    figures = {}
    for name, each in (("blocks", 0), ("lines", 1)):
        lines = [f"{child}: exec perl child.pl {child} {options.lines // 4} {each}" for child in "abcd"]
        directory = app(work, "throughput", lines)
        (directory / "child.pl").write_text(CHILD)
        words = [*program.start, "--on-exit=ignore"] if program.own else program.start
        with open(work / "log", "wb") as log:
            figures[name], _ = Run(words, directory, log).end()
    return figures


def tree(pid):
    """The manager and its helpers; the processes that sleep are not its memory."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        own, rest = text.split(" (", 1)
        comm, fields = rest.rsplit(") ", 1)
        parents[int(own)] = (int(fields.split()[1]), comm)
    found = {pid}
    while True:
        more = {p for p, (parent, comm) in parents.items() if parent in found and comm != "sleep"} - found
        if not more:
            return found
        found |= more


def memory(program, options, work):
    """Proportional set size of the manager and its helpers beside ten idle processes, MiB."""
    directory = app(work, "memory", stamping(10))
    run = Run(program.start, directory)
    until(lambda: len(stamps(directory)) == 10, run)
    time.sleep(options.settle)
    kib = 0
    for pid in tree(run.process.pid):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        kib += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    run.interrupt()
    run.end()
    return {"memory": kib / 1024}


MEASURES = [first, fourth, many, stop, version, settings, verbs, throughput, memory]
TITLES = {
    "first": "launch to the first instruction of the only process, ms",
    "one-end": "launch to the end of a session of one process that ends at once, ms",
    "one-processor": "the same, processor seconds",
    "fourth": "launch to the first instruction of the 4th of 4, ms",
    "many": "launch to the first instruction of the last of many, ms",
    "stop": "ten processes, Ctrl-C to the end, ms",
    "version": "version, ms",
    "version-processor": "version, processor seconds",
    "settings-processor": "start with a small jforeman.yml, processor time, x without",
    "ps-processor": "ps, processor time, x version",
    "logs-processor": "logs, processor time, x version",
    "check-processor": "check, processor time, x version",
    "complete-processor": "a completion, processor time, x version",
    "blocks": "all lines in large writes, s",
    "lines": "the same, a write for each line, s",
    "memory": "memory beside ten idle processes, MiB (proportional set size)",
}


def measure(programs, options, work):
    """figure -> program -> one value a round. The first rounds warm up; the order of programs is reversed each time."""
    values = {}
    chosen = [m for m in MEASURES if not options.figures or m.__name__ in options.figures]
    for number in range(options.warm_up + options.runs):
        for one in chosen:
            for program in programs if number % 2 else reversed(programs):
                try:
                    figures = one(program, options, work)
                except RuntimeError as problem:
                    print(f"{program.name}: {one.__name__}: {problem}", file=sys.stderr)
                    figures = {}
                for name, value in figures.items():
                    kept = values.setdefault(name, {}).setdefault(program.name, [])
                    if number >= options.warm_up:
                        kept.append(value)
    return {name: values[name] for name in TITLES if name in values}


def load():
    return Path("/proc/loadavg").read_text().split()[0]


def report(values, programs, base):
    """Medians, and medians of the ratios of neighboring runs."""
    rows = []
    for figure, of_programs in values.items():
        print(f"\n{TITLES[figure]}")
        for program in programs:
            mine = of_programs.get(program.name)
            if not mine:
                continue
            theirs = of_programs.get(base) or []
            ratios = [a / b for a, b in zip(mine, theirs) if b > 0]
            row = {
                "figure": figure,
                "program": program.name,
                "median": round(statistics.median(mine), 4),
                "ratio": round(statistics.median(ratios), 4) if ratios else None,
                "to": base,
                "runs": mine,
            }
            rows.append(row)
            shown = f"{row['ratio']:.2f} x {base}" if ratios else ""
            print(f"  {program.name:<12} {row['median']:>10.3f}   {shown}")
    return rows


def write(path, rows, begun, options):
    about = {"load at begin": begun, "load at end": load(), "processors": os.cpu_count(), "runs": options.runs}
    Path(path).write_text(json.dumps({"about": about, "figures": rows}, indent=1) + "\n")
    print(f"\nload {begun} at the begin, {about['load at end']} at the end; all values are in {path}")


def parse():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=["run", "compare"])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--warm-up", type=int, default=1, help="rounds before these, which do not count")
    parser.add_argument("--file", required=True, help="where all values are written (JSON)")
    parser.add_argument("--margin", type=float, default=1.1, help="the ratio from which a figure is worse")
    parser.add_argument("--processes", type=int, default=200, help="how many are many")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--settle", type=float, default=3, help="seconds before memory is measured")
    parser.add_argument("--home", action="append", default=[], help="a built checkout")
    parser.add_argument("--peers", help="those to be measured, with commas between them (default: all on PATH)")
    parser.add_argument("figures", nargs="*", help="of: " + " ".join(m.__name__ for m in MEASURES))
    options = parser.parse_intermixed_args()
    unknown = set(options.figures) - {m.__name__ for m in MEASURES}
    if unknown:
        parser.error("there is no figure " + " ".join(sorted(unknown)))
    return options


def main():
    options = parse()
    begun = load()
    with tempfile.TemporaryDirectory(prefix="jforeman-bench.") as name:
        work = Path(name)
        os.environ["XDG_RUNTIME_DIR"] = name
        if options.mode == "compare":
            programs = [jforeman(options.home[0], "A"), jforeman(options.home[1], "B")]
            base = "A"
        else:
            wanted = None if options.peers is None else options.peers.split(",")
            programs = [jforeman(options.home[0])]
            programs += [peer for peer in peers() if wanted is None or peer.name in wanted]
            base = "foreman" if any(p.name == "foreman" for p in programs) else programs[-1].name
        for program in programs:
            if program.own:
                train(program)
        rows = report(measure(programs, options, work), programs, base)
        write(options.file, rows, begun, options)
    if options.mode == "compare":
        worse = [row for row in rows if row["program"] == "B" and row["ratio"] and row["ratio"] > options.margin]
        for row in worse:
            print(f"worse by more than the margin: {TITLES[row['figure']]}: {row['ratio']:.2f} x")
        return 1 if worse else 0
    return 0


sys.exit(main())
