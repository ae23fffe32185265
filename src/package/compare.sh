#!/bin/sh
# Compares two builds of an archive: names, owners, times and bytes of everything in them but the AOT caches, which no two
# builds have the same (docs/decisions/0015-the-archive.md):
#
#     src/package/compare.sh ARCHIVE ARCHIVE
set -eu

[ $# = 2 ] || { echo 'usage: src/package/compare.sh ARCHIVE ARCHIVE' >&2 && exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for side in 1 2; do
    mkdir "$work/$side"
    tar -xJf "$1" -C "$work/$side"
    TZ=UTC tar -tvJf "$1" | grep -v '[.]aot$' >"$work/list-$side"
    shift
done
diff "$work/list-1" "$work/list-2"
diff -r -x '*.aot' "$work/1" "$work/2"
echo 'the same, but for the caches'
