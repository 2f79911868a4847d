String log = new File(basedir, 'build.log').text

assert log.contains('Skipped: skipTests is set')
assert log.contains('Skipped: skipITs is set')
assert log.contains('Skipped: maven.test.skip is set')
assert log.contains('Skipped: brunt.skip is set')
assert log.contains('Skipped: Failsafe is configured with <skipITs>true</skipITs>')
// start, stop, report and verify, six times; run, baseline and compare
assert log.count('[INFO] Skipped: ') == 27
assert log.count('Load tests are skipped too, since no brunt.baseUrl says what else to test') == 1
assert !log.contains('is ready')
assert !new File(basedir, 'target/brunt/services').exists()
assert !new File(basedir, 'target/brunt/run.properties').exists()
