import groovy.json.JsonSlurper

[
    'shop.ShopTest.asks 30 times, by two users'     : 30,
    "shop.ShopTest.a body's step of _tea_ & more_"   : 21,
    'shop.ShopTest.each pack of-1'                  : 10,
    'shop.ShopTest.each pack of-2'                  : 10,
    'shop.ShopTest.In a hurry.runs'                 : 5,
].each { folder, requests ->
    def result = new JsonSlurper().parse(new File(basedir, "target/brunt/$folder/result.json"))
    assert result.verdict == 'PASS'
    assert result.totals.requests == requests
}
assert new File(basedir, 'target/brunt/index.html').text.contains('asks 30 times, by two users')
assert new File(basedir, 'build.log').text.contains('Tests run: 5, Failures: 0, Errors: 0, Skipped: 0')
