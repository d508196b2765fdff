def log = new File(basedir, 'build.log').text

assert log.contains('[INFO] 2 services, 3 versions, 2 lanes')
assert log.contains('[INFO] 2 services, 4 versions, 2 lanes')
assert new File(basedir, 'out').list().length == 6
