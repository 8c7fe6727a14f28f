#!/usr/bin/env bash
# The service under load beside nginx, which serves the same bytes as a file.
#
#   bench/serve_bench.sh PROGRAM [SECONDS]
#
# 64 connections ask for the schedule of the last determination of the reference dataset, half the
# time of the one, then of the other, in three rounds each; the bytes are compared first. Prints
# requests a second and the 99th percentile of each, their ratio, and the memory of the service
# before and after. Needs wrk and nginx; says so and stops where there are none.
set -uo pipefail

program=${1:?which program?}
seconds=${2:-60}
rounds=3
connections=64
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
nginx=$(command -v nginx || echo /usr/sbin/nginx)
if ! command -v wrk >/dev/null || [[ ! -x $nginx ]]; then
  echo "SKIPPED: wrk or nginx is not here"
  exit 0
fi

work=$(mktemp -d)
chmod 755 "$work"
"$program" serve --data "$root/data/reference" --listen 127.0.0.1:0 >"$work/serve.out" 2>"$work/serve.log" &
service=$!
trap 'kill $service 2>/dev/null; [[ -f $work/nginx.pid ]] && kill "$(<"$work/nginx.pid")" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
until address=$(grep -om1 'http://[^ ]*' "$work/serve.out"); do sleep 0.1; done
until curl -sf "${address}api/determinations" >"$work/all.json"; do sleep 0.1; done
id=$(sed 's/.*"shown":"\([^"]*\)".*/\1/' "$work/all.json")
target=api/determinations/$id/schedule

mkdir -p "$work/www"
curl -sf "$address$target" >"$work/www/schedule.json"
port=$((20000 + RANDOM % 20000))
cat >"$work/nginx.conf" <<END
worker_processes auto;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100;
  client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f;
  uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  server { listen 127.0.0.1:$port; root $work/www; types { application/json json; } }
}
END
"$nginx" -c "$work/nginx.conf" || exit 3
rival=http://127.0.0.1:$port/schedule.json
cmp <(curl -sf "$address$target") <(curl -sf "$rival") || { echo "the bytes differ"; exit 1; }

resident() { awk '/VmRSS/ {print $2}' "/proc/$service/status"; }
# REQUESTS_A_SECOND P99_MS ERRORS
measure() {
  wrk -t2 -c$connections -d"$((seconds / 2 / rounds > 0 ? seconds / 2 / rounds : 1))s" --latency "$1" |
    awk '/99%/ {p = $2; p = (p ~ /us$/) ? p / 1000 : (p ~ /ms$/) ? p + 0 : p * 1000}
         /Requests\/sec/ {r = $2} /Socket errors/ {e += $4 + $6 + $8 + $10} /Non-2xx/ {e += $NF}
         END {print r, p, e + 0}'
}

measure "$address$target" >/dev/null # warm
measure "$rival" >/dev/null
before=$(resident)
for ((k = 0; k < rounds; ++k)); do
  measure "$address$target" >>"$work/ours"
  measure "$rival" >>"$work/theirs"
done
after=$(resident)

median() { sort -g | sed -n "$((rounds / 2 + 1))p"; }
ours=$(cut -d' ' -f1 "$work/ours" | median)
theirs=$(cut -d' ' -f1 "$work/theirs" | median)
echo "the schedule, $(wc -c <"$work/www/schedule.json") bytes, $connections connections, $seconds s in all"
echo "  setpoint  $ours requests/s, 99th percentile $(cut -d' ' -f2 "$work/ours" | median) ms, errors $(awk '{e += $3} END {print e}' "$work/ours")"
echo "  nginx     $theirs requests/s, 99th percentile $(cut -d' ' -f2 "$work/theirs" | median) ms, errors $(awk '{e += $3} END {print e}' "$work/theirs")"
awk -v a="$ours" -v b="$theirs" 'BEGIN {printf "  ratio     %.2f of nginx\n", a / b}'
echo "  memory of the service: $before kB before, $after kB after"
awk '{e += $3} END {exit e > 0}' "$work/ours"
