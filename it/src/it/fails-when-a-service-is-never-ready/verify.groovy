String log = new File(basedir, 'build.log').text

assert log.contains('service api-1: was not ready within 6s')
assert log.contains('/nowhere answers with status 503')
assert log =~ /\| listening on \d+/
