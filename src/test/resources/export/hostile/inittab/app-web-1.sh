#!/bin/sh
# Exported by jforeman: the next export overwrites this file.
export H_QUOTES='it'\''s "quoted" with `ticks`'
export H_SINGLE=''\'''
export H_DOUBLE='"x"'
export H_PERCENT='100% %n %% %(x)s %i %{y}'
export H_DOLLAR='$HOME ${HOME} ${PORT} $$ $(id) $'
export H_BACKSLASH='C:\new\table\\ \'
export H_NEWLINE='one
  two

'
export H_UTF8='žluťoučký kůň 🚀 日本'
export H_EMPTY=
export H_DASH='-n --help'
export H_BLANKS='  a  b	'
export H_BLANK=' '
export H_HASH='#a #b ;c ; d'
export H_EQUALS=a=b=c
export H_BRACES='{{x}} {% y %} #{z} <%= w %> [[v]]'
export H_XML='<a href="x">&amp; ]]></a>'
export H_YAML='- yes: no'
export H_TRUE=true
export H_NUMBER=0123
export H_RETURN='ab
'
export H_LONG='4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ 4 kB '\''"$%\ '
export H_END='end script
end script
'
export JFOREMAN_HOME='/home/of the app'
export JFOREMAN_USER=somebody
export JFOREMAN_LOGNAME='somebody else'
export JFOREMAN_SHELL=/bin/other
export JFOREMAN_PATH=/opt/app/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
export RC_FILE=lower
export command='a name that scripts use'
export name='another one'
export PORT_WEB=5000
export PORT=5000
export PS=web.1
cd /srv/app || exit 1
exec su -s /bin/sh -c 'export HOME="$JFOREMAN_HOME" USER="$JFOREMAN_USER" LOGNAME="$JFOREMAN_LOGNAME" SHELL="$JFOREMAN_SHELL" PATH="$JFOREMAN_PATH"; unset JFOREMAN_HOME JFOREMAN_USER JFOREMAN_LOGNAME JFOREMAN_SHELL JFOREMAN_PATH; trap "wait; exit 143" TERM; bin/server "it'\''s" 100% $PORT ${PORT} $$ \\ | cat' app >> /var/log/app/web-1.log 2>&1
