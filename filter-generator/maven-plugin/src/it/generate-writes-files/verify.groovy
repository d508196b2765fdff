def folder = new File(basedir, 'target/meshlane')
def log = new File(basedir, 'build.log').text

assert folder.list().sort() == [
  'destinationrule-testaaa.yaml', 'destinationrule-testbbb.yaml', 'gateway-gateway.yaml',
  'virtualservice-gateway-all.yaml', 'virtualservice-testaaa.yaml', 'virtualservice-testbbb.yaml']
assert new File(folder, 'virtualservice-testaaa.yaml').text.contains('subset: release-v1')
assert log.contains("[INFO] 6 files written, 0 unchanged, 0 removed in target${File.separator}meshlane")
