def log = new File(basedir, 'build.log').text

assert log.contains("lane 'canary' picks version 'releese' of service 'testbbb'")
assert log.contains('[ERROR]   see:  DIAGNOSTICS.md#ml0103')
