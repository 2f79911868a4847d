String log = new File(basedir, 'build.log').text

assert log.contains('service api-1 is ready on port ')
assert log.contains('service api-2 is ready on port ')
String port = (log =~ /service balancer-1 is ready on port (\d+)/)[0][1]
assert log.contains("brunt.baseUrl is http://127.0.0.1:$port\n")
assert log.contains('1 load test passed the gate')

File services = new File(basedir, 'target/brunt/services')
String printed = new File(services, 'balancer-1.log').text
assert printed.contains("balancing 2 in ${services.path}/balancer-1")
String filledIn = new File(services, 'balancer-1/balancer.conf').text
assert filledIn.count('server 127.0.0.1:') == 2
assert !filledIn.contains('{{')
