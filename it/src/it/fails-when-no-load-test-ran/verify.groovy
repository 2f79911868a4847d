String log = new File(basedir, 'build.log').text

assert log.contains('no result of this build, though there are load tests in shop.ShopIT')
assert log.contains('did Failsafe or Surefire run them?')
