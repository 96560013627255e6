#!/bin/sh
# Sees to it that everything needed for a build is there. On Debian, with the right to install, it installs exactly what
# is missing; elsewhere it names what is missing and stops. When nothing is missing it does nothing and is quick.
#
#   cmake/setup.sh          what the library, the tool and the tests need
#   cmake/setup.sh bench    and what the benchmarks need
#   cmake/setup.sh coverage and what counts the lines that tests reach
#   cmake/setup.sh lint     and clang with its linter
#   cmake/setup.sh wasm     and what the package for JavaScript needs
#   cmake/setup.sh clang    and what the sanitizers of clang and the fuzz targets need
set -eu

# package | least version | command that also satisfies it | what it is
needed='
g++               | 12     | c++   | a C++20 compiler (g++ 12 or clang 14)
cmake             | 3.25   | cmake | CMake
ninja-build       | 1.10   | ninja | Ninja
tao-pegtl-dev     | 3.2    |       | PEGTL, the parser library (header <tao/pegtl.hpp>)
libfmt-dev        | 9.1    |       | fmt, for the tool (header <fmt/format.h>)
libboost-dev      | 1.74   |       | Boost headers (<boost/variant2/variant.hpp>)
catch2            | 2.13   |       | Catch2, version 2 (header <catch2/catch.hpp>)
libcli11-dev      | 2.1    |       | CLI11 (header <CLI/CLI.hpp>)
libedit-dev       | 3.1    |       | libedit, line editing for `guide repl` (header <histedit.h>)
python3           | 3.9    | python3 | Python, for the tests of the terminal
python3-jsonschema | 4.10  | jsonschema | jsonschema for Python 3 (the tests validate JSON with it)
libxml2-utils     | 2.9    | xmllint | xmllint (the tests validate XML with it)
libtomlplusplus-dev | 3.3  |       | toml++ (header <toml++/toml.h>)
'
needed_for_bench='
libbenchmark-dev  | 1.7    |       | Google Benchmark (header <benchmark/benchmark.h>)
libsimdjson-dev   | 3.0    |       | simdjson, for the hand-written code of the benchmarks (header <simdjson.h>)
'
needed_for_coverage='
gcovr             | 5.0    | gcovr | gcovr
'
needed_for_lint='
clang-14          | 14     | clang++-14 | clang 14
clang-tidy-14     | 14     | clang-tidy-14 | clang-tidy 14
'
needed_for_wasm='
emscripten        | 3.1    | em++  | Emscripten, the compiler to WebAssembly
nodejs            | 18     | node  | Node, which runs the tests of the package
'
needed_for_clang='
clang-14          | 14     | clang++-14 | clang 14, which brings libFuzzer
libclang-rt-14-dev | 14    | clang++-14 | the run-time libraries of the fuzzer and the sanitizers for clang
'
case "${1:-}" in
  bench) needed="$needed$needed_for_bench" ;;
  coverage) needed="$needed$needed_for_coverage" ;;
  lint) needed="$needed$needed_for_lint" ;;
  wasm) needed="$needed$needed_for_wasm" ;;
  clang) needed="$needed$needed_for_clang" ;;
esac

say() { printf '%s\n' "$*" >&2; }

# Rows of `needed` that are not met, on stdout.
missing_packages() {
  installed=$(dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\n' 2>/dev/null |
    awk '$3 == "installed" {print $1, $2}')
  printf '%s\n' "$needed" | while IFS='|' read -r package least command what; do
    package=$(printf '%s' "$package" | tr -d ' ')
    least=$(printf '%s' "$least" | tr -d ' ')
    [ -n "$package" ] || continue
    version=$(printf '%s\n' "$installed" | awk -v package="$package" '$1 == package {print $2; exit}')
    # An epoch before the version (`4:12.2`) says nothing about the upstream number.
    if [ -n "$version" ] && dpkg --compare-versions "${version#*:}" ge "$least"; then continue; fi
    printf '%s|%s|%s\n' "$package" "$least" "$what"
  done
}

# The same without Debian's package database: commands by name, headers by asking the compiler.
missing_pieces() {
  printf '%s\n' "$needed" | while IFS='|' read -r package least command what; do
    command=$(printf '%s' "$command" | tr -d ' ')
    [ -n "$(printf '%s' "$package" | tr -d ' ')" ] || continue
    if [ -n "$command" ]; then
      command -v "$command" >/dev/null 2>&1 && continue
    else
      header=$(printf '%s' "$what" | sed -n 's/.*\(<.*>\).*/\1/p')
      printf '#include %s\n' "$header" | c++ -std=c++20 -E -x c++ - >/dev/null 2>&1 && continue
    fi
    printf '%s|%s|%s\n' "$package" "$least" "$what"
  done
}

name_missing() { # rows on stdin
  while IFS='|' read -r package least what; do
    printf '  %s, %s or newer:%s\n' "$(printf '%s' "$package" | tr -d ' ')" "$(printf '%s' "$least" | tr -d ' ')" "$what" >&2
  done
}

is_debian=no
if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then is_debian=yes; fi

if [ "$is_debian" = no ]; then
  missing=$(missing_pieces)
  [ -z "$missing" ] && exit 0
  say "Guide needs these, and they were not found (the names are Debian's):"
  printf '%s\n' "$missing" | name_missing
  say "Install them with your system's package manager, then run make again."
  exit 1
fi

missing=$(missing_packages)
[ -z "$missing" ] && exit 0
packages=$(printf '%s\n' "$missing" | cut -d'|' -f1 | tr -d ' ' | tr '\n' ' ')

if [ "$(id -u)" -eq 0 ]; then
  as_root=''
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root='sudo -n'
else
  say "Guide needs these Debian packages, and they are not installed:"
  printf '%s\n' "$missing" | name_missing
  say "There is no right to install them here. As root:"
  say "  apt-get install --no-install-recommends $packages"
  exit 1
fi

say "Installing what is missing: $packages"
install_packages() {
  # shellcheck disable=SC2086  # the list is meant to split into words
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages
}
# The package lists may be absent or old: fetch them only if the first attempt shows it.
if ! install_packages >/dev/null 2>&1; then
  if ! { $as_root apt-get update -q && install_packages; }; then
    say "The installation failed (see above). Guide needs:"
    printf '%s\n' "$missing" | name_missing
    exit 1
  fi
fi

missing=$(missing_packages)
if [ -n "$missing" ]; then
  say "These are still missing or too old after the installation:"
  printf '%s\n' "$missing" | name_missing
  say "Guide builds on Debian 12 and newer systems with these versions."
  exit 1
fi
