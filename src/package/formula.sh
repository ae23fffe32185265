#!/bin/sh
# Prints the Homebrew formula of a version:
#
#     src/package/formula.sh VERSION SHA256SUMS
#
# GITHUB_REPOSITORY (OWNER/NAME) says where the project is.
set -eu

version=${1:?usage: src/package/formula.sh VERSION SHA256SUMS}
sums=${2:?usage: src/package/formula.sh VERSION SHA256SUMS}
homepage=https://github.com/${GITHUB_REPOSITORY:-jforeman/jforeman}

script="s|@HOMEPAGE@|$homepage|g;s|@DOWNLOADS@|$homepage/releases/download|g;s|@VERSION@|$version|g"
for platform in linux-x64 linux-arm64 macos-x64 macos-arm64; do
    name=jforeman-$version-$platform.tar.xz
    sum=$(sed -n "s/^\([0-9a-f]\{64\}\) [ *]$name\$/\1/p" "$sums")
    [ -n "$sum" ] || { echo "src/package/formula.sh: $sums has no checksum of $name" >&2 && exit 1; }
    script="$script;s|@$platform@|$sum|"
done
sed "$script" "$(dirname "$0")/jforeman.rb.template"
