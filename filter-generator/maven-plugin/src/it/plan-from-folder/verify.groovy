def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[INFO] phase 1 of ')
assert log.contains('[INFO] phase 2 of 2: change routes')
assert log.count('[INFO] phase 2 of 2: change routes') == 3 // the first time, the failing one, and between two folders
assert log.contains('cluster and unreadyGrace ask the cluster: leave out from')
assert log.contains('the mesh is not what the topology says')
assert new File(basedir, 'phases').list().sort() == ['1-add-subsets', '2-change-routes']
