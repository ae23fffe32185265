#!/bin/sh
# Lays out the context of the container image, from the archives for Linux:
#
#     src/package/image.sh DIRECTORY jforeman-VERSION-linux-x64.tar.xz [jforeman-VERSION-linux-arm64.tar.xz]
#     docker build --build-arg TARGETARCH=amd64 -t jforeman DIRECTORY    (buildx knows the architecture itself)
set -eu

context=${1:?usage: src/package/image.sh DIRECTORY ARCHIVE...}
shift
mkdir -p "$context"
cp "$(dirname "$0")/Dockerfile" "$context/"
umask 022
for archive; do
    case $archive in
        *-linux-x64.tar.xz) root=$context/root-amd64 ;;
        *-linux-arm64.tar.xz) root=$context/root-arm64 ;;
        *) echo "src/package/image.sh: $archive is no archive for Linux" >&2 && exit 2 ;;
    esac
    mkdir -p "$root/opt/jforeman"
    tar -xJf "$archive" -C "$root/opt/jforeman" --strip-components 1 --no-same-owner
    # nobody reads manual pages there, or completes at a prompt
    rm -rf "$root/opt/jforeman/share/man" "$root/opt/jforeman/share/bash-completion" \
        "$root/opt/jforeman/share/zsh" "$root/opt/jforeman/share/fish"
done
