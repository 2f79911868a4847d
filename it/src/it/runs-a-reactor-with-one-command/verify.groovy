String log = new File(basedir, 'build.log').text

// Maven 3 leaves what the forked life cycle packaged on a clone, where the next module would not find it.
assert log.count('1 load test passed the gate') == 3
assert log.contains(', since 2.22.2 may run no JUnit 5 or 6 test')
assert log.contains('Passed over: a module of packaging pom')
assert log.contains('Passed over: no load tests here')
assert new File(basedir, 'app/target/brunt/index.html').exists()
assert new File(basedir, 'target/brunt/index.html').text.contains('holds')
// Under -T.
assert !log.contains('goals not marked as thread-safe')
