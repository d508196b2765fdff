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
