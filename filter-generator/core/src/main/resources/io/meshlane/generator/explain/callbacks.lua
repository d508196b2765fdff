-- Gives requests of these authorities a lane, unless they carry one.
local lanes = {
@lanes@
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
  local lane = headers:get(@header@)
  if lane ~= nil and lane ~= "" and lane ~= "-" then
    return
  end
  local authority = headers:get(":authority")
  lane = authority and (lanes[authority] or lanes[host(authority)])
  if lane then
    headers:replace(@header@, lane)
  end
end
