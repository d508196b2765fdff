<#-- @ftlvariable name="object" type="io.meshlane.generator.istio.DestinationRule" -->
<#import "meta.ftl" as m>
${marker?no_esc}
apiVersion: networking.istio.io/v1
kind: DestinationRule
<@m.metadata object/>
spec:
  host: ${object.host}
<#if object.trafficPolicy??>
  trafficPolicy:
<#if object.trafficPolicy.connectionPool??>
<@connectionPool object.trafficPolicy.connectionPool/>
</#if>
<#if object.trafficPolicy.outlierDetection??>
<@outlierDetection object.trafficPolicy.outlierDetection/>
</#if>
</#if>
  subsets:
<#list object.subsets as subset>
  - name: ${subset.name}
    labels:
      ${subset.labelName}: ${subset.labelValue}
</#list>
<#macro connectionPool pool>
    connectionPool:
<#if pool.maxConnections??>
      tcp:
        maxConnections: ${pool.maxConnections?c?no_esc}
</#if>
<#if pool.http??>
      http:
<@http pool.http/>
</#if>
</#macro>
<#macro http pool>
<#if pool.http1MaxPendingRequests??>
        http1MaxPendingRequests: ${pool.http1MaxPendingRequests?c?no_esc}
</#if>
<#if pool.idleTimeout??>
        idleTimeout: ${pool.idleTimeout}
</#if>
<#if pool.maxRequestsPerConnection??>
        maxRequestsPerConnection: ${pool.maxRequestsPerConnection?c?no_esc}
</#if>
<#if pool.maxRetries??>
        maxRetries: ${pool.maxRetries?c?no_esc}
</#if>
</#macro>
<#macro outlierDetection outliers>
    outlierDetection:
<#if outliers.baseEjectionTime??>
      baseEjectionTime: ${outliers.baseEjectionTime}
</#if>
<#if outliers.consecutive5xxErrors??>
      consecutive5xxErrors: ${outliers.consecutive5xxErrors?c?no_esc}
</#if>
<#if outliers.interval??>
      interval: ${outliers.interval}
</#if>
<#if outliers.maxEjectionPercent??>
      maxEjectionPercent: ${outliers.maxEjectionPercent?c?no_esc}
</#if>
</#macro>
