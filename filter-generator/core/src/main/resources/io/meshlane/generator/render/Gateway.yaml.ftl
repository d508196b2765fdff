<#-- @ftlvariable name="object" type="io.meshlane.generator.istio.Gateway" -->
<#import "meta.ftl" as m>
${marker?no_esc}
apiVersion: networking.istio.io/v1
kind: Gateway
<@m.metadata object/>
spec:
  selector:
<@m.selector labels=object.selector by=4/>
  servers:
<#list object.servers as server>
  - port:
      number: ${server.port?c?no_esc}
      name: ${server.name}
      protocol: ${server.protocol}
    hosts:
<#list server.hosts as host>
    - ${host}
</#list>
<#if server.tls??>
    tls:
      mode: ${server.tls.mode}
      credentialName: ${server.tls.credentialName}
</#if>
</#list>
