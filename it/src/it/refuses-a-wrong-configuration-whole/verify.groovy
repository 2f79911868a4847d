String log = new File(basedir, 'build.log').text

assert log.contains('<mainClass> shop.Apu is not on the module\'s test class path')
assert log.contains('did you mean shop.Api?')
assert log.contains('this quote is not closed')
assert log.contains('services 1 and 2 have the same name')
assert log.contains('unknown unit of time')
assert !log.contains('is ready')
