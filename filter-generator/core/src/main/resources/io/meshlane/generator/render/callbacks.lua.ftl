<#macro source table>
-- Gives requests of these authorities a lane, unless they carry one.
local lanes = {
<#list table.lanes as authority, lane>
  [${lua(authority)?no_esc}] = ${lua(lane)?no_esc},
</#list>
}
local function host(authority)
  if not authority:find("[A-Z:]") and authority:sub(-1) ~= "." then
    return authority
  end
  authority = authority:lower()
  if authority:sub(1, 1) == "[" then
    return authority:match("^%[[^%]]*%]") or authority
  end
  return (authority:gsub(":%d*$", ""):gsub("%.$", ""))
end
function envoy_on_request(handle)
  local headers = handle:headers()
  local lane = headers:get(${lua(table.header)?no_esc})
  if lane ~= nil and lane ~= "" and lane ~= "-" then
    return
  end
  local authority = headers:get(":authority")
  lane = authority and (lanes[authority] or lanes[host(authority)])
  if lane then
    headers:replace(${lua(table.header)?no_esc}, lane)
  end
end
</#macro>
