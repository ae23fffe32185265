#!/bin/sh
# Exported by jforeman: the next export overwrites this file.
export LANG=C.UTF-8
export PORT_DB=5000
export PORT_WEB=5100
export PORT_WORKER=5200
export PORT_MIGRATE=5300
export PORT=5200
export PS=worker.1
cd /srv/app || exit 1
exec su -s /bin/sh -c 'exec bin/worker' app >> /var/log/app/worker-1.log 2>&1
