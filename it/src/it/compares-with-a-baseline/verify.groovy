String log = new File(basedir, 'build.log').text
String file = 'src/test/brunt/shop.ShopIT.holds.json'

// 1: nothing to compare with
assert log.contains('INCONCLUSIVE  p99 regression')
assert log.contains('there is no baseline yet: keep runs as one with mvn brunt:baseline')

// 2: kept, and readable
assert log.contains("shop.ShopIT.holds: kept in ${file}, which now has 1 run of this machine")
String baseline = new File(basedir, file).text
assert baseline.contains('"schema": "brunt-baseline/1"')
assert baseline.contains('"load": "constant-users: 10 users for 4s; after a warm-up of 1s"')

// 3: an equal run passes, and it is said that one run is weak
assert log =~ /PASS +p99 regression +< 100 % +[+-]\d+\.\d %/
assert log.contains(' in 1 baseline run; weak: fewer than 3 do not show how far runs differ')
assert log =~ /shop\.ShopIT\.holds beside 1 baseline run of \d{4}-\d\d-\d\d; weak/
assert log =~ /p50 +1\d\d ms +1\d\d ms to 1\d\d ms +1\d\d ms +[+-]\d+\.\d % +[+-]\S+ % to [+-]\S+ % +alike/

// 4: a second one
assert log.contains("kept in ${file}, which now has 2 runs of this machine")
assert baseline.count('"at"') == 2

// 5: slower, and the gate says by how much
assert log.contains('1 of 1 load test did not pass')
assert log =~ /Failed: p99 regression was \+\d{3} %, allowed 100 %/
assert log =~ /FAIL +throughput regression +< 40 % +\+\d\d\.\d %/
assert log =~ /\d ms, against \d+ ms in 2 baseline runs \(\d+ ms to \d+ ms\)/

// 6
assert log =~ /p50 +1\d\d ms .* 5\d\d ms +\+\d{3} % +\+\S+ % to \+\S+ % +SLOWER/
String markdown = new File(basedir, 'target/brunt/comparison.md').text
assert markdown.startsWith('### ❌ shop.ShopIT.holds')
assert markdown =~ /\| SLOWER \| p50 \| .* \| \*\*\+\d{3}.%\*\* \|/
String page = new File(basedir, 'target/brunt/comparison/shop.ShopIT.holds.html').text
assert page.contains('Worse: ') && page.contains('../shop.ShopIT.holds/report.html')
// 7
assert log.contains('Skipped: skipITs is set')
// 8: what failed is no baseline
assert log.contains('shop.ShopIT.holds: not kept, since it did not pass. Failed: p99 regression was ')
assert log.contains('no result was fit for a baseline')
