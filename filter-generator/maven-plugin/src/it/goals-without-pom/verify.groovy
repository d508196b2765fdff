assert new File(basedir, 'out').list().length == 6
