#!/usr/bin/env python3
"""Measures the site: article pages drawn at random, beside a floor, an asset of the same server in the same run.

usage: Benchmarks/site.py --archive FILE [--dateline COMMAND] [--pages 4000] [--seconds 15] [--connections 32] [--threads 1]

The archive may be the one that `dateline-benchmark archive --articles 100000 --folder DIR --keep` leaves in DIR/archive.db. Needs `wrk`.
Prints requests a second, p50, p99 and the process's memory for each kind of page; the last line says how many pages cost as
much as one asset.
"""
import argparse
import http.client
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Asks for a random one of the paths in the file named by PATHS; says what was no page.
SCRIPT = """
local paths, wrong = {}, 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
math.randomseed(os.time())
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
response = function(status) if status ~= 200 then wrong = wrong + 1 end end
done = function(summary, latency)
  io.write(string.format("RESULT %f %f %f %d\\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status + summary.errors.timeout))
end
"""


class Site:
    """The site, served for as long as it is measured."""

    def __init__(self, command, archive):
        self.process = subprocess.Popen(
            [*command, "serve", "--archive", archive, "--listen", "127.0.0.1:0", "--set", "requests-per-minute=0"],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"http://[^:]*:([0-9]+)/", line)
        if not found:
            sys.exit("the site did not start: " + line)
        self.address = "http://127.0.0.1:" + found.group(1)

    def memory(self):
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(re.search(r"VmRSS:\s+([0-9]+)", status.read()).group(1)) / 1024

    def paths(self, paths):
        """The addresses that `paths` lead to."""
        connection = http.client.HTTPConnection(self.address.removeprefix("http://"))
        found = []
        for path in paths:
            connection.request("HEAD", path)
            answer = connection.getresponse()
            answer.read()
            found.append(answer.getheader("Location") or path)
        connection.close()
        return found

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


def measure(site, name, paths, options, folder):
    script, list_of_paths = folder + "/site.lua", folder + "/paths"
    pathlib.Path(script).write_text(SCRIPT)
    pathlib.Path(list_of_paths).write_text("\n".join(paths) + "\n")
    run = subprocess.run(
        ["wrk", "-t%d" % options.threads, "-c%d" % options.connections, "-d%ds" % options.seconds, "-s", script, site.address],
        env=dict(os.environ, PATHS=list_of_paths), capture_output=True, text=True)
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+)", run.stdout)
    if not found:
        sys.exit(run.stdout + run.stderr)
    rate, median, slow, wrong = map(float, found.groups())
    print("%-28s %9.0f /s   p50 %7.2f ms   p99 %7.2f ms   %6.0f MiB   %d wrong" % (name, rate, median, slow, site.memory(), wrong))
    sys.stdout.flush()
    return rate


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--dateline", default=str(ROOT / ".build/release/dateline"))
    parser.add_argument("--pages", type=int, default=4000,
                        help="how many of them are asked for; so many that hardly one is asked for twice in ten seconds cost the most")
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    database = sqlite3.connect("file:%s?mode=ro" % options.archive, uri=True)
    count = database.execute("SELECT count(*) FROM page").fetchone()[0]
    numbers = [row[0] for row in database.execute("SELECT number FROM page ORDER BY random() LIMIT ?", (options.pages,))]
    database.close()
    site = Site(options.dateline.split(), options.archive)
    print("%d pages in %s; %d connections, %d s each" % (count, options.archive, options.connections, options.seconds))
    with tempfile.TemporaryDirectory() as folder:
        articles = site.paths("/article/%d" % number for number in numbers)
        floor = measure(site, "an asset (the floor)", ["/assets/site.css"], options, folder)
        pages = measure(site, "article pages out of %d" % len(articles), articles, options, folder)
        measure(site, "the same article page", articles[:1], options, folder)
        measure(site, "the front page", ["/"], options, folder)
    print("An article page costs as much as %.1f assets." % (floor / pages))
    code = site.stop()
    print("The site ended with code %d." % code)


main()
