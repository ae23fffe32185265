#!/bin/sh
# archive.sh NAME TIME: packs what mvn package has built, and target/runtime, into target/NAME.tar.xz, to be unpacked
# anywhere. The unpacked image stays in target/NAME. Called by Maven, in the profile "archive".
#
# Two calls make the same bytes but for the AOT caches: names in one order, one owner, one time, modes of its own, blocks
# of one size.
set -eu

name=$1 time=$2
LC_ALL=C
export LC_ALL
umask 022
cd "$(dirname "$0")/../.."
image=$PWD/target/$name
library=$image/lib/jforeman

# What every file gets before the caches are made, because they remember it of the archives. All may read it, whatever
# the umask was when its parts were made.
set_attributes() {
    chmod -R u=rwX,go=rX "$image"
    find "$image" -exec touch -h -d "$time" {} +
}

rm -rf "$image"
mkdir -p "$image/bin" "$library" "$image/share/doc/jforeman"
cp bin/jforeman "$image/bin/"
cp -R target/runtime "$library/runtime"
cp target/jforeman/lib/*.jar "$library/"
[ "$(uname)" != Linux ] || rm "$library"/jna-*.jar # only macOS watches files with it
cp README.md CHANGELOG.md LICENSE "$image/share/doc/jforeman/"
cp -R src/package/licenses "$image/share/doc/jforeman/"
find "$library/runtime" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -100 \) -exec strip -x {} +
set_attributes

"$image/bin/jforeman" train
man=$image/share/man/man1
"$image/bin/jforeman" man --output "$man"
gzip -9 -n "$man"/*
for script in bash:bash-completion/completions/jforeman zsh:zsh/site-functions/_jforeman \
    fish:fish/vendor_completions.d/jforeman.fish; do
    file=$image/share/${script#*:}
    mkdir -p "${file%/*}"
    "$image/bin/jforeman" completion "${script%%:*}" >"$file"
done
set_attributes

case $(tar --version) in
    bsdtar*) owner='--uid 0 --gid 0 --uname root --gname root' ;;
    *) owner='--owner root:0 --group root:0' ;;
esac
case $name in
    *x64) filter=--x86 ;;
    *) filter= ;;
esac
# The caches, which are last, have much in common: one block for them, and one, meanwhile, for all that is in front.
# shellcheck disable=SC2086 # options
(cd target && find "$name" | sort | tar --format ustar --no-recursion $owner -cf - -T -) |
    xz --threads=2 --block-size=48MiB $filter --lzma2=preset=6,dict=48MiB >"target/$name.tar.xz"
