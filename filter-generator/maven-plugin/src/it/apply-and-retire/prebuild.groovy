import com.sun.net.httpserver.HttpServer

// An API server that holds nothing, keeps nothing, and takes everything; what it is asked stands in the context.
def empty = '{"kind": "List", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": []}'
def missing = '{"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404, "message": "not found"}'
def asked = Collections.synchronizedList([])
def server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
server.createContext('/') { exchange ->
  def path = exchange.requestURI.path
  def body = exchange.requestBody.getText('UTF-8')
  asked << exchange.requestMethod + ' ' + path + (exchange.requestURI.query?.contains('dryRun') ? ' (dry run)' : '')
  def named = path ==~ '.*/leases/[^/]+'
  def answer = body ? body.replaceFirst('"metadata":\\{', '"metadata":{"generation":1,"resourceVersion":"1",')
      : named ? missing : empty
  def bytes = answer.getBytes('UTF-8')
  exchange.responseHeaders.add('Content-Type', 'application/json')
  exchange.sendResponseHeaders(!body && named ? 404 : 200, bytes.length)
  exchange.responseBody.write(bytes)
  exchange.close()
}
server.start()
context.put('server', server)
context.put('asked', asked)
new File(basedir, 'kubeconfig').text = """\
apiVersion: v1
kind: Config
current-context: here
contexts: [{name: here, context: {cluster: here, user: me}}]
clusters: [{name: here, cluster: {server: "http://localhost:${server.address.port}"}}]
users: [{name: me, user: {token: any}}]
"""
return true
