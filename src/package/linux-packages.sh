#!/bin/sh
# Makes NAME.deb and NAME.rpm of a self-contained archive for Linux, with nfpm:
#
#     src/package/linux-packages.sh jforeman-VERSION-linux-x64.tar.xz DIRECTORY
#
# GITHUB_REPOSITORY (OWNER/NAME) says where the project is. The files keep the time they have in the archive.
set -eu

archive=${1:?usage: src/package/linux-packages.sh ARCHIVE DIRECTORY}
out=${2:?usage: src/package/linux-packages.sh ARCHIVE DIRECTORY}
case $archive in /*) ;; *) archive=$PWD/$archive ;; esac
here=$(cd "$(dirname "$0")" && pwd)
name=${archive##*/jforeman-}
name=${name%.tar.xz}
export VERSION="${name%-linux-*}"
case $name in
    *-linux-x64) export ARCH=amd64 ;;
    *-linux-arm64) export ARCH=arm64 ;;
    *) echo "src/package/linux-packages.sh: $archive is no archive for Linux" >&2 && exit 2 ;;
esac
repository=${GITHUB_REPOSITORY:-jforeman/jforeman}
export MAINTAINER="The jforeman maintainers <${repository%%/*}@users.noreply.github.com>"
export HOMEPAGE="https://github.com/$repository"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export STAGE="$work/root"
umask 022

doc=usr/share/doc/jforeman

# The archive has its files where they are below /usr.
lay_out() {
    mkdir -p "$STAGE/usr"
    tar -xJf "$archive" -C "$STAGE/usr" --strip-components 1 --no-same-owner
    find "$STAGE" -type f -perm -u=x -exec chmod 755 {} +
    find "$STAGE" -type f ! -perm -u=x -exec chmod 644 {} +
    SOURCE_DATE_EPOCH=$(date -r "$STAGE/usr/bin/jforeman" +%s)
    export SOURCE_DATE_EPOCH
    mv "$STAGE/$doc/CHANGELOG.md" "$STAGE/$doc/changelog"
    gzip -9n "$STAGE/$doc/changelog"
}

lay_out_deb() {
    mkdir -p "$STAGE-deb/$doc" "$STAGE-deb/usr/share/lintian/overrides" "$STAGE-deb/usr/share/zsh"
    cp "$here/copyright" "$STAGE-deb/$doc/copyright"
    cp "$here/lintian-overrides" "$STAGE-deb/usr/share/lintian/overrides/jforeman"
    mv "$STAGE/usr/share/zsh/site-functions" "$STAGE-deb/usr/share/zsh/vendor-completions"
    rmdir "$STAGE/usr/share/zsh"
}

lay_out_rpm() {
    mkdir -p "$STAGE-rpm/usr/share/licenses/jforeman" "$STAGE-rpm/usr/share/zsh"
    mv "$STAGE/$doc/LICENSE" "$STAGE-rpm/usr/share/licenses/jforeman/"
    cp -R "$STAGE-deb/usr/share/zsh/vendor-completions" "$STAGE-rpm/usr/share/zsh/site-functions"
}

# What has changed is told where the releases are.
write_changelog() {
    cat >"$work/changelog.yaml" <<END
- semver: $VERSION-1
  date: $(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
  packager: $MAINTAINER
  deb: {urgency: medium, distributions: [unstable]}
  changes: [{note: "Release $VERSION, see $HOMEPAGE/releases"}]
END
}

lay_out
lay_out_deb
lay_out_rpm
write_changelog
find "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$work"
for packager in deb rpm; do
    nfpm package --config "$here/nfpm.yaml" --packager "$packager" --target "$out/" >&2
done
