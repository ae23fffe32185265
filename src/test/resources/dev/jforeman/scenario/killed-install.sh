#!/bin/sh
# killed-install.sh SCRIPT OLD NEW: installs version OLD with the script, then NEW, and kills that with SIGKILL before each of the
# programs in turn that change a directory. After every kill one of the two has to run, after another install NEW, and after
# an uninstall nothing may be left. Prints how often it was killed.
set -eu

export LC_ALL=C

script=$1 old=$2 new=$3
work=$(pwd -P)
killed=0

fail() {
    echo "killed before change $killed: $*" >&2
    find "$prefix" >&2
    exit 1
}

install() { PATH="$PATH_OF_TEST" sh "$script" --prefix "$prefix" "$@" >"$work/said" 2>&1; }

# Each of them counts, and kills its whole process group instead of doing the one that was chosen.
mkdir "$work/deadly"
for tool in mkdir mktemp mv ln rm rmdir tar; do
    cat >"$work/deadly/$tool" <<END
#!/bin/sh
echo >>"$work/count"
[ "\$(wc -l <"$work/count")" -ne "\$CHOSEN" ] || kill -KILL 0
exec "$(command -v "$tool")" "\$@"
END
    chmod +x "$work/deadly/$tool"
done

PATH_OF_TEST=$PATH
prefix=$work/prefix
install --version "$old" || fail "cannot install $old: $(cat "$work/said")"
mv "$prefix" "$work/as-before"
while :; do
    killed=$((killed + 1))
    rm -rf "$prefix" "$work/count"
    cp -RP "$work/as-before" "$prefix"
    if CHOSEN=$killed PATH="$work/deadly:$PATH" setsid -w sh "$script" --prefix "$prefix" --version "$new" \
        >"$work/said" 2>&1; then break; fi
    case $("$prefix/bin/jforeman" version 2>&1) in
        "jforeman $old" | "jforeman $new") ;;
        *) fail "neither version runs" ;;
    esac
    install --version "$new" || fail "cannot install again: $(cat "$work/said")"
    [ "$("$prefix/bin/jforeman" version)" = "jforeman $new" ] || fail "the new version does not run"
    [ "$(ls -A "$prefix/lib/jforeman")" = "$(printf '%s\ninstalled' "$new")" ] || fail "something is left beside it"
    install --uninstall || fail "cannot uninstall: $(cat "$work/said")"
    [ ! -e "$prefix" ] || fail "something is left"
done
echo "killed $((killed - 1)) times"
