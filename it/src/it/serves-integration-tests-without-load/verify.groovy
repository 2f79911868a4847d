String log = new File(basedir, 'build.log').text

assert log.indexOf('service db-1 is ready on port ') < log.indexOf('service api-1 is ready on port ')
assert log.contains('[api-1] tests on the class path: false')
assert !log.contains('[db-1] ')
assert log =~ /brunt\.baseUrl is http:\/\/127\.0\.0\.1:\d+\/shop/
assert log.contains('stopped db-1, api-1')

def reports = new File(basedir, 'target/failsafe-reports').listFiles().findAll { it.name.startsWith('TEST-') }
assert reports.size() == 2
reports.each { assert it.text.contains('tests="1" errors="0" skipped="0" failures="0"') }
assert !new File(basedir, 'target/brunt/run.properties').exists()
