#!/usr/bin/env python3
"""What gcovr counted, by room: summary.py SUMMARY.json [--least 95]

The rooms that decide (compiler and runtime) must reach the least percentage of lines; 1 if they do not. Below the table, the
files with the most lines that no test reaches.
"""

import argparse
import json
import sys

ROOMS = ["compiler", "runtime", "api", "tools"]
DECIDING = ["compiler", "runtime"]


def percent(covered, total):
    return 100.0 * covered / total if total else 100.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("summary")
    parser.add_argument("--least", type=float, default=95)
    parser.add_argument("--files", type=int, default=15)
    options = parser.parse_args()
    with open(options.summary) as text:
        files = json.load(text)["files"]
    print(f"{'room':10} {'lines':>8} {'reached':>8} {'':>7}  {'branches':>8} {'reached':>8}")
    good = True
    for room in ROOMS:
        of_room = [file for file in files if file["filename"].startswith(room + "/")]
        lines, reached = (sum(file[key] for file in of_room) for key in ("line_total", "line_covered"))
        branches, taken = (sum(file[key] for file in of_room) for key in ("branch_total", "branch_covered"))
        print(f"{room:10} {lines:8} {reached:8} {percent(reached, lines):6.2f}%  {branches:8} {taken:8}"
              f" {percent(taken, branches):6.2f}%")
        if room in DECIDING and percent(reached, lines) < options.least:
            good = False
    print("\nlines that no test reaches, by file:")
    worst = sorted(files, key=lambda file: file["line_covered"] - file["line_total"])
    for file in worst[:options.files]:
        print(f"{file['line_total'] - file['line_covered']:6} of {file['line_total']:5}  {file['filename']}")
    if not good:
        print(f"\n{' and '.join(DECIDING)} must reach {options.least} % of their lines")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
