<#-- @ftlvariable name="route" type="io.meshlane.generator.istio.VirtualService.HttpRoute" -->
<#macro route route>
  - name: ${route.name}
<#if route.match?has_content>
    match:
<#list route.match as match>
<@condition match/>
</#list>
</#if>
<#if route.headers.any>
<@headers route.headers/>
</#if>
<#if route.fault??>
<@fault route.fault/>
</#if>
<#if route.rewriteUri??>
    rewrite:
      uri: ${route.rewriteUri}
</#if>
<#if route.timeout??>
    timeout: ${route.timeout}
</#if>
<#if route.retries??>
<@retries route.retries/>
</#if>
<#if route.directStatus??>
    directResponse:
      status: ${route.directStatus?c?no_esc}
<#else>
    route:
<#list route.route as destination>
<@target destination/>
</#list>
</#if>
</#macro>
<#macro condition match>
<@indent by=6 first="    - ">
<#if match.gateways?has_content>
gateways:
<#list match.gateways as gateway>
- ${gateway}
</#list>
</#if>
<#if match.port??>
port: ${match.port?c?no_esc}
</#if>
<#if match.uri??>
uri:
  ${match.uri.type}: ${match.uri.value}
</#if>
<#if match.authority??>
authority:
  ${match.authority.type}: ${match.authority.value}
</#if>
<#if match.headers?has_content>
headers:
<#list match.headers as name, value>
  ${name}:
    ${value.type}: ${value.value}
</#list>
</#if>
<#if match.withoutHeaders?has_content>
withoutHeaders:
<#list match.withoutHeaders as name>
  ${name}: {}
</#list>
</#if>
</@indent>
</#macro>
<#macro headers headers>
    headers:
<#if headers.request>
      request:
<#if headers.requestSet?has_content>
        set:
<#list headers.requestSet as name, value>
          ${name}: ${value}
</#list>
</#if>
<#if headers.requestRemove?has_content>
        remove:
<#list headers.requestRemove as name>
        - ${name}
</#list>
</#if>
</#if>
<#if headers.responseSet?has_content>
      response:
        set:
<#list headers.responseSet as name, value>
          ${name}: ${value}
</#list>
</#if>
</#macro>
<#macro fault fault>
    fault:
<#if fault.delay??>
      delay:
        percentage:
          value: ${fault.delayPercent?no_esc}
        fixedDelay: ${fault.delay}
</#if>
<#if fault.abortStatus??>
      abort:
        percentage:
          value: ${fault.abortPercent?no_esc}
        httpStatus: ${fault.abortStatus?c?no_esc}
</#if>
</#macro>
<#macro retries retries>
    retries:
      attempts: ${retries.attempts?c?no_esc}
<#if retries.perTryTimeout??>
      perTryTimeout: ${retries.perTryTimeout}
</#if>
<#if retries.retryOn??>
      retryOn: ${retries.retryOn}
</#if>
</#macro>
<#macro target destination>
    - destination:
        host: ${destination.host}
        subset: ${destination.subset}
<#if destination.port??>
        port:
          number: ${destination.port?c?no_esc}
</#if>
<#if destination.weight??>
      weight: ${destination.weight?c?no_esc}
</#if>
</#macro>
