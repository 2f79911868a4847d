String log = new File(basedir, 'build.log').text

assert log =~ /brunt\.baseUrl is http:\/\/127\.0\.0\.1:\d+,http:\/\/127\.0\.0\.1:\d+/

def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/brunt/shop.ShopIT.holds/result.json'), 'UTF-8')
assert result.services*.name == ['api-1', 'api-2']
result.services.each { service ->
    assert service.java && service.lastSeen == null && service.missing.isEmpty()
    assert service.figures.rss > 10_000_000 && service.figures.threads > 5 && service.figures.gcPause >= 0
}
def memory = result.slos.find { it.metric == 'app.rss' }
assert memory.verdict == 'PASS' && memory.reason =~ /of api-[12], the worst of 2 processes/

File services = new File(basedir, 'target/brunt/services')
String second = (log =~ /service api-2 is ready on port (\d+)/)[0][1]
for (int index in [1, 2]) {
    String printed = new File(services, "api-${index}.log").text
    assert printed.contains("number $index knows $second")
    assert printed.count('request') == 10
}
