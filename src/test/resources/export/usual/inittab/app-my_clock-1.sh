#!/bin/sh
# Exported by jforeman: the next export overwrites this file.
export PORT=7200
export LANG=C.UTF-8
export GREETING='it'\''s "so" 100% $HOME'
export DATABASE_URL=postgres://user:geheim@db/app
export PORT_WEB=7000
export PORT_WORKER=7100
export PORT_MY_CLOCK=7200
export PORT_RELEASE=7300
export PS=my_clock.1
cd /srv/app || exit 1
exec su -s /bin/sh -c 'trap "wait; exit 143" TERM; while sleep 60; do bin/tick; done' app >> /var/log/app/my_clock-1.log 2>&1
