def log = new File(basedir, 'build.log').text

['meshlane:generate', 'meshlane:validate', 'meshlane.topology', 'meshlane.output', 'meshlane.check', 'meshlane.manifests',
  'meshlane.failOnWarning', 'meshlane.skip'].each { assert log.contains(it) }
