import groovy.json.JsonSlurper

[asks: 40, asksByHand: 30].each { method, requests ->
    def result = new JsonSlurper().parse(new File(basedir, "target/brunt/shop.ShopTest.$method/result.json"))
    assert result.verdict == 'PASS'
    assert result.totals.requests == requests
    assert result.totals.errors == 0
    assert result.instances*.requests == [requests]
    // A format of the project's own, among its tests.
    assert new File(basedir, "target/brunt/shop.ShopTest.$method/slowest-steps.txt").text ==~ /\d+ ms  GET \/price\n/
}
assert new File(basedir, 'build.log').text.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
