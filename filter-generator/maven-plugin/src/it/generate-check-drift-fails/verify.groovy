def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] error[ML0403] generated/destinationrule-gone.yaml: is no longer part of the topology')
assert log.contains('[ERROR] error[ML0403] generated/virtualservice-testaaa.yaml: is missing')
assert log.contains('k8s/meshlane.yaml: 7 errors')
assert new File(basedir, 'generated').list().sort() == ['destinationrule-gone.yaml', 'mine.yaml']
