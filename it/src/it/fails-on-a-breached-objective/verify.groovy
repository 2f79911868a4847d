String log = new File(basedir, 'build.log').text

assert log.contains('1 of 1 load test did not pass')
assert log =~ /shop\.ShopIT\.holds\R.*Failed: max was /
// By report alone: the test's own output has it in the failure that Surefire prints.
assert log.count('FAIL  holds failed: ') == 1
assert log =~ /FAIL +max +< 1.us/
assert log =~ /Report +\/.*target\/brunt\/shop\.ShopIT\.holds\/report\.html/
// Declared before Failsafe, the gate speaks first.
assert !log.contains('There are test failures')
