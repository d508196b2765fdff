<#macro metadata object>
metadata:
  name: ${object.meta.name}
  namespace: ${object.meta.namespace}
  labels:
    app.kubernetes.io/managed-by: meshlane
    meshlane.io/topology: ${object.meta.topology}
<#if object.meta.namespace != home>
    meshlane.io/home: ${home}
</#if>
</#macro>
<#macro selector labels by>
<@indent by=by>
<#list labels as name, value>
${name}: ${value}
</#list>
</@indent>
</#macro>
