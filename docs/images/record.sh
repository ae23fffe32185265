#!/bin/sh
# Draws docs/images/example.svg from a real run of Procfile.example: tmux is the terminal, Screenshot.java the printer.
# Needs tmux, and in JAVA_HOME or on PATH the JDK that jforeman itself needs; nothing else should use ports 5000 to 5200 meanwhile.
set -eu

cd "$(dirname "$0")/../.."
socket=$(mktemp -u "${TMPDIR:-/tmp}/jforeman-picture.XXXXXX")
screen() { tmux -S "$socket" -f /dev/null "$@"; }
trap 'screen kill-server 2>/dev/null || true' EXIT

screen new-session -d -x 110 -y 60 'PS1="$ " sh'
screen set-option -g default-terminal tmux-256color
screen send-keys 'stty -echoctl; clear' Enter
sleep 1
screen send-keys 'bin/jforeman start -f Procfile.example' Enter
until screen capture-pane -p | grep -q 'ate apple 6'; do sleep 0.2; done
screen send-keys C-c
until screen capture-pane -p | grep -q '^\$ *$'; do sleep 0.2; done
screen capture-pane -e -p >"$socket.txt"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" docs/images/Screenshot.java 'jforeman start -f Procfile.example' <"$socket.txt" >docs/images/example.svg
rm -f "$socket.txt"
