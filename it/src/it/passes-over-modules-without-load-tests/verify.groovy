String log = new File(basedir, 'build.log').text

assert log.contains('Passed over: a module of packaging pom')
assert log.contains('Passed over: no load tests here')
assert log.contains('Nothing to start: no <services>, and the module\'s own artifact is no runnable jar')
assert log.count('1 load test passed the gate') == 3
assert log.count('no module of this build has a load test, but only a part of the reactor was built') == 1
assert log.contains('no result of this build, though there are load tests in shop.ShopIT')
// Under -T.
assert !log.contains('goals not marked as thread-safe')
