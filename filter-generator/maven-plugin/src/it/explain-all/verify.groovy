def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[INFO] lane         gateway * → testaaa  testaaa     testbbb')
assert log.contains('[INFO] (no header)  release              release     release')
assert log.contains('[INFO] release-v1   release-v1           release-v1  release')
