String log = new File(basedir, 'build.log').text

assert log.contains('service runs-a-project-with-nothing-bound-1 is ready on port ')
assert log.contains('1 load test passed the gate')
assert log.contains('1 of 2 load tests did not pass')
assert log.contains('shop.Shop.breaks')
assert !log.contains('brunt:run ran a unit test')
// twice started, twice stopped
assert log.count(' is ready on port ') == 2
assert !log.contains('Stopping the services of')
