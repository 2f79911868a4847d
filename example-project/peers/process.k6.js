// ProcessLoadIT.holdsAThousandUsers, written for k6. To read beside ours; nothing in the build runs it.
//
//   k6 run --summary-export=results/k6-summary.json process.k6.js
//
// What differs: k6 begins with one user unless startVUs says 0; its times are from the actual send, so a request that
// had to wait for its user is not seen as late; p(99) is in the summary only because summaryTrendStats asks for it.
import http from 'k6/http';
import { check, sleep } from 'k6';

export const options = {
  scenarios: {
    users: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: '2m', target: 1000 },
        { duration: '5m', target: 1000 },
        { duration: '2m', target: 0 },
      ],
      gracefulStop: '30s',
      gracefulRampDown: '30s',
    },
  },
  thresholds: {
    http_req_duration: ['p(99)<250'],
    http_req_failed: ['rate<0.001'],
  },
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)', 'count'],
};

export default function () {
  const reply = http.post(`${__ENV.BASE_URL || 'http://127.0.0.1:8080'}/process`, JSON.stringify({ payload: 'test' }), {
    headers: { 'Content-Type': 'application/json' },
    tags: { name: 'POST /process' },
  });
  // Without a threshold on "checks" a failed check leaves k6's exit code at 0.
  check(reply, { 'is 200': (it) => it.status === 200 });
  sleep(1);
}
