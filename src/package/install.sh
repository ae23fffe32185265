#!/bin/sh
# Installs jforeman for one user, without root and without Java on the machine; install.sh --help tells more.
#
# A version has a directory of its own, PREFIX/lib/jforeman/VERSION, so that a jforeman which is running keeps its files;
# bin/jforeman, the manual pages and the completions are links into it, each put in place by one rename.
set -u

version=0.1.0
downloads=${JFOREMAN_DOWNLOADS:-https://github.com/jforeman/jforeman/releases/download}
prefix=${HOME:-}/.local
action=install
nl='
'

main() {
    read_words "$@"
    case $prefix in
        /.local) fail "HOME is not set; say where to install with --prefix DIR" ;;
        /*) ;;
        *) prefix=$PWD/$prefix ;;
    esac
    case $version in '' | *[!0-9A-Za-z.+-]*) fail "there can be no version \"$version\"" ;; esac
    library=$prefix/lib/jforeman
    list=$library/installed
    if [ "$action" = install ]; then install; else uninstall; fi
}

say() { printf '%s\n' "$*"; }

fail() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 1
}

help() {
    cat <<END
sh install.sh                     installs jforeman $version below ~/.local, or replaces an older version
sh install.sh --prefix DIR        below DIR
sh install.sh --version X.Y.Z     another version
sh install.sh --uninstall         removes what it has installed, and nothing else

The archive and its checksum come from $downloads,
or from another address in JFOREMAN_DOWNLOADS.
END
}

read_words() {
    while [ $# -gt 0 ]; do
        case $1 in
            --uninstall) action=uninstall ;;
            --prefix | --version)
                [ $# -ge 2 ] || fail "$1 needs a value"
                if [ "$1" = --prefix ]; then prefix=${2%/}; else version=${2#v}; fi
                shift
                ;;
            -h | --help)
                help
                exit 0
                ;;
            *) fail "unknown word $1; there are --prefix DIR, --version X.Y.Z, --uninstall and --help" ;;
        esac
        shift
    done
}

install() {
    find_platform
    for tool in tar mktemp sed; do
        command -v "$tool" >/dev/null 2>&1 || fail "needs $tool, which is not installed"
    done
    check_place
    make_room
    name=jforeman-$version-$platform.tar.xz
    fetch "$downloads/v$version/$name" "$work/$name"
    fetch "$downloads/v$version/SHA256SUMS" "$work/SHA256SUMS"
    verify
    unpack
    put_in_place
    remove_older
    say "jforeman $version is installed: $prefix/bin/jforeman"
    tell_path
}

find_platform() {
    case $(uname -s) in
        Linux) system=linux ;;
        Darwin) system=macos ;;
        *) fail "there is no jforeman for $(uname -s), only for Linux and macOS" ;;
    esac
    case $(uname -m) in
        x86_64 | amd64) machine=x64 ;;
        aarch64 | arm64) machine=arm64 ;;
        *) fail "there is no jforeman for the processor $(uname -m), only for x86-64 and 64-bit ARM" ;;
    esac
    # a shell under Rosetta takes an Apple processor for Intel's
    if [ "$system$machine" = macosx64 ] && [ "$(sysctl -n sysctl.proc_translated 2>/dev/null)" = 1 ]; then
        machine=arm64
    fi
    if [ "$system" = linux ] && ldd --version 2>&1 | grep -qi musl; then
        fail "this system has musl, and the archive needs glibc; install a JDK 25 and build from a checkout"
    fi
    platform=$system-$machine
}

# Nothing that is not ours is replaced.
check_place() {
    if is_there "$prefix/bin/jforeman" && ! is_ours "$prefix/bin/jforeman"; then
        fail "$prefix/bin/jforeman is there and was not installed by this script; remove it, or use --prefix DIR"
    fi
}

is_there() { [ -e "$1" ] || [ -L "$1" ]; }

is_ours() {
    [ -L "$1" ] || return 1
    case $(readlink "$1") in "$library"/*) return 0 ;; esac
    return 1
}

# Everything is made beside the place where it will be, and goes there by a rename. What a killed run left goes first.
make_room() {
    made=''
    for directory in "$prefix" "$prefix/lib" "$library"; do
        make_directory "$directory" || fail "cannot write to $prefix; use --prefix DIR"
    done
    rm -rf "$library"/.new.*
    work=$(mktemp -d "$library/.new.XXXXXX" 2>/dev/null) || {
        forget_directories
        fail "cannot write to $library; use --prefix DIR"
    }
    trap clean_up EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# Directories that were not there are written down, so that they go again if they are empty then.
make_directory() {
    [ -d "$1" ] && return
    mkdir "$1" 2>/dev/null || return
    made=$1$nl$made
}

clean_up() {
    rm -rf "$work"
    [ -e "$list" ] || forget_directories
}

forget_directories() {
    printf '%s' "$made" | while IFS= read -r directory; do rmdir "$directory" 2>/dev/null; done
}

fetch() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsSL --retry 2 -o "$2" "$1"
    elif command -v wget >/dev/null 2>&1; then
        wget -q -O "$2" "$1"
    else
        fail "needs curl or wget, and neither is installed"
    fi || fail "cannot download $1: there is no such version for $platform, or no network (a proxy goes into https_proxy)"
}

verify() {
    expected=$(sed -n "s/^\([0-9a-f]\{64\}\) [ *]$name\$/\1/p" "$work/SHA256SUMS")
    [ -n "$expected" ] || fail "$downloads/v$version/SHA256SUMS has no checksum of $name"
    if command -v sha256sum >/dev/null 2>&1; then
        found=$(sha256sum <"$work/$name")
    elif command -v shasum >/dev/null 2>&1; then
        found=$(shasum -a 256 <"$work/$name")
    else
        fail "needs sha256sum or shasum to check what was downloaded, and neither is installed"
    fi
    [ "${found%% *}" = "$expected" ] ||
        fail "$name is not what was released: its checksum is ${found%% *} and should be $expected; try again"
}

unpack() {
    mkdir "$work/root" || fail "cannot write to $library"
    if ! tar -xJf "$work/$name" -C "$work/root" 2>"$work/errors"; then
        command -v xz >/dev/null 2>&1 || fail "needs xz to unpack the archive; install xz-utils (Debian, Ubuntu) or xz"
        fail "cannot unpack $name: $(cat "$work/errors")"
    fi
    new=$(echo "$work"/root/*)
    [ -x "$new/bin/jforeman" ] || fail "there is no jforeman in $name"
    "$new/bin/jforeman" version >"$work/errors" 2>&1 </dev/null ||
        fail "jforeman $version does not run on this machine: $(cat "$work/errors")"
}

# What is to be removed one day is written down before it is made. It takes no time, so no signal but KILL may divide it;
# and after that one either version runs, and the next install or uninstall does the rest.
put_in_place() {
    trap '' HUP INT TERM
    home=$library/$version
    before=''
    if [ -e "$list" ]; then
        made=$(sed -n 's/^d //p' "$list")$nl$made
        before=$(sed -n 's/^l //p' "$list")
    fi
    places=$(cd "$new" && list_places)
    for_each_place note_directories
    write_list "$places" "$before"
    is_same || replace_home
    for_each_place link
    remove_links_of_old
    write_list "$places"
}

write_list() {
    {
        printf '%s' "$made" | sed '/./!d;s/^/d /'
        printf '%s\n' "$@" | sed '/./!d;s/^/l /'
    } >"$work/installed"
    mv -f "$work/installed" "$list" || fail "cannot write to $library"
}

list_places() {
    echo bin/jforeman
    for file in share/man/man1/* share/bash-completion/completions/jforeman share/zsh/site-functions/_jforeman \
        share/fish/vendor_completions.d/jforeman.fish; do
        [ ! -f "$file" ] || echo "$file"
    done
}

for_each_place() {
    for place in $places; do "$1" "$place"; done # their names have no blanks
}

note_directories() { note_directory "$prefix/${1%/*}"; }

note_directory() {
    [ -d "$1" ] && return
    note_directory "${1%/*}"
    case $nl$made in *"$nl$1$nl"*) ;; *) made=$1$nl$made ;; esac
}

# The same version again is only replaced if it is not as it was, because there is none while it is.
is_same() { [ -d "$home" ] && diff -r "$new" "$home" >/dev/null 2>&1; }

replace_home() {
    if [ -e "$home" ]; then mv "$home" "$work/old" || fail "cannot replace $home"; fi
    mv "$new" "$home" && return
    [ ! -e "$work/old" ] || mv "$work/old" "$home"
    fail "cannot write to $library"
}

link() {
    if is_there "$prefix/$1" && ! is_ours "$prefix/$1"; then
        say "left as it was, because this script has not installed it: $prefix/$1" >&2
        return
    fi
    if mkdir -p "$prefix/${1%/*}" && ln -s "$home/$1" "$work/link" && mv -f "$work/link" "$prefix/$1"; then return; fi
    fail "cannot write to $prefix/${1%/*}"
}

# An older version may have had more manual pages.
remove_links_of_old() {
    for place in $before; do
        case $nl$places$nl in
            *"$nl$place$nl"*) ;;
            *) if is_ours "$prefix/$place"; then rm -f "$prefix/$place"; fi ;;
        esac
    done
}

remove_older() {
    for old in "$library"/*; do
        if [ -d "$old" ] && [ "$old" != "$home" ]; then
            if [ -n "$(running_in "$old")" ]; then
                say "jforeman ${old##*/} is still running and keeps its files; the next install removes them"
            else
                rm -rf "$old"
            fi
        fi
    done
}

# The processes that run a program below a directory, as far as this user can see them.
running_in() {
    if [ -d /proc/self ]; then
        for process in /proc/[0-9]*; do
            case $(readlink "$process/exe" 2>/dev/null) in "$1"/*) printf '%s ' "${process#/proc/}" ;; esac
        done
    else
        ps -A -o pid= -o comm= | while read -r process program; do
            case $program in "$1"/*) printf '%s ' "$process" ;; esac
        done
    fi
}

tell_path() {
    case :${PATH:-}: in
        *:"$prefix/bin":*) ;;
        *)
            say "$prefix/bin is not on your PATH. Add this line to ~/.profile (zsh: ~/.zprofile) and log in again:"
            say "    export PATH=\"$prefix/bin:\$PATH\""
            ;;
    esac
}

uninstall() {
    [ -e "$list" ] || fail "this script has installed nothing below $prefix (with --prefix it looks elsewhere)"
    processes=$(running_in "$library")
    [ -z "$processes" ] || fail "jforeman is running (pid ${processes% }); stop it first, with jforeman down or Ctrl-C"
    sed -n 's/^l //p' "$list" | while IFS= read -r place; do
        if is_ours "$prefix/$place"; then rm -f "$prefix/$place"; fi
    done
    made=$(sed -n 's/^d //p' "$list")$nl
    rm -rf "$library" || fail "cannot remove $library"
    forget_directories
    say "jforeman is removed from $prefix"
    for kept in "${XDG_STATE_HOME:-${HOME:-}/.local/state}/jforeman" "${XDG_CACHE_HOME:-${HOME:-}/.cache}/jforeman"; do
        [ ! -e "$kept" ] || say "kept, because it is yours: $kept (logs and caches; rm -r removes it)"
    done
}

main "$@"
