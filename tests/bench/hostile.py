#!/usr/bin/env python3
"""Cost of hostile shapes: every shape at one size and at twice that size, user time and peak memory.

usage: hostile.py PLANLINT [--size KB] [--limit SECONDS] [--strict] [SHAPE[:COMMAND]…]

A shape is a document that repeats something; COMMAND is check, json, extract, prior (check with
itself as the year before) or compare. Printed for each: seconds and MiB at both sizes, the growth
of each, and the cost per byte against ordinary text. With --strict the exit code is 1 when a
doubling costs more than 2.2 times (from .5 s or 100 MiB on), or a byte more than five times
ordinary text's or forty times its size in memory.
"""
import os
import resource
import subprocess
import sys
import tempfile

HEAD = "---\n标题: 2022年工作要点\n年度: 2022\n---\n"
SECTION = "一、重点任务\n"


def many(line, n):
    """`line` for i = 0, 1, … until n bytes are full; the text is cut at a whole line."""
    out, size, i = [], 0, 0
    while size < n:
        one = line(i)
        out.append(one)
        size += len(one.encode())
        i += 1
    return "".join(out)


def lines(text):
    return lambda n: HEAD + SECTION + many(lambda i: text, n)


def numbered(make):
    return lambda n: HEAD + SECTION + many(make, n)


def one_line(text, start="1."):
    return lambda n: HEAD + SECTION + start + many(lambda i: text, n) + "\n"


def chapter(i):
    digits = "一二三四五六七八九十"
    return f"第{digits[i % 10]}章 供水保障\n"


def ordinary(n):
    return HEAD + many(lambda i: (
        f"{'一二三四五六七八九十'[i % 10]}、供水保障工程（{i}）\n"
        f"{i % 9 + 1}.推进农村供水改造。新建水厂{i % 37 + 2}座，改造管网{i % 91 + 10}公里，"
        "2022年11月底前完成。（牵头单位：市水务局；责任单位：市财政局、各区人民政府）\n"), n)


def mentions(n):
    return (HEAD + "一、主要目标\n" + many(lambda i: "农村供水工程达到100处。\n", n // 2) +
            "二、重点任务\n" + many(lambda i: "农村供水工程达到100处。\n", n // 2))


def owners_last(n):
    units = many(lambda i: f"市第{i}供水管理局、", n // 2)[:-1]
    return (HEAD + "一、供水保障\n" + many(lambda i: f"{i + 1}.建设水厂。\n", n // 2) +
            f"责任单位：{units}\n")


def annex(body, row):
    """Tasks, and a table in an annex whose rows repeat them or do not."""
    return lambda n: (HEAD + SECTION + many(lambda i: f"{i + 1}.{body(i)}。\n", n // 2) +
                      "附件1\n供水任务分解表\n| 任务 | 责任单位 |\n|---|---|\n" +
                      many(lambda i: f"| {row(i)} | 市水务局 |\n", n // 2))


SHAPES = {
    "ordinary": ordinary,
    # lists and headings
    "item": lines("1.加强。\n"),
    "items-one-line": one_line("加强建设。2.提高水平。"),
    "firstly-one-line": one_line("一是加强建设。二是提高水平。"),
    "items-task-word": one_line("任务1：供水。"),
    "item-text": lines("1.加强建设，提高水平。\n"),
    "chapter": lambda n: HEAD + many(chapter, n),
    "heading": lines("一、\n"),
    "heading-text": lines("一、供水保障\n"),
    "firstly": lines("一是加强建设。\n"),
    "paren": lines("（一）供水\n"),
    "task-word": lines("任务1：供水\n"),
    "dash": lines("——供水\n"),
    "blank": lines("\n"),
    "spaces": one_line(" "),
    "short": lines("水\n"),
    # figures
    "figures": one_line("9亿元"),
    "figures-dun": one_line("9亿元、"),
    "figures-comma": one_line("9亿元，"),
    "figures-range": one_line("9亿元至10亿元"),
    "figures-wan": one_line("3万"),
    "figures-percent": one_line("增长5%"),
    "digits": one_line("9"),
    "han-digits": one_line("九"),
    "mixed": one_line("13亿2千万"),
    "units": one_line("甲三个"),
    "named": one_line("新建水厂5座"),
    "years": one_line("2022年"),
    "clauses": one_line("水" * 3 + "，"),
    "clauses-figure": one_line("加强管理，" * 60 + "投资9亿元。"),
    "months": one_line("6月底前完成，"),
    "deadlines": one_line("2022年6月底前建设水厂，"),
    "sum": numbered(lambda i: f"全年投资{i + 1}亿元，其中供水投资2亿元、排水投资3亿元。\n"),
    "list": one_line("水、"),
    "announced": one_line("供水、排水、节水等3项，"),
    "mentions": mentions,
    "gdp": lines("2021年地区生产总值达到100亿元。\n"),
    "gdp-values": numbered(lambda i: f"2021年地区生产总值达到{100 + i}亿元。\n"),
    "indicators": numbered(lambda i: f"1.新建第{i}水厂投资达到{i + 1}亿元。\n"),
    "deliverables": numbered(
        lambda i: f"1.出台《第{i}号供水管理办法》。\n2.完成水利投资10亿元。\n"),
    # owners
    "owners": one_line("市水务局、"),
    "owners-label": lines("责任单位：市水务局\n"),
    "owners-last": owners_last,
    "owners-paren": one_line("（市水务局）"),
    "parens": one_line("（"),
    "parens-closed": one_line("（）"),
    "quotes": one_line("《"),
    "quotes-inner": one_line("“水"),
    "each": one_line("各区各部门、"),
    # tables and notation
    "table": lambda n: HEAD + "| 任务 | 牵头单位 | 时限 |\n|---|---|---|\n" + many(
        lambda i: "| 新建水厂5座 | 市水务局 | 6月底 |\n", n),
    "bars": one_line("|", start="|"),
    "wide-row": lambda n: HEAD + many(lambda i: "| 水 ", n) + "|\n",
    "suppress-next": lines("%% 忽略 下一项 T003：不设\n1.加强建设。\n"),
    "suppress-section": lines("%% 忽略 本节 T003：不设\n一、建设\n"),
    "suppress-all": lines("%% 忽略 全文 T003：不设\n"),
    "suppress-table": lines("%% 忽略 本表 T003：不设\n"),
    "suppress-unknown": lines("%% 忽略 下一项 Z999：不设\n"),
    "declare": lines("@指标 供水：供水量\n"),
    "colons": one_line("牵头单位："),
    "front": lambda n: "---\n年度: 2022\n" + many(lambda i: f"键{i}：值\n", n) + "---\n" + SECTION,
    "zero-width": one_line("\u200d"),
    "combining": one_line("e\u0301"),
    "controls": one_line("\x1b[31m"),
    "separator": one_line("\u2028水"),
    "annex-same": annex(lambda i: f"建设第{i}水厂", lambda i: f"建设第{i}水厂"),
    "annex-other": annex(lambda i: f"建设第{i}水厂", lambda i: f"改造管网{i}公里"),
    "annex-equal": annex(lambda i: "建设水厂", lambda i: "建设水厂"),
    "annex-prefix": annex(lambda i: f"推进建设水厂第{i}期", lambda i: "推进建设水厂"),
    "annex-longer": annex(lambda i: "推进建设水厂", lambda i: f"推进建设水厂第{i}期"),
    "attachments": lambda n: HEAD + SECTION + "附件：1.供水\n" + many(
        lambda i: f"{i + 2}.供水\n", n),
    "attach": lines("附件1：供水任务表\n"),
    "etc": one_line("等"),
    "and": one_line("和"),
    "not": one_line("不发生"),
    "this-year": one_line("去年今年"),
}
# What the issue of each command is: the shape where it hurts.
COMMANDS = {
    "check": lambda p, a, b: [p, "check", a],
    "json": lambda p, a, b: [p, "check", "--format", "json", a],
    "extract": lambda p, a, b: [p, "extract", a],
    "prior": lambda p, a, b: [p, "check", "--prior", b, a],
    "compare": lambda p, a, b: [p, "compare", b, a],
}


def measure(command, limit):
    """User seconds, peak MiB and exit code; None when the time limit was reached."""
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        try:
            os.execv(command[0], command)
        finally:
            os._exit(127)
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime, usage.ru_maxrss / 1024, status


def main():
    arguments = sys.argv[1:]
    size, limit, strict = 500, 60, False
    names = []
    program = None
    while arguments:
        one = arguments.pop(0)
        if one == "--size":
            size = int(arguments.pop(0))
        elif one == "--limit":
            limit = int(arguments.pop(0))
        elif one == "--strict":
            strict = True
        elif program is None:
            program = os.path.abspath(one)
        else:
            names.append(one)
    if program is None:
        sys.exit(__doc__)
    runs = []
    for name in names or SHAPES:
        shape, _, command = name.partition(":")
        if shape not in SHAPES and shape in COMMANDS:
            runs += [(s, shape) for s in SHAPES]
        else:
            runs += [(shape, c) for c in ([command] if command else COMMANDS)]
    bad = 0
    base = {}
    print(f"{'shape':18} {'command':8} {'KB':>6} {'s':>6} {'s×2':>6} {'grows':>5} "
          f"{'MiB':>6} {'MiB×2':>6} {'grows':>5} {'×plain':>6} {'×size':>6}")
    with tempfile.TemporaryDirectory() as folder:
        def cost(shape, command):
            results = []
            for factor in (1, 2):
                # A name of its own: the same document must not be its own prior.
                a, b = (os.path.join(folder, f"{x}.md") for x in "ab")
                text = SHAPES[shape](size * 1000 * factor).encode()
                open(a, "wb").write(text)
                open(b, "wb").write(text.replace("2022".encode(), "2021".encode()))
                results.append((len(text), *measure(COMMANDS[command](program, a, b), limit)))
            return results

        for shape, command in runs:
            if command not in base:
                (_, _, _, _), (n, s, m, _) = cost("ordinary", command)
                base[command] = s / n
            (n1, s1, m1, e1), (n2, s2, m2, e2) = cost(shape, command)
            grow_s, grow_m = s2 / max(s1, .001), m2 / max(m1, 1)
            plain = s2 / n2 / base[command]
            weight = m2 * 1048576 / n2 / (2 if command in ("prior", "compare") else 1)
            failed = []
            if s2 >= .5 and grow_s > 2.2 or m2 >= 100 and grow_m > 2.2:
                failed.append("grows")
            if s2 >= .2 and plain > 5:
                failed.append("slow")
            if m2 >= 100 and weight > 40:
                failed.append("heavy")
            if any(os.WIFSIGNALED(e) or os.WEXITSTATUS(e) > 1 for e in (e1, e2)):
                failed.append(f"exit {e1} {e2}")
            bad += bool(failed)
            print(f"{shape:18} {command:8} {n2 // 1000:6} {s1:6.2f} {s2:6.2f} {grow_s:5.1f} "
                  f"{m1:6.0f} {m2:6.0f} {grow_m:5.1f} {plain:6.1f} {weight:6.0f} {' '.join(failed)}",
                  flush=True)
    if strict and bad:
        sys.exit(1)


if __name__ == "__main__":
    main()
