#!/usr/bin/env python3
"""Mutated documents, rule pages, configurations and vocabularies, run through the program.

usage: fuzz.py PLANLINT MINUTES [--first SEED]

Case number i is the same on every machine (random.Random(i)), so a failure is named by its number.
A case fails when the program is killed or takes too long, when a sanitizer or the program itself
reports a mistake of ours, when JSON is no JSON, or when a control character reaches the terminal.
Its files are kept in build/fuzz/SEED. Meant for a build with sanitizers (`./dev fuzz`).
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 30  # seconds of one run under sanitizers
OURS = ("Sanitizer", "runtime error:", "E099", "please report", "terminate called")
# What a terminal would obey or a reader would not see.
UNSHOWN = {*range(0x00, 0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029,
           *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
WORDS = [w.encode() for w in (
    "亿元", "万", "%", "增长5%左右", "不低于", "其中", "分别", "2023年", "6月底前", "每季度", "（", "）", "《", "》",
    "“", "”", "一、", "（一）", "1.", "附件1", "责任单位：", "牵头单位：", "市财政局、", "、", "。", "，", "；", "：", "|",
    "|---|---|", "\n", "\r\n", "---\n", "```\n", "%% 忽略 下一项 T003：不设\n", "@指标 供水：供水量\n", "\u2028",
    "\u202e", "\u200d", "\x1b[31m", "\ufeff", "〇", "百分之", "千分之", "至", "—", "~", "各位代表", "9" * 40)]
WORDS += [b"\x00", b"\xff", b"\x81", b"\xe4\xb8", b"\xed\xa0\x80", b"*a", b"&a ", b"- ", b"[", b"{", b"'", b'"']


def files(pattern):
    return sorted(p for p in ROOT.glob(pattern) if p.is_file())


def seeds():
    plans = files("examples/*.plan") + [p for ext in ("plan", "txt", "md")
                                        for p in files(f"tests/cases/*/*.{ext}")]
    pages = [p for p in files("rules/*/*.md") if p.name != "README.md" and b"\ncheck:" not in p.read_bytes()]
    return {
        "plan": [p.read_bytes() for p in plans],
        "page": [p.read_bytes() for p in pages],
        "config": [p.read_bytes() for p in files("tests/cases/*/planlint.yaml")],
        "words": [p.read_bytes() for p in files("tests/cases/*/*.tsv")],
    }


def mutate(random_, data, others):
    data = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 3, 5, 8, 20))):
        at = random_.randrange(len(data) + 1)
        to = min(len(data), at + random_.choice((1, 2, 3, 10, 60, 300)))
        kind = random_.randrange(8)
        if kind == 0 and data:
            data[min(at, len(data) - 1)] = random_.randrange(256)
        elif kind == 1:
            del data[at:to]
        elif kind == 2:
            data[at:at] = data[at:to] * random_.choice((1, 2, 20))
        elif kind == 3:
            other = random_.choice(others)
            begin = random_.randrange(len(other) + 1)
            data[at:at] = other[begin:begin + random_.choice((10, 100, 1000))]
        elif kind == 4 and random_.random() < .2:
            del data[at:]
        elif kind == 5:
            data[at:at] = random_.choice(WORDS) * random_.choice((2, 30, 300))
        else:
            data[at:at] = random_.choice(WORDS)
    return bytes(data)


def case(seed, material, folder):
    """Writes the files of one case; returns its command line and whether it prints JSON."""
    random_ = random.Random(seed)

    def write(name, kind):
        data = random_.choice(material[kind])
        if kind == "page" and random_.random() < .9:  # a code of its own, to get past the first check
            data = data.replace(b"\ncode: ", b"\ncode: Z", 1).replace(b"\nname: ", b"\nname: z-", 1)
        if random_.random() < .95:
            data = mutate(random_, data, material[kind])
        (folder / name).write_bytes(data)
        return name

    kind = random_.randrange(9)
    asks_json = random_.random() < .5
    form = ["--format", "json"] if asks_json else []
    plan = write("a.plan", "plan")
    if kind <= 1:
        return ["check", plan, "--no-config", *form], asks_json
    if kind == 2:
        return ["check", plan, "--prior", write("b.plan", "plan"), "--no-config", *form], asks_json
    if kind == 3:
        return ["compare", write("b.plan", "plan"), plan, "--no-config", *form], asks_json
    if kind == 4:
        return ["extract", plan, "--no-config"], True
    if kind == 5:
        (folder / "rules").mkdir()
        write("rules/page.md", "page")
        (folder / "planlint.yaml").write_text("rule-paths: rules\n")
        return ["check", plan, *form], asks_json
    if kind == 6:
        write("planlint.yaml", "config")
        return ["check", plan, *form], asks_json
    if kind == 7:
        write("words.tsv", "words")
        (folder / "planlint.yaml").write_text("vocabulary: words.tsv\n")
        return ["check", plan, *form], asks_json
    return ["words", plan, "--no-config"], False


def run(program, seed, material):
    """None, or what is wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arguments, is_json = case(seed, material, folder)
        try:
            done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=LIMIT,
                                  stdin=subprocess.DEVNULL)
            wrong = judge(done, is_json)
        except subprocess.TimeoutExpired:
            wrong = f"longer than {LIMIT} s"
        if wrong:
            keep = ROOT / "build" / "fuzz" / str(seed)
            shutil.rmtree(keep, ignore_errors=True)
            shutil.copytree(folder, keep)
            wrong = f"case {seed}: {wrong}\n  cd {keep}; planlint {' '.join(arguments)}"
    return wrong


def judge(done, is_json):
    out, err = done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "surrogateescape")
    if done.returncode not in (0, 1, 2):
        return f"exit {done.returncode}: {err[-600:]}"
    for word in OURS:
        if word in out or word in err:
            return f"{word}: {(err or out)[-600:]}"
    if is_json and done.returncode < 2:
        try:
            json.loads(out)
        except ValueError as error:
            return f"no JSON: {error}"
    for text in (out if not is_json else "", err):
        for c in text:
            if ord(c) in UNSHOWN or 0xDC80 <= ord(c) <= 0xDCFF:
                return f"U+{ord(c):04X} is sent: …{text[max(0, text.index(c) - 40):][:80]!r}"
    if done.returncode == 2 and not err:
        return "exit 2 without a word"
    return None


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, minutes = os.path.abspath(sys.argv[1]), float(sys.argv[2])
    first = int(sys.argv[4]) if len(sys.argv) == 5 and sys.argv[3] == "--first" else 0
    material = seeds()
    end = time.monotonic() + 60 * minutes
    cases, failed, codes = 0, 0, os.cpu_count() or 1
    with ThreadPoolExecutor(codes) as pool:
        seed = first
        while time.monotonic() < end:
            batch = range(seed, seed + 16 * codes)
            for wrong in pool.map(lambda i: run(program, i, material), batch):
                cases += 1
                if wrong:
                    failed += 1
                    print(wrong, flush=True)
            seed = batch.stop
    print(f"{cases} cases from {first} on, {failed} failed")
    sys.exit(1 if failed else 0)


main()
