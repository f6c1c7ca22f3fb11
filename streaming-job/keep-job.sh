#!/bin/bash
# Keeps the one job running: submits it, and again from the newest complete checkpoint whenever the JobManager knows no
# living job, because it restarted or the job failed for good.
set -euo pipefail
jobmanager=${JOBMANAGER:-jobmanager:8081}

living() {
  curl --fail --silent --max-time 5 "http://$jobmanager/jobs" |
    grep --quiet --extended-regexp '"status":"(CREATED|INITIALIZING|RUNNING|RESTARTING|FAILING|CANCELLING|RECONCILING)"'
}

# The job may be there before a TaskManager is: it waits for one.
reachable() {
  curl --fail --silent --output /dev/null --max-time 5 "http://$jobmanager/overview"
}

newest_checkpoint() {
  find /checkpoints -path '*/chk-*/_metadata' -printf '%T@ %h\n' 2>/dev/null | sort --numeric-sort | tail -n 1 | cut -d' ' -f2
}

while true; do
  if reachable && ! living; then
    checkpoint=$(newest_checkpoint)
    # A rebuild leaves its state under this name: the run that starts from it puts the rebuilt tables in place.
    [[ $checkpoint == */rebuilt/* ]] && step=(--rebuild take-over) || step=()
    flink run --detached --jobmanager "$jobmanager" ${checkpoint:+--fromSavepoint "file://$checkpoint" --claimMode CLAIM} \
      /opt/flink/lib/streaming-job.jar "${step[@]}" || echo 'the job was not accepted; trying again' >&2
  fi
  sleep 5
done
