#!/bin/sh
# The shop's API: counts its visits in the database and says whether that worked.
answer=$(printf 'INCR visits\r\nQUIT\r\n' | nc -w 2 db 6379 2> /dev/null | tr -d '\r' | head -n 1)
case $answer in
  :*) db='{ "answers": true, "visits": '"${answer#:}"' }' ;;
  *) db='{ "answers": false }' ;;
esac
printf 'Content-Type: application/json\r\n\r\n'
printf '{ "service": "api", "host": "%s", "db": %s }\n' "$(hostname)" "$db"
