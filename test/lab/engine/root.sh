#!/bin/sh
# Gives an engine a root folder of its own, made of packages that want newer libraries than the host
# has, and its own cgroup as the root of all that it sees. Lives until it is killed.
#   root.sh FOLDER PACKAGES CGROUP
set -eu

# On a v2 host one hierarchy, on others one for each controller.
if [ -e /sys/fs/cgroup/cgroup.procs ]; then
  hierarchies=/sys/fs/cgroup
else
  hierarchies=/sys/fs/cgroup/*
fi

move_to() {
  for top in $hierarchies; do
    if [ -w "$top/$1/cgroup.procs" ]; then echo 0 > "$top/$1/cgroup.procs" || true; fi
  done
}

# The namespace's root is the cgroup that a process is in when it makes the namespace.
if [ "$1" != inside ]; then
  for top in $hierarchies; do
    [ -w "$top/cgroup.procs" ] || continue
    mkdir -p "$top/$3"
    for file in cpuset.cpus cpuset.mems; do
      if [ -e "$top/$file" ]; then cat "$top/$file" > "$top/$3/$file"; fi
    done
  done
  move_to "$3"
  exec unshare --mount --cgroup sh "$0" inside "$@"
fi
folder=$2
packages=$3
cgroup=$4

move_to . # v2 wants no process where there are also children
# crun refuses a v2 hierarchy beside others.
if [ -e /sys/fs/cgroup/unified/cgroup.procs ]; then umount -l /sys/fs/cgroup/unified; fi
for top in $hierarchies; do
  if [ -d "$top/$cgroup" ]; then mount --bind "$top/$cgroup" "$top"; fi
done

root=$folder/root
mkdir -p "$root"
mount -t tmpfs tmpfs "$root"
cd "$root"
mkdir -p usr etc proc sys dev run tmp var/tmp root ".$folder"
for name in bin sbin lib lib64; do ln -s "usr/$name" "$name"; done
mount --bind "$packages/usr" usr
cp -r "$folder/etc/." etc
cp "$folder/resolv.conf" etc
mount -t proc proc proc
for name in sys dev run; do mount --rbind "/$name" "$name"; done
mount -t tmpfs -o mode=1777 tmpfs dev/shm # Podman keeps its locks there
mount --bind "$folder" ".$folder"
pivot_root . .
busybox umount -l .

echo ready
exec busybox sleep infinity < /dev/null > /dev/null 2>&1
