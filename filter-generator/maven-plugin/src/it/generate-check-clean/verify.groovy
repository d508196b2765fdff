assert new File(basedir, 'build.log').text.contains('[INFO] generated is up to date: 6 files')
