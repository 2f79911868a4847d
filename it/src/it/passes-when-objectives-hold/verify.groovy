String log = new File(basedir, 'build.log').text

assert log.contains('service api-1 is ready on port ')
assert log =~ /brunt\.baseUrl is http:\/\/127\.0\.0\.1:\d+/
assert log.contains('1 load test passed the gate')
assert !log.contains('was killed')

File brunt = new File(basedir, 'target/brunt')
assert new File(brunt, 'shop.ShopIT.holds/result.json').text.contains('PASS')
assert new File(brunt, 'services/api-1.log').text.contains('listening on ')
assert !new File(brunt, 'run.properties').exists()
assert !new File(brunt, 'services/running.pids').exists()
