assert new File(basedir, 'build.log').text.count('[INFO] meshlane.skip is set') == 2
assert !new File(basedir, 'target/meshlane').exists()
