String log = new File(basedir, 'build.log').text

assert log.contains('1 of 1 load test did not pass')
assert log.contains('Not judged, since an earlier build left them: shop.ShopIT.breaks\n')
assert log.contains('1 load test passed the gate')
assert log.contains('Not judged, since an earlier build left them: shop.ShopIT.breaks, shop.ShopIT.holds')
assert log.contains('no result of this build, though there are load tests in shop.ShopIT')
assert log.contains('it judges what tests of the same build have left, and this build runs none: mvn verify')
