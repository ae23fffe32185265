#!/bin/sh
# Prints what CHANGELOG.md says about a version, as the notes of its release:
#
#     src/package/release-notes.sh VERSION
set -eu

version=${1:?usage: src/package/release-notes.sh VERSION}
cd "$(dirname "$0")/../.."
awk -v title="## $version" '
    $0 == title || index($0, title " ") == 1 { inside = 1; next }
    /^## / { inside = 0 }
    inside && (NF || begun) { begun = 1; print }
    END { if (!begun) exit 1 }
' CHANGELOG.md || { echo "src/package/release-notes.sh: CHANGELOG.md has nothing about $version" >&2 && exit 1; }
