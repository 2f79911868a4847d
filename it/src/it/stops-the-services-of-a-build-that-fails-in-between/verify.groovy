String log = new File(basedir, 'build.log').text

assert log.contains('service api-1 is ready on port ')
assert log.contains('Stopping the services of stops-the-services-of-a-build-that-fails-in-between, since no brunt:stop ran')
assert log.contains('holds')

String port = (log =~ /service api-1 is ready on port (\d+)/)[0][1]
try {
    new Socket('127.0.0.1', port as int).close()
    assert false : 'api-1 still listens'
} catch (ConnectException gone) {
    assert gone
}
