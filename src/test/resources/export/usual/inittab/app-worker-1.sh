#!/bin/sh
# Exported by jforeman: the next export overwrites this file.
export PORT=7100
export LANG=C.UTF-8
export GREETING='it'\''s "so" 100% $HOME'
export DATABASE_URL=postgres://user:geheim@db/app
export PORT_WEB=7000
export PORT_WORKER=7100
export PORT_MY_CLOCK=7200
export PORT_RELEASE=7300
export PS=worker.1
cd /srv/app || exit 1
exec su -s /bin/sh -c 'trap "wait; exit 143" TERM; bin/worker --queue "two words" && echo '\''done 100%'\'' # ; not more' app >> /var/log/app/worker-1.log 2>&1
