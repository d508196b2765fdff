assert new File(basedir, 'build.log').text.contains('[INFO] 2 services, 3 versions, 2 lanes')
assert !new File(basedir, 'target').exists()
