<#-- @ftlvariable name="object" type="io.meshlane.generator.istio.TrafficExtension" -->
<#import "meta.ftl" as m>
<#import "callbacks.lua.ftl" as callbacks>
${marker?no_esc}
apiVersion: extensions.istio.io/v1alpha1
kind: TrafficExtension
<@m.metadata object/>
spec:
  selector:
    matchLabels:
<@m.selector labels=object.selector by=6/>
  phase: AUTHN
  priority: 10
<#if object.mode??>
  match:
  - mode: ${object.mode}
</#if>
  lua:
    inlineCode: |
<@indent by=6><@callbacks.source object.table/></@indent>
