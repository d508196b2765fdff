assert new File(basedir, 'build.log').text.contains("no rule knows a service 'testbb'; did you mean 'testbbb'?")
