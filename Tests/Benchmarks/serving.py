#!/usr/bin/env python3
"""Measures the server over HTTP and prints tables. Linux, two cores: the server has the first, wrk the second.

  Tests/Benchmarks/serving.py [--articles 20000] [--seconds 5] [--connections 32] [--port 19180] [--binary PATH] [--no-extraction]

Every figure of the server stands beside that of floor.c, a C program of one page that sends as many fixed bytes, taken in the same run:
absolute figures vary from machine to machine, their ratio less. Where nginx is installed, it serves the same bytes out of a file. The
archive of made-up articles (articles.py) is kept under .build/benchmark and used again. wrk is installed if it is missing and apt-get is
there. "/ floor" is the ratio of requests, "by CPU" that of the processor time for one: the same on a quiet machine, but on a busy one wrk
itself is what is slow, and only the latter tells something. Search is not held against a C loop over SQLite: the tokenizer and the ranking of the statement are Swift in this very binary, and
a loop without them would measure another search.
"""
import argparse
import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

import articles

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TICK = os.sysconf("SC_CLK_TCK")
WORDS = ["المياه", "الحبوب", "الوقود", "الميناء", "الآثار", "الكهرباء", "النازحين", "الجسور", "الموازنة", "اللقاحات", "خبراء القرى",
         "تحفظ الأعضاء", "الملاحة الممر", "\"سوق العمل\"", "الخبز -لندن"]


class Service:
    """A program under measurement, on the first core."""

    def __init__(self, name, words, port):
        self.name, self.port = name, port
        self.process = subprocess.Popen(["taskset", "-c", "0", *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    sys.exit(f"{name} does not listen on port {port}")
                time.sleep(0.05)

    def run_on(self, cores):
        """Moves all threads to some cores: only what is measured is held to one."""
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            os.sched_setaffinity(int(thread), cores)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def resident_kilobytes(self):
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text())[1])

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", urllib.parse.quote(path, safe="/?&=%+:,-"))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1_000, "m": 60_000}[unit]


def wrk(service, path, options, connections=None, script=None, arguments=(), background=False):
    """Runs wrk against a service; what it measured, with the CPU time the service took for one request."""
    words = ["taskset", "-c", "1", "wrk", "--latency", "-t1", f"-c{connections or options.connections}", f"-d{options.seconds}s"]
    words += ["-s", str(HERE / script)] if script else []
    url = f"http://127.0.0.1:{service.port}" + urllib.parse.quote(path, safe="/?&=%+:,-")
    before = service.cpu_seconds()
    process = subprocess.Popen([*words, url, *(["--", *arguments] if script else [])], stdout=subprocess.PIPE, text=True)
    if background:
        return process
    output = process.communicate()[0]
    spent = service.cpu_seconds() - before
    requests = int(re.search(r"(\d+) requests in", output)[1])
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), "micros": spent / max(requests, 1) * 1e6,
        "p50": milliseconds(re.search(r"50%\s+(\S+)", output)[1]), "p99": milliseconds(re.search(r"99%\s+(\S+)", output)[1]),
        "errors": int(errors[1]) if errors else 0, "resident": service.resident_kilobytes() / 1024,
    }


def floor(options, folder, size):
    """The floor for answers of so many bytes."""
    program = folder / "floor"
    subprocess.run(["cc", "-O2", "-Wall", "-o", program, HERE / "floor.c"], check=True)
    with Service("floor", [program, options.port + 1, size], options.port + 1) as service:
        return wrk(service, "/", options)


def nginx(options, folder, body):
    """nginx with one worker and the same bytes in a file; nothing where it is not installed."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not os.path.exists(program):
        return None
    site = folder / "nginx"
    site.mkdir(exist_ok=True)
    (site / "body").write_bytes(body)
    (site / "conf").write_text(
        f"daemon off; master_process off; pid {site}/pid; error_log /dev/null;\n"
        "events { worker_connections 4096; }\n"
        f"http {{ access_log off; keepalive_requests 1000000000; open_file_cache max=10; server {{ listen 127.0.0.1:{options.port + 2}; "
        f"root {site}; default_type application/json; }} }}\n")
    with Service("nginx", [program, "-p", site, "-c", site / "conf"], options.port + 2) as service:
        return wrk(service, "/body", options)


def fill(service, options):
    """Posts the articles in bulk, on one connection, as long as the archive has none."""
    if json.loads(service.get("/v1/stats")[1])["articles"] >= options.articles:
        return
    service.run_on(os.sched_getaffinity(0))
    started = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=3600)

    def lines():
        for entry in articles.articles(options.articles):
            if options.no_extraction:
                entry["extract"] = False
            yield json.dumps(entry, ensure_ascii=False).encode() + b"\n"

    connection.request("POST", "/v1/documents", lines(), {"Content-Type": "application/x-ndjson"}, encode_chunked=True)
    answer = connection.getresponse()
    failed = sum(json.loads(line)["status"] >= 300 for line in answer)
    spent = time.monotonic() - started
    service.run_on({0})
    print(f"{options.articles} articles taken in {spent:.0f} s ({options.articles / spent:.0f} a second), {failed} refused\n", flush=True)


def article_of(service, size):
    """The article whose answer is nearest to a size."""
    sizes = {number: len(service.get(f"/v1/articles/{number}")[1]) for number in range(1, 400)}
    return min(sizes, key=lambda number: abs(sizes[number] - size))


def row(name, size, result, least):
    ratio = f"{result['rate'] / least['rate']:>7.2f} {least['micros'] / result['micros']:>7.2f}" if least and result["micros"] else ""
    errors = f"  {result['errors']} ERRORS" if result["errors"] else ""
    print(f"{name:34} {size:>7} {result['rate']:>9.0f} {result['p50']:>8.2f} {result['p99']:>8.2f} {result['micros']:>8.0f} "
          f"{result['resident']:>8.1f} {ratio}{errors}", flush=True)


def head(title):
    print(f"\n{title}\n{'':34} {'bytes':>7} {'req/s':>9} {'p50 ms':>8} {'p99 ms':>8} {'CPU µs':>8} {'RSS MB':>8} {'/ floor':>7} {'by CPU':>7}")


def measure_routes(service, options, folder, article):
    searches = folder / "searches"
    quoted = [urllib.parse.quote(word) for word in WORDS]
    searches.write_text("\n".join(f"/v1/articles?q={word}&limit=20" for word in quoted))
    actor = urllib.parse.quote(most_named(service))
    listing = f"/v1/articles?actor={actor}&from=2025-01&to=2026-06&limit=20"
    head(f"{options.connections} connections, {options.articles} articles")
    for name, path in [("health", "/livez"), ("article", article), ("list of 20 by actor and date", listing)]:
        body = service.get(path)[1]
        least = floor(options, folder, len(body))
        other = nginx(options, folder, body) if name != "list of 20 by actor and date" else None
        row(name, len(body), wrk(service, path, options), least)
        row("  floor of the same size", len(body), least, least)
        if other:
            row("  nginx, the same bytes", len(body), other, least)
    size = len(service.get(searches.read_text().splitlines()[0])[1])
    row("search, 15 queries in turn", size, wrk(service, "/", options, script="paths.lua", arguments=[str(searches)]), floor(options, folder, size))
    lines = folder / "lines"
    entries = [json.dumps(entry, ensure_ascii=False) for entry in articles.articles(300, seed=2)]
    lines.write_text("\n".join(entries))
    posted = wrk(service, "/v1/documents", options, script="post.lua", arguments=[str(lines), f"{time.time_ns():x}"])
    row("post of one article", sum(map(len, entries)) // 300, posted, None)


def most_named(service):
    """The slug of the person that most articles name: a list of few articles would be too easy."""
    return json.loads(service.get("/v1/entities?type=person&limit=1")[1])["items"][0]["slug"]


def measure_crowd(service, options, article):
    head("256 connections")
    for name, path in [("health", "/livez"), ("article", article)]:
        row(name, len(service.get(path)[1]), wrk(service, path, options, connections=256), None)
    head("while searches run on 8 other connections all the time")
    search = wrk(service, f"/v1/articles?q={WORDS[0]}&limit=20", options, connections=8, background=True)
    shorter = argparse.Namespace(**{**vars(options), "seconds": max(1, options.seconds - 1)})
    row("article", len(service.get(article)[1]), wrk(service, article, shorter), None)
    search.communicate()


def measure_idle(service, options):
    """Opens connections that say nothing, then lets each ask once, and asks on one more; of a server that has done nothing yet, or
    memory that an earlier crowd left would hide what these take."""
    service.get("/livez")
    before = service.resident_kilobytes()
    idle = []
    for _ in range(options.idle):
        idle.append(socket.create_connection(("127.0.0.1", service.port), 30))
    service.get("/livez")
    silent = service.resident_kilobytes() - before
    for connection in idle:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
    served = sum(connection.recv(4096).startswith(b"HTTP/1.1 200") for connection in idle)
    used = service.resident_kilobytes() - before
    print(f"\n{len(idle)} idle connections: {silent / len(idle):.2f} KB resident each before their first request, "
          f"{used / len(idle):.2f} KB after it; {served} were answered")
    for connection in idle:
        connection.close()


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--idle", type=int, default=9_900)
    parser.add_argument("--port", type=int, default=19_180)
    parser.add_argument("--binary", help="a sijill that is built; otherwise it is built")
    parser.add_argument("--no-extraction", action="store_true", help="store the articles without reading facts out of them")
    return parser.parse_args()


def main():
    options = parse()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if not shutil.which("wrk"):
        subprocess.run(["apt-get", "install", "-yq", "--no-install-recommends", "wrk"], check=True, stdout=subprocess.DEVNULL)
    binary = options.binary or subprocess.run([ROOT / "Config/run", "build"], check=True, capture_output=True, text=True).stdout.strip()
    folder = ROOT / ".build/benchmark"
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / f"archive-{options.articles}{'-plain' if options.no_extraction else ''}"
    words = [binary, "serve", "--listen", f"127.0.0.1:{options.port}", "--data", data]
    with Service("sijill", words, options.port) as service:
        fill(service, options)
        article = f"/v1/articles/{article_of(service, 3_000)}"
        measure_routes(service, options, folder, article)
        measure_crowd(service, options, article)
    with Service("sijill", words, options.port) as service:
        measure_idle(service, options)


if __name__ == "__main__":
    main()
