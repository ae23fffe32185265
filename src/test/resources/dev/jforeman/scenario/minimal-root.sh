#!/bin/sh
# minimal-root.sh ROOT RUNTIME: the root directory of a machine that has a C library and a BusyBox, and no Java: only
# what the Java below RUNTIME needs of a system.
set -eu
umask 022

root=$1 runtime=$2
for directory in usr/bin usr/sbin usr/lib usr/lib64 etc dev proc run home/user var/lib/dpkg/info var/lib/dpkg/updates; do
    mkdir -p "$root/$directory"
done
mkdir -m 1777 "$root/tmp"
for directory in bin sbin lib lib64; do ln -s "usr/$directory" "$root/$directory"; done
: >"$root/var/lib/dpkg/status"
printf '%s\n' root:x:0:0::/:/bin/sh user:x:1000:1000::/home/user:/bin/sh >"$root/etc/passwd"
chown 1000:1000 "$root/home/user"

busybox=$(command -v busybox)
cp "$busybox" "$root/bin/.busybox"
for applet in $("$busybox" --list); do ln -s .busybox "$root/bin/$applet"; done
find "$runtime" -type f \( -name '*.so' -o -name java -o -name jspawnhelper \) -exec ldd {} + 2>/dev/null |
    sed -n 's/^\(.* => \|[[:space:]]*\)\(\/lib[^ ]*\) (.*/\2/p' | sort -u |
    while read -r library; do [ ! -f "$library" ] || cp -L --parents "$library" "$root"; done
