def log = new File(basedir, 'build.log').text

assert log.count('[WARNING] warning[ML0112] k8s/meshlane.yaml:16:71:') == 2
assert log.contains('k8s/meshlane.yaml: 1 warning')
assert new File(basedir, 'passed').list().length == 8
assert !new File(basedir, 'target/meshlane').exists()
