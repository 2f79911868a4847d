String log = new File(basedir, 'build.log').text

assert log.contains('service db-1 is ready on port ')
assert log.contains('service api-1: exited with code 42 before it was ready')
assert log.contains('the last 40 lines of target/brunt/services/api-1.log')
assert log.contains('| step 11\n')
assert log.contains('| step 50\n')
assert !log.contains('| step 10\n')
assert !log.contains('failsafe:')

int pid = ProcessHandle.allProcesses().filter { it.info().commandLine().orElse('').contains(basedir.path) && it.info().commandLine().orElse('').contains('shop.') }.count()
assert pid == 0
