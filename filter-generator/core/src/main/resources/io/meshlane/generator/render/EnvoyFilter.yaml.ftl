<#-- @ftlvariable name="object" type="io.meshlane.generator.istio.EnvoyFilter" -->
<#import "meta.ftl" as m>
<#import "callbacks.lua.ftl" as callbacks>
${marker?no_esc}
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
<@m.metadata object/>
spec:
  priority: 10
  workloadSelector:
    labels:
<@m.selector labels=object.selector by=6/>
  configPatches:
  - applyTo: HTTP_FILTER
    match:
      context: ${object.context}
      listener:
        filterChain:
          filter:
            name: envoy.filters.network.http_connection_manager
    patch:
      operation: INSERT_FIRST
      value:
        name: meshlane.callbacks
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
          default_source_code:
            inline_string: |
<@indent by=14><@callbacks.source object.table/></@indent>
