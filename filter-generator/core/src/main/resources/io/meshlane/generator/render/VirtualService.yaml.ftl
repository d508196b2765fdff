<#-- @ftlvariable name="object" type="io.meshlane.generator.istio.VirtualService" -->
<#import "meta.ftl" as m>
<#import "http.ftl" as h>
${marker?no_esc}
apiVersion: networking.istio.io/v1
kind: VirtualService
<@m.metadata object/>
spec:
  hosts:
<#list object.hosts as host>
  - ${host}
</#list>
<#if object.gateways?has_content>
  gateways:
<#list object.gateways as gateway>
  - ${gateway}
</#list>
</#if>
  http:
<#list object.http as route>
<@h.route route/>
</#list>
