context.get('server').stop(0)
def log = new File(basedir, 'build.log').getText('UTF-8')
def istio = '/apis/networking.istio.io/v1/namespaces/test-istio/'
def written = context.get('asked').findAll { it.startsWith('PATCH ' + istio) && !it.endsWith('(dry run)') }

assert written.contains('PATCH ' + istio + 'destinationrules/testaaa')
assert written.contains('PATCH ' + istio + 'virtualservices/testaaa')
assert written.contains('PATCH ' + istio + 'gateways/gateway')
assert context.get('asked').any { it == 'GET /apis/apps/v1/namespaces/test-istio/deployments' }

assert log.contains('1/3 add subsets: ')
assert log.contains('ML0538')
assert log.contains("version 'release-v1' of service 'testaaa' retires, and the topology still lists it")
assert log.contains('ML0521')

// A warning that is to fail stops the second retire before it writes; that settle proves nothing fails no change.
assert log.contains('nothing is changed, because warnings are to fail')
assert context.get('asked').count { it == 'POST /apis/coordination.k8s.io/v1/namespaces/test-istio/leases' } == 2

assert log.contains('write http://localhost:15014')
assert !log.contains('internal error')
