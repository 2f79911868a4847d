String log = new File(basedir, 'build.log').text

assert log.contains('brunt-maven-plugin')
assert log.contains('1 of 1 load test did not pass')
assert log =~ /p99 < 1us/
assert log.contains('FAIL')
assert log.contains('report: ')
assert !log.contains('There are test failures')
