String log = new File(basedir, 'build.log').text

assert log.contains('<mainClass> shop.Apu is not on the module\'s test class path')
assert log.contains('did you mean shop.Api?')
assert log.contains('this quote is not closed')
assert log.contains('services 1 and 2 have the same name')
assert log.contains('unknown unit of time')
assert log.contains('<configuration> of brunt-maven-plugin: there is no <servcies>')
assert log.contains('did you mean services?')
assert log.contains('service web: there is no <mainclass>')
assert log.contains('did you mean mainClass?')
assert log.contains('service web, <readiness>: there is no <adress>')
assert log.contains('did you mean interval?')
assert !log.contains('is ready')
