def log = new File(basedir, 'build.log').text

assert log.contains("[ERROR] error[ML0103] k8s/meshlane.yaml:17:")
assert log.contains("[ERROR]   help: did you mean 'release'?")
assert log.contains('k8s/meshlane.yaml: 1 error')
assert !log.contains('internal error')
assert !new File(basedir, 'target/meshlane').exists()
