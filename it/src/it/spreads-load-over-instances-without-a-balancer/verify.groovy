String log = new File(basedir, 'build.log').text

assert log =~ /brunt\.baseUrl is http:\/\/127\.0\.0\.1:\d+,http:\/\/127\.0\.0\.1:\d+/

File services = new File(basedir, 'target/brunt/services')
String second = (log =~ /service api-2 is ready on port (\d+)/)[0][1]
for (int index in [1, 2]) {
    String printed = new File(services, "api-${index}.log").text
    assert printed.contains("number $index knows $second")
    assert printed.count('request') == 10
}
