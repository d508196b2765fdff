assert new File(basedir, 'build.log').getText('UTF-8') =~ /(?m)^\[INFO\] testbbb → testaaa +release-v1 +virtualservice-testaaa\.yaml:/
