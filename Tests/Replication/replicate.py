"""Writes an archive while Litestream replicates it, restores the replica, and compares every row."""
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request

TEXTS = [
    "استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس.\n\nوقال ماكرون: «نريد سلاما».",
    "زار الرئيس الروسي فلاديمير بوتين الصين في 12 مايو 2024.\n\nوأكد بوتين أن التعاون مستمر.",
]


def request(base, method, path, body=None, kind="application/x-ndjson"):
    headers = {"Content-Type": kind} if body is not None else {}
    with urllib.request.urlopen(urllib.request.Request(base + path, body, headers, method=method)) as answer:
        return answer.read().decode()


def lines(numbers):
    objects = ({"text": f"{TEXTS[n % 2]}\n\nالخبر رقم {n}.", "external_id": str(n), "split": False} for n in numbers)
    return "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects).encode()


def rows(path):
    """All rows of all tables, those of the full-text index among them, but for what Litestream keeps for itself."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: sorted(map(repr, db.execute(f'SELECT * FROM "{name}"')))
        for name, sql in names
        if not name.startswith("_litestream") and "VIRTUAL" not in (sql or "")
    }


def main(sijill, litestream):
    sijill = os.path.abspath(sijill)
    folder = tempfile.mkdtemp(prefix="sijill-replication-")
    archive, replica, back = (os.path.join(folder, name) for name in ("archive", "replica", "back"))
    server = subprocess.Popen(
        [sijill, "serve", "--data", archive, "--listen", "127.0.0.1:0"], cwd=folder, stderr=subprocess.PIPE, text=True)
    replicator = None
    try:
        base = re.search(r"http://[0-9.:]+", server.stderr.readline()).group()
        request(base, "POST", "/v1/documents", lines(range(20)))
        database = os.path.join(archive, "sijill.db")
        with open(os.path.join(folder, "litestream.log"), "w") as log:
            replicator = subprocess.Popen([litestream, "replicate", database, "file://" + replica], stdout=log, stderr=log)
        for start in range(20, 620, 60):
            request(base, "POST", "/v1/documents", lines(range(start, start + 60)))
            request(base, "DELETE", f"/v1/documents/{start - 3}")
        server.send_signal(signal.SIGTERM)
        assert server.wait(120) == 0
        # Told to end, it sends what it has not sent yet.
        replicator.send_signal(signal.SIGTERM)
        replicator.wait(120)
        os.mkdir(back)
        restored = os.path.join(back, "sijill.db")
        subprocess.run([litestream, "restore", "-o", restored, "file://" + replica], check=True, capture_output=True)
        before, after = rows(database), rows(restored)
        assert before.keys() == after.keys(), (before.keys(), after.keys())
        for name in before:
            assert before[name] == after[name], f"{name}: {len(before[name])} rows before, {len(after[name])} after"
        subprocess.run([sijill, "check", "--deep", "--data", back], check=True, cwd=folder)
        count = sum(map(len, before.values()))
        print(f"{count} rows of {len(before)} tables came back, {len(before['article'])} articles among them")
    finally:
        for process in (server, replicator):
            if process and process.poll() is None:
                process.kill()
        log = os.path.join(folder, "litestream.log")
        if sys.exc_info()[0] and os.path.exists(log):
            print(open(log).read()[-4000:], file=sys.stderr)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
