-- Posts an article that is new every time. Arguments: a file with one JSON object a line, and a word that no earlier run used.
local lines, count, word = {}, 0, ""

function init(arguments)
  for line in io.lines(arguments[1]) do lines[#lines + 1] = line end
  word = arguments[2]
end

function request()
  count = count + 1
  local line = lines[count % #lines + 1]
  local body = line:gsub('"text": "', '"text": "' .. word .. " " .. count .. " ", 1)
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
end
