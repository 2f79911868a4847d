# ProcessLoadIT.holdsAThousandUsers, written for Locust. To read beside ours; nothing in the build runs it.
#
#   locust -f locustfile.py --headless -H http://127.0.0.1:8080 --csv=results/locust
#
# What differs: a curve of users is Python code, and so is a smoke run of it; times are from the actual send and are
# rounded before they are counted; any failure makes the exit code 1, and what else must hold stands in no file of it.
import os

from locust import HttpUser, LoadTestShape, constant, task

USERS = int(os.environ.get("USERS", 1000))
SCALE = float(os.environ.get("SCALE", 1))


class User(HttpUser):
    wait_time = constant(1)

    @task
    def process(self):
        self.client.post("/process", json={"payload": "test"})


class Curve(LoadTestShape):
    """Two minutes up, five there, two down."""

    def tick(self):
        minute = self.get_run_time() / 60 / SCALE
        if minute > 9:
            return None
        users = round(USERS * min(minute / 2, 1, (9 - minute) / 2))
        return max(1, users), max(1, USERS / 120 / SCALE)
