import java.nio.file.Files

String log = new File(basedir, 'build.log').text

// Every link of every page leads somewhere within the folder, also when that was moved.
def linksHold = { File folder ->
    File moved = new File(basedir, 'moved/brunt')
    moved.parentFile.deleteDir()
    Files.walk(folder.toPath()).forEach {
        def copy = moved.toPath().resolve(folder.toPath().relativize(it).toString())
        Files.isDirectory(it) ? Files.createDirectories(copy) : Files.copy(it, copy)
    }
    int followed = 0
    moved.eachFileRecurse { page ->
        if (page.name.endsWith('.html')) {
            page.text.findAll(~/href="([^"#:]+)"/) { all, link ->
                File target = new File(page.toURI().resolve(link))
                assert target.exists() && target.path.startsWith(moved.path), "$link of $page"
                followed++
            }
        }
    }
    assert followed > 4
}

// 1: the aggregator has copies of all that it shows
File brunt = new File(basedir, 'target/brunt')
String index = new File(brunt, 'index.html').text
assert index.contains('modules/shop/shop.ShopIT.buys/report.html') && index.contains('modules/cart/shop.ShopIT.buys/report.html')
assert index.contains('<span class="name">reports-over-all-modules</span>')
assert new File(brunt, 'modules/cart/index.html').text.contains('<span class="name">cart</span>')
linksHold(brunt)

// 2: as a page of the site, of each module and of all
assert new File(basedir, 'shop/target/site/load-tests.html').text.contains('href="brunt/shop.ShopIT.buys/report.html"')
String page = new File(basedir, 'target/site/load-tests.html').text
assert page.contains('2 load tests passed')
assert page.contains('href="brunt/modules/cart/shop.ShopIT.buys/report.html"') && page.contains('shop.ShopIT.buys (cart)')
linksHold(new File(basedir, 'target/site/brunt'))

// 3: taken together
assert index.contains('Taken together')
def counts = ['shop', 'cart'].collect {
    (new File(basedir, "$it/target/brunt/shop.ShopIT.buys/result.json").text =~ /"totals": \{"requests": (\d+)/)[0][1] as long
}
String together = new File(brunt, 'together/shop.ShopIT.buys.html').text
assert together.contains("2 results together: ${counts.sum()} iterations, ")
assert new File(brunt, 'summary.md').text.contains('| taken together |')

// 4: one beside the other
assert log =~ /shop\.ShopIT\.buys beside 1 base run of \d{4}-\d\d-\d\d; weak: fewer than 3 do not show how far runs differ/
assert log =~ /figure +base +range +now +change +95 % interval/
assert new File(brunt, 'comparison.md').text.contains('| p99 |')
assert new File(brunt, 'comparison/shop.ShopIT.buys.html').text.contains('By chance?')
