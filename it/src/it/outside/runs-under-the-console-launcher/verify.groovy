import groovy.json.JsonSlurper

File tests = new File(basedir, 'target/test-classes')
File libraries = new File(basedir, 'target/dependency')
String java = new File(System.getProperty('java.home'), 'bin/java').path

/* Each way to start the launcher, and what it says of where the tests lie. */
[
    'on the class path': ['-cp', "$tests${File.pathSeparator}$libraries/*", 'org.junit.platform.console.ConsoleLauncher',
                          'execute', "--scan-classpath=$tests"],
    'a module'         : ['-p', "$tests${File.pathSeparator}$libraries", '--add-modules', 'ALL-MODULE-PATH',
                          '-m', 'org.junit.platform.console', 'execute', '--select-module=shop.tests'],
].each { where, arguments ->
    File reports = new File(basedir, "target/${where.replace(' ', '-')}")
    List<?> command = [java] + arguments + [
        '--disable-banner', '--disable-ansi-colors', '--details=verbose', "--reports-dir=$reports",
        "--config=brunt.reportDir=$reports/brunt",
        '--config=junit.platform.reporting.open.xml.enabled=true', "--config=junit.platform.reporting.output.dir=$reports",
    ]
    Process launcher = new ProcessBuilder(command*.toString()).directory(basedir).redirectErrorStream(true).start()
    String said = launcher.inputStream.text
    println said

    assert launcher.waitFor() == 0
    assert !said.contains('could not be written')
    assert said.contains("shop.tests is $where")
    assert said.contains('The price of tea')
    assert said.contains('brunt.verdict')
    assert said =~ /\[ +1 tests successful/

    def result = new JsonSlurper().parse(new File(reports, 'brunt/shop.tests.PriceTest.price/result.json'))
    assert result.verdict == 'PASS'
    assert result.totals.requests == 50
    assert result.test.displayName == 'The price of tea'

    String open = reports.listFiles().findAll { it.name.startsWith('open-test-report') || it.name.startsWith('junit-platform-events') }*.text.join()
    assert open.contains('brunt.verdict') && open.contains('PASS')
    ['result.json', 'report.html'].each { name ->
        def attached = (open =~ /path="([^"]*$name)"/)
        assert attached.find()
        assert new File(reports, attached.group(1)).bytes == new File(reports, "brunt/shop.tests.PriceTest.price/$name").bytes
    }
}
// The map above would else be taken for the script's verdict.
return true
