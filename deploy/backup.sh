#!/usr/bin/env bash
# Makes one dated, checked copy of the database while the server runs, and keeps the newest ones.
#
#   backup.sh [--database FILE] [--folder FOLDER] [--keep N] [--program FILE]
#
# Without options it reads ROUNDTABLE_DATABASE, ROUNDTABLE_BACKUP_FOLDER and ROUNDTABLE_BACKUP_KEEP (14); the program is
# the one beside this script. A copy is called roundtable-2026-11-26T03-30-00Z.sqlite, by universal time, and has that
# name only when it is whole. Nothing older is removed unless a new copy was made; files with other names are left alone.
#
# Exit status: 0 done; 1 a new copy was kept, but `roundtable check` finds faults in the database, so nothing older was
# removed; 2 wrong usage; 3 there is no new copy, and a sentence says why; 4 another backup is running.
set -euo pipefail
umask 077

fail() {
    echo "backup: $2" >&2
    exit "$1"
}

database=${ROUNDTABLE_DATABASE:-}
folder=${ROUNDTABLE_BACKUP_FOLDER:-}
keep=${ROUNDTABLE_BACKUP_KEEP:-14}
program=$(dirname "$(readlink -f "$0")")/roundtable
while [[ $# -gt 0 ]]; do
    [[ $# -ge 2 ]] || fail 2 "$1 needs a value, or is no option of this script."
    case "$1" in
    --database) database=$2 ;;
    --folder) folder=$2 ;;
    --keep) keep=$2 ;;
    --program) program=$2 ;;
    *) fail 2 "no such option: $1 (--database, --folder, --keep, --program)." ;;
    esac
    shift 2
done
[[ -n "$database" ]] || fail 2 "which database? Say --database FILE or set ROUNDTABLE_DATABASE."
[[ -n "$folder" ]] || fail 2 "where to? Say --folder FOLDER or set ROUNDTABLE_BACKUP_FOLDER."
[[ "$keep" =~ ^[1-9][0-9]{0,3}$ ]] || fail 2 "--keep is a number from 1 to 9999, not “$keep”."
[[ -x "$program" ]] || fail 3 "there is no program at $program."
[[ -f "$database" ]] || fail 3 "there is no database at $database."
mkdir -p "$folder" || fail 3 "the folder $folder cannot be made."

# The lock goes with the process, so a killed backup leaves none behind.
exec 9>"$folder/.lock" || fail 3 "$folder cannot be written to."
flock --nonblock 9 || fail 4 "another backup into $folder is running."

# With the lock held nobody else writes here: what an interrupted run left can go.
rm -rf "$folder"/.unfinished*
trap 'rm -rf "$folder"/.unfinished*' EXIT
trap 'exit 3' HUP INT TERM

name=roundtable-$(date --utc +%Y-%m-%dT%H-%M-%SZ).sqlite
unfinished=$folder/.unfinished
# 9>&-: a child that outlives this script must not hold the lock.
"$program" backup "$unfinished" --database "$database" 9>&- || fail 3 "no copy was made (see above)."
# The command has checked the pages of the copy: it is what the database is. Whether that makes sense, the program's own
# check says; of the database, since it would leave a log beside the copy. A copy with a fault in it is still better than
# none, but no reason to let a sound one go.
faults=0
"$program" check --database "$database" >/dev/null 9>&- || faults=1
sync "$unfinished" || fail 3 "the copy cannot be brought to the disk."
mv "$unfinished" "$folder/$name"
sync "$folder" || fail 3 "the name of the copy cannot be brought to the disk."
[[ $faults -eq 0 ]] || fail 1 "$folder/$name was made, but the check of the database finds faults (see above); nothing older was removed."

shopt -s nullglob
digit='[0-9]'
day=$digit$digit$digit$digit-$digit$digit-$digit$digit
# A pattern's names come sorted, and these names sort by time: the last is the newest.
copies=("$folder"/roundtable-${day}T$digit$digit-$digit$digit-$digit${digit}Z.sqlite)
for ((index = 0; index < ${#copies[@]} - keep; index++)); do rm "${copies[index]}"; done
echo "backup: $folder/$name, $(stat --format %s "$folder/$name") bytes, newest of $((${#copies[@]} < keep ? ${#copies[@]} : keep))"
