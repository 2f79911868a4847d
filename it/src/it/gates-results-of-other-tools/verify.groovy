List<String> logs = new File(basedir, 'build.log').text.split(/\[INFO\] Scanning for projects/) as List
assert logs.size() == 5
String kept = logs[1], broken = logs[2], old = logs[3], wrong = logs[4]

assert kept.contains('3 results passed the gate')
assert kept =~ /PASS  src\/results\/run\.jtl passed: max was /
assert kept =~ /PASS  src\/results\/k6\.json passed: p90 was 150 ms/
assert kept =~ /PASS  src\/results\/locust_stats\.csv passed: p90 was 90 ms/
assert kept.contains('k6: http_req_duration p(95)')

assert broken.contains('2 of 4 results did not pass')
assert broken =~ /Failed: max was .* allowed 5 ms/
assert broken.contains('Invalid: target/none/*.jtl: no file matches, so nothing was measured')

assert old =~ /no result of this build: old\/run\.jtl was written at .*, and this build began at /
assert old.contains('say <stale>allow</stale> of a file that is kept on purpose')

assert wrong.contains('result 1: <format> is not known')
assert wrong.contains('did you mean jmeter?')
assert wrong.contains('max < fast')
// The goal report shows what the builds before have left.
assert !wrong.substring(wrong.indexOf(':verify (load)')).contains('passed:')

File brunt = new File(basedir, 'target/brunt')
assert new File(brunt, 'foreign.src__results__run.jtl/report.html').text.contains('over &quot;two&quot;, lines')
assert new File(brunt, 'summary.md').text.contains('src/results/k6.json')
assert new File(brunt, 'index.html').text.contains('src/results/locust')
assert new File(brunt, 'junit/TEST-k6.xml').text.contains('http_req_duration: p(95)&lt;250')
assert logs.every { !it.contains('NaN') }
