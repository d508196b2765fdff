def log = new File(basedir, 'build.log').text
def words = [
  'meshlane:explain', 'meshlane:generate', 'meshlane:plan', 'meshlane:validate', 'meshlane.topology', 'meshlane.output', 'meshlane.check',
  'meshlane.manifests', 'meshlane.failOnWarning', 'meshlane.skip']

assert words.findAll { !log.contains(it) } == []
