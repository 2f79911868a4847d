import groovy.json.JsonSlurper

File target = new File(basedir, 'target')
assert target.list().count { it.startsWith('fork-') } == 2

['One', 'Two', 'Three', 'Four'].each { name ->
    [first: 30, second: 20].each { method, iterations ->
        def result = new JsonSlurper().parse(new File(target, "brunt/shop.${name}Test.$method/result.json"))
        assert result.verdict == 'PASS'
        assert result.totals.requests == iterations
        assert result.errors.isEmpty()
    }
}
// The index is written by both forks.
assert ['One', 'Two', 'Three', 'Four'].every { new File(target, 'brunt/index.html').text.contains("${it}Test") }
assert new File(basedir, 'build.log').text.contains('Tests run: 8, Failures: 0, Errors: 0, Skipped: 0')
