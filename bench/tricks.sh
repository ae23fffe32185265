#!/usr/bin/env bash
# shellcheck disable=SC2016 # the texts in single quotes are Perl's, Java's or another shell's
#
# Shows what each start-up trick gains, by switching it off:
#
#   bench/tricks.sh [PAIRS] [NAME...]        (default: 41 pairs, all tricks; "list" instead of PAIRS lists the names)
#
# Each trick gets a copy of the installed program without it: with another flag in the launcher, or with a few classes
# compiled from edited sources. Each copy has its own AOT cache. Runs of the usual program and of the copy alternate, the
# first of a pair being now one, now the other. Printed are medians of the ratios (without the trick / with it), each
# with its 95 % interval, for the time from launch to the first instruction of the first process, for the time to the
# end, and for the processor time. The rows named "nothing" compare the program with an equal copy: a gain that is not
# larger than theirs is none.
#
# Build first (mvn -DskipTests package). Needs bash 5, perl, Linux; for some rows script(1) or Maven.
set -euo pipefail

# A shell ignores SIGINT in what it runs with &. jforeman takes that back, by a call of the C library before the first
# process, and then some of the tricks below gain nothing.
[ -n "${JFOREMAN_TRICKS:-}" ] ||
    JFOREMAN_TRICKS=1 exec perl -e '$SIG{INT} = $SIG{HUP} = "DEFAULT"; exec @ARGV' "$BASH" "$0" "$@"

pairs=${1:-41}
[ $# -eq 0 ] || shift
only=" $* "
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/jforeman-tricks.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir "$work/app"
printf 'a: exec date +%%s%%N >%s/stamp\n' "$work" >"$work/app/Procfile"
[ "$pairs" = list ] || "$here/bin/jforeman" version >/dev/null # finds the JDK, builds if need be
lib=$here/target/jforeman/lib
read -r java_home <"$lib/java-home" || java_home=${JAVA_HOME:?} # the launcher keeps what it found

# ---- how to do without a trick --------------------------------------------------------------------------------------

# launcher PERL: edits the launcher of the copy.
launcher() {
    edit "$copy/bin/jforeman" "$1"
}

# edit FILE PERL: fails if that changes nothing, because then the trick is not what it was.
edit() {
    local before
    before=$(cksum <"$1")
    perl -0pi -e "$2" "$1"
    [ "$before" != "$(cksum <"$1")" ] || { echo "$trick: nothing to edit in ${1##*/}" >&2; return 1; }
}

# code FILE PERL: edits a class of the copy, wherever the file is by now.
code() {
    local found
    found=$(cd "$here/src/main/java" && find . -name "$1")
    [ -f "$here/src/main/java/$found" ] || { echo "$trick: there is no $1" >&2; return 1; }
    mkdir -p "$copy/src/${found%/*}"
    cp "$here/src/main/java/$found" "$copy/src/$found"
    edit "$copy/src/$found" "$2"
}

# Puts what was edited into the archive of the copy.
compile() {
    [ -d "$copy/src" ] || return 0
    mkdir -p "$copy/classes" "$copy/stubs/org/jspecify/annotations"
    for annotation in Nullable NullMarked; do
        printf 'package org.jspecify.annotations;\n@java.lang.annotation.Target({%s}) public @interface %s {}\n' \
            "java.lang.annotation.ElementType.TYPE_USE, java.lang.annotation.ElementType.PACKAGE" "$annotation" \
            >"$copy/stubs/org/jspecify/annotations/$annotation.java"
    done
    find "$copy/src" -name '*.java' -print0 | xargs -0 "$java_home/bin/javac" -proc:none -nowarn -XDignore.symbol.file \
        --add-exports=java.base/sun.nio.ch=ALL-UNNAMED -cp "$copy/lib/jforeman/*" -sourcepath "$copy/stubs" \
        -d "$copy/classes" 2>"$copy/javac.log" || { cat "$copy/javac.log" >&2; return 1; }
    rm -rf "$copy/classes/org/jspecify"
    "$java_home/bin/jar" --update --file="$copy/lib/jforeman/jforeman.jar" -C "$copy/classes" .
}

# Takes picocli out of the archive of the copy.
without_picocli() {
    mkdir "$copy/unpacked"
    (cd "$copy/unpacked" && "$java_home/bin/jar" --extract --file="$copy/lib/jforeman/jforeman.jar" &&
        rm -rf picocli &&
        "$java_home/bin/jar" --create --file="$copy/lib/jforeman/jforeman.jar" --manifest=META-INF/MANIFEST.MF .)
}

# Equality of a record as the compiler makes it.
record_equality() {
    code "$1" 's{\n? */\*\* Written out, as is.*?\n    (    )?\}\n\n *\@Override\n *public int hashCode\(\) \{\n.*?\n *\}\n}{}gs;
        s{^import org.jspecify.annotations.Nullable;\n}{}m'
}

# What each line of the list is called, and what it does without.
tricks='nothing-1 nothing-2 aot-cache java-home no-programs known-terminal first-compiler late-compiler serial-gc no-perf-data
    small-heap small-stacks class-path rehearsal record-equality late-settings watchdog-thread late-doors jdk-pipe
    proc-user-id plain-digest no-converters one-command plain-threads no-logback
    picocli-sources exit-kernel no-replay no-relocation terminal-rehearsal'

without() {
    case $1 in
        nothing-*) ;;
        aot-cache) launcher 's/jf_option=-XX:AOTCache=\$jf_cache/jf_option=-XX:AOTMode=off/' ;;
        java-home) launcher 's/    read_known && return\n//; s/\[ -w "\$jf_library" \] && printf/false \&\& printf/' ;;
        known-terminal) launcher 's/-Djforeman.terminal="\$jf_terminal" //' ;;
        first-compiler) launcher 's/-XX:TieredStopAtLevel=1 //' ;;
        late-compiler) launcher 's/-XX:CompileThresholdScaling=10 //' ;;
        serial-gc) launcher 's/-XX:\+UseSerialGC/-XX:+UseG1GC/' ;;
        no-perf-data) launcher 's/-XX:-UsePerfData //' ;;
        small-heap) launcher 's/-Xms8m -Xmx96m //' ;;
        small-stacks) launcher 's/-Xss256k //' ;;
        class-path) launcher 's/-cp ("\$jf_library\/jforeman.jar") dev.jforeman.Main/-jar $1/' ;;
        rehearsal) code Session.java 's/Threads.start\("rehearsal", WarmUp::play\);//' ;;
        terminal-rehearsal) code Session.java 's/Threads.start\("terminals", Pty::rehearse\);//' ;;
        record-equality)
            local classes
            classes=$(cd "$here/src/main/java" && grep -rl 'Written out, as is' . | sed 's|.*/||')
            [ -n "$classes" ] || { echo "$1: no class has its equality written out" >&2; return 1; }
            for class in $classes; do
                record_equality "$class" || return 1
            done
            ;;
        late-settings) code SettingsEffects.java 's/made.isEmpty\(\)\s*&& plan\.instances\(\)[^{]*\{/made.isEmpty()) {/' ;;
        watchdog-thread) code Session.java 's/Threads.start\("watchdog", host::prepare\);/host.prepare();/' ;;
        late-doors)
            code Session.java 's/parts\.children\(\)\.afterFirstStart\(\(\) -> (beginWhatCanWait\(.*?\))\);/$1;/'
            ;;
        jdk-pipe) # a call of the C library before the first child, as a pipe of our own would need it
            code OutputPipe.java 's/(static OutputPipe open\(\) \{)/$1\n        dev.jforeman.os.kernel.Libc.isatty(1);/'
            ;;
        proc-user-id)
            code User.java 's/return Proc\.effectiveUser\(\);/return Libc.geteuid();/;
                s/catch \(IOException \| Un/catch (Un/'
            ;;
        plain-digest)
            code RuntimeDirectory.java 's/(shortName\(Path app\) \{).*?\n    \}/$1
                try {
                    byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                            .digest(app.toString().getBytes(StandardCharsets.UTF_8));
                    return HexFormat.of().formatHex(digest, 0, 8);
                } catch (java.security.NoSuchAlgorithmException e) {
                    throw new IllegalStateException(e);
                }
            }/s'
            ;;
        no-converters) code Cli.java 's/Map\.of\("picocli\.[^)]*\)/Map.of()/' ;;
        one-command)
            code Cli.java 's/(verb\.begin\(\);)/$1
                if (verb != null) {
                    return runAny(java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(verb.name()), java.util.Arrays.stream(words))
                            .toArray(String[]::new), streams);
                }/'
            ;;
        plain-threads)
            code Threads.java 's/new Thread\(null, task, name, STACK_BYTES, false\)/Thread.ofPlatform().name(name).unstarted(task)/'
            ;;
        no-programs) # what many launchers do to find themselves
            launcher 's/(\n    case \$jf_script in\n)/\n    jf_home=\$(cd "\$(dirname "\$jf_script")\/.." \&\& pwd)$1/'
            ;;
        no-logback) # --debug also writes what it is for
            launcher 's/^main "\$\@"/[ "\${1-}" != start ] || set -- "\$\@" --debug\nmain "\$\@"/m'
            ;;
        picocli-sources)
            local published=$HOME/.m2/repository/info/picocli/picocli/4.7.7/picocli-4.7.7.jar
            [ -f "$published" ] || mvn -q -f "$here/pom.xml" dependency:get -Dartifact=info.picocli:picocli:4.7.7 \
                >/dev/null 2>&1 || { echo "$1: no picocli-4.7.7.jar" >&2; return 1; }
            cp "$published" "$copy/lib/jforeman/picocli.jar"
            without_picocli || return 1
            launcher 's/-cp ("\$jf_library\/jforeman.jar)"/-cp $1:\$jf_library\/picocli.jar"/'
            ;;
        exit-kernel) code Exit.java 's/Libc\.exit\(exitCode\)/byJvm(exitCode)/' ;;
        no-replay) launcher 's/-XX:-AOTReplayTraining//' ;;
        no-relocation) launcher 's/-XX:ArchiveRelocationMode=0//' ;;
        *) echo "there is no trick $1" >&2; return 1 ;;
    esac
}

# ---- measuring ------------------------------------------------------------------------------------------------------

# A copy of the program, its cache made.
install() { # NAME
    copy=$work/$1
    trick=$1
    mkdir -p "$copy/bin" "$copy/lib"
    cp "$here/bin/jforeman" "$copy/bin/"
    mkdir "$copy/lib/jforeman"
    cp "$lib"/*.jar "$lib/java-home" "$copy/lib/jforeman/"
}

# One run: launch to first instruction, launch to end, processor time; milliseconds.
run() { # NAME FILE
    local begun ended cpu
    rm -f "$work/stamp"
    begun=${EPOCHREALTIME/./}
    cpu=$({
        TIMEFORMAT='%U %S'
        time {
            if [ "$trick" = terminal-rehearsal ]; then
                (cd "$work/app" && exec script -qec "exec $work/$1/bin/jforeman start" /dev/null) \
                    >/dev/null 2>&1 </dev/null || true
            else
                (cd "$work/app" && exec "$work/$1/bin/jforeman" start) >/dev/null 2>&1 </dev/null || true
            fi
        }
    } 2>&1)
    ended=${EPOCHREALTIME/./}
    awk -v begun="$begun" -v ended="$ended" -v cpu="$cpu" '{
        split(cpu, part, " ")
        printf "%.2f %.2f %.0f\n", ($1 / 1000 - begun) / 1000, (ended - begun) / 1000, 1000 * (part[1] + part[2])
    }' "$work/stamp" >>"$2"
}

# Medians, and the interval in which that of the ratio is in 95 of 100 cases, whatever the distribution.
table() { # TITLE, files of the pairs
    paste "$work/with" "$work/less" | perl -e '
        sub median { my @v = sort { $a <=> $b } @_; return ($v[$#v / 2] + $v[($#v + 1) / 2]) / 2 }
        while (<STDIN>) {
            my @f = split;
            for (0 .. 2) { push @{$with[$_]}, $f[$_]; push @{$ratio[$_]}, $f[$_ + 3] / $f[$_] if $f[$_] > 0; }
        }
        my $cells = sprintf "%-19s %7.1f %7.1f %7.0f", $ARGV[0], map { median(@{$with[$_]}) } 0 .. 2;
        for my $ratios (@ratio) {
            my @v = sort { $a <=> $b } @$ratios;
            my $off = int(0.98 * sqrt(@v)) + 1;
            my $low = int(@v / 2) - $off;
            $low = 0 if $low < 0;
            $cells .= sprintf "   %5.3f (%5.3f-%5.3f)", median(@v), $v[$low], $v[$#v - $low];
        }
        print "$cells\n";
    ' "$1"
}

for name in $only; do
    grep -qw -- "$name" <<<"$tricks" || { echo "there is no trick $name" >&2; exit 1; }
done
if [ "$pairs" = list ]; then
    for name in $tricks; do echo "$name"; done
    exit
fi

install usual
"$copy/bin/jforeman" version >/dev/null
printf '%d pairs of runs; with the trick: ms to first instruction, to end, of processor; ratios without it / with it\n' "$pairs"
printf '%-19s %7s %7s %7s   %-21s   %-21s   %-21s\n' trick first end cpu "to first instruction" "to end" processor
failed=0
for name in $tricks; do
    [ "$only" = "  " ] || [[ $only == *" $name "* ]] || continue
    install "$name"
    if ! { without "$name" && compile; }; then
        printf '%-19s cannot be switched off, see above\n' "$name"
        failed=1
        continue
    fi
    "$copy/bin/jforeman" version >/dev/null
    rm -f "$work/with" "$work/less"
    for name_of_run in usual "$name" usual "$name"; do run "$name_of_run" /dev/null; done # they warm up
    for ((i = 0; i < pairs; i++)); do
        if ((i % 2)); then
            run usual "$work/with"
            run "$name" "$work/less"
        else
            run "$name" "$work/less"
            run usual "$work/with"
        fi
    done
    table "$name"
    rm -rf "$copy"
done
exit "$failed"
