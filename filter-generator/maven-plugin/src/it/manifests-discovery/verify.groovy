assert new File(basedir, 'target/meshlane/destinationrule-testaaa.yaml').text.contains('version: release-v1')
