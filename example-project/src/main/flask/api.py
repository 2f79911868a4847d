# SPDX-License-Identifier: Apache-2.0
"""The same API as the Java one, in Flask: what Brunt boots and tests may be written in any language.

    gunicorn --workers 1 --threads 16 --bind 127.0.0.1:8080 api:app

Settings are environment variables, as containers like them: INSTANCE, WORK (rounds of SHA-256), LIMIT (requests for work
a second, 0 for any number), JOBS (at once), QUEUE (that may wait), JOB_TIME (seconds), STORE (a folder that all instances
share). One worker, since the queue, the bucket and the counters are those of a process; more instances make it scale.
"""

import atexit
import hashlib
import json
import math
import os
import queue
import re
import tempfile
import threading
import time
import uuid
from pathlib import Path

from flask import Flask, Response, g, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from werkzeug.exceptions import (BadRequest, HTTPException, NotFound, RequestEntityTooLarge, ServiceUnavailable,
                                 TooManyRequests)

INSTANCE = os.environ.get("INSTANCE", f"api-{os.environ.get('PORT', os.getpid())}")
WORK = int(os.environ.get("WORK", "200"))
LIMIT = int(os.environ.get("LIMIT", "0"))
JOB_TIME = float(os.environ.get("JOB_TIME", "0.1"))
STORE = Path(os.environ.get("STORE", Path(tempfile.gettempdir(), "example-api-jobs")))
STORE.mkdir(parents=True, exist_ok=True)
MAX_BODY_BYTES = 64 * 1024

app = Flask(__name__)

REQUESTS = Histogram("http_server_requests_seconds", "Answers, and how long each took", ["method", "uri", "status"],
                     buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5))
ACTIVE = Gauge("http_server_active", "Requests that are being answered")
LIMITED = Counter("http_server_limited", "Requests that were answered 429")
QUEUED = Gauge("jobs_queued", "Jobs that wait")
RUNNING = Gauge("jobs_running", "Jobs that run")
REJECTED = Counter("jobs_rejected", "Jobs that were answered 503")


class TokenBucket:
    """Holds one second's worth of tokens, and is filled at a constant rate. Safe for any thread."""

    def __init__(self, per_second):
        self.per_second = self.tokens = per_second
        self.filled = time.monotonic()
        self.lock = threading.Lock()

    def take(self):
        """Return 0 if a token was taken, else the seconds until there is one."""
        if self.per_second == 0:
            return 0
        with self.lock:
            now = time.monotonic()
            self.tokens = min(self.per_second, self.tokens + (now - self.filled) * self.per_second)
            self.filled = now
            if self.tokens >= 1:
                self.tokens -= 1
                return 0
            return (1 - self.tokens) / self.per_second


class Jobs:
    """Long tasks behind a bounded queue, kept in a folder that all instances share. Safe for any thread."""

    ID = re.compile("[0-9a-f-]{36}")
    KEPT_SECONDS = 600

    def __init__(self, workers, waiting):
        self.tasks = queue.Queue(waiting)
        QUEUED.set_function(self.tasks.qsize)
        for task in [self.work] * workers + [self.tidy]:
            threading.Thread(target=task, daemon=True).start()
        # What was promised is done before the process ends; gunicorn allows 30 s for it.
        atexit.register(self.tasks.join)

    def submit(self, payload):
        """Return the new job's id, or None if the queue is full."""
        job = str(uuid.uuid4())
        self.put(job, "QUEUED")
        try:
            self.tasks.put_nowait((job, payload))
            return job
        except queue.Full:
            (STORE / f"{job}.json").unlink()
            return None

    def find(self, job):
        """Return what is known of a job, or None. The pattern also keeps ../ out of file names."""
        try:
            return json.loads((STORE / f"{job}.json").read_text()) if self.ID.fullmatch(job) else None
        except FileNotFoundError:
            return None

    def work(self):
        while True:
            job, payload = self.tasks.get()
            with RUNNING.track_inprogress():
                self.put(job, "RUNNING")
                time.sleep(JOB_TIME)
                self.put(job, "DONE", result=hash_chain(payload))
            self.tasks.task_done()

    def tidy(self):
        while True:
            time.sleep(60)
            for file in STORE.iterdir():
                try:
                    if file.stat().st_mtime < time.time() - self.KEPT_SECONDS:
                        file.unlink()
                except FileNotFoundError:
                    pass  # another instance was quicker

    @staticmethod
    def put(job, status, **more):
        written = STORE / f"{job}.tmp"
        written.write_text(json.dumps({"id": job, "status": status, **more}))
        written.rename(STORE / f"{job}.json")


jobs = Jobs(int(os.environ.get("JOBS", "4")), int(os.environ.get("QUEUE", "100")))
bucket = TokenBucket(LIMIT)


def hash_chain(payload):
    link = payload.encode()
    for _ in range(WORK):
        link = hashlib.sha256(link).digest()
    return link.hex()


def payload():
    """Read {"payload":"test"}, and refuse whatever is not exactly that."""

    def once(pairs):
        fields = dict(pairs)
        if len(fields) < len(pairs):
            raise BadRequest("A field is there twice")
        return fields

    sent = request.stream.read(MAX_BODY_BYTES + 1)
    if len(sent) > MAX_BODY_BYTES:
        raise RequestEntityTooLarge(f"A body may have at most {MAX_BODY_BYTES} bytes")
    try:
        body = json.loads(sent.decode(), object_pairs_hook=once)
    except ValueError as e:
        raise BadRequest("The body is not JSON") from e
    if not isinstance(body, dict) or set(body) != {"payload"} or not isinstance(body["payload"], str):
        raise BadRequest('The body must be a JSON object such as {"payload":"test"}')
    try:
        body["payload"].encode()
    except UnicodeEncodeError as e:
        raise BadRequest("The body is not UTF-8") from e
    return body["payload"]


def limited():
    wait = bucket.take()
    if wait > 0:
        LIMITED.inc()
        raise TooManyRequests("More requests than are allowed", retry_after=max(1, math.ceil(wait)))


def route(method, path):
    return app.route(path, methods=[method], provide_automatic_options=False)


@route("POST", "/process")
def process():
    limited()
    return jsonify(result=hash_chain(payload()))


@route("POST", "/jobs")
def submit():
    limited()
    job = jobs.submit(payload())
    if job is None:
        REJECTED.inc()
        raise ServiceUnavailable("The queue is full; come back later", retry_after=1)
    return jsonify(id=job, status="QUEUED"), 202, {"Location": f"/jobs/{job}", "Retry-After": "1"}


@route("GET", "/jobs/<id>")
def show(id):
    job = jobs.find(id)
    if job is None:
        raise NotFound("There is no such job; it may be long done")
    return jsonify(job)


@route("GET", "/health")
def health():
    return jsonify(status="UP", instance=INSTANCE)


@route("GET", "/ready")
def ready():
    return jsonify(status="READY", instance=INSTANCE)


@route("GET", "/metrics")
def metrics():
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)


@app.errorhandler(HTTPException)
def problem(error):
    reply = error.get_response()
    reply.data = json.dumps({"type": "about:blank", "title": error.name, "status": error.code,
                             "detail": error.description})
    reply.content_type = "application/problem+json"
    return reply


@app.before_request
def begin():
    ACTIVE.inc()
    g.started = time.monotonic()


@app.after_request
def end(reply):
    uri = request.url_rule.rule.replace("<", "{").replace(">", "}") if request.url_rule else "other"
    REQUESTS.labels(request.method, uri, str(reply.status_code)).observe(time.monotonic() - g.started)
    reply.headers["X-Instance"] = INSTANCE
    return reply


@app.teardown_request
def over(_):
    ACTIVE.dec()


def served():
    """Return what was answered since the start, by path and status."""
    paths = {}
    for sample in (it for metric in REQUESTS.collect() for it in metric.samples if it.name.endswith("_count")):
        path = paths.setdefault(sample.labels["uri"], {"requests": 0, "statuses": {}})
        path["requests"] += int(sample.value)
        status = sample.labels["status"]
        path["statuses"][status] = path["statuses"].get(status, 0) + int(sample.value)
    return paths


# The last line of the log, to be compared with what the load test counted.
atexit.register(lambda: print("served", json.dumps(served()), flush=True))
