assert new File(basedir, 'build.log').text.contains('[ERROR] error[ML0001] k8s/meshlane.yaml: the file does not exist')
