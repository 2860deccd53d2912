#!/bin/sh
# The first process of an engine's namespaces: prepares their mounts, then lives until it is killed.
#   init.sh FOLDER private|host
set -eu
folder=$1
network=$2

# A new network namespace needs its own sysfs; the cgroup mounts below the old one are kept.
if [ "$network" = private ]; then
  mkdir -p "$folder/cgroup"
  mount --rbind /sys/fs/cgroup "$folder/cgroup"
  mount -t sysfs sysfs /sys
  mount --rbind "$folder/cgroup" /sys/fs/cgroup
  umount -l "$folder/cgroup"
fi

# /etc/resolv.conf may be a link into /run.
resolv=$(readlink -f /etc/resolv.conf || echo /etc/resolv.conf)
[ -e "$folder/resolv.conf" ] || cat "$resolv" > "$folder/resolv.conf" 2> /dev/null || true
mount -t tmpfs tmpfs /run
mkdir -p /run/lock "$(dirname "$resolv")"
[ -e "$resolv" ] || : > "$resolv"
mount --bind "$folder/resolv.conf" "$resolv"

set_quietly() { if [ -w "$1" ]; then echo "$2" > "$1" || true; fi; }
if [ "$network" = private ]; then
  set_quietly /proc/sys/net/ipv4/ip_forward 1
  set_quietly /proc/sys/net/ipv6/conf/all/forwarding 1
  set_quietly /proc/sys/net/ipv4/neigh/default/gc_thresh3 16384
  set_quietly /proc/sys/net/ipv6/neigh/default/gc_thresh3 16384
fi

echo ready
# Waiting also collects the orphans that end here.
sleep infinity < /dev/null > /dev/null 2>&1 &
while :; do wait; done
