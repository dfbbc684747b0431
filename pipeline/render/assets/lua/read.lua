-- Reads {"format": …, "texts": […]} from standard input and writes one JSON list: a tree, or {"error": …}, for each text in order.
-- The empty table given to pandoc.read is its whole file system, so no reader can open a file or an address.
local job = pandoc.json.decode(io.read("a"), false)
local answers = {}
for n, text in ipairs(job.texts) do
  local fine, result = pcall(function() return pandoc.write(pandoc.read(text, job.format, {}, {}), "json") end)
  answers[n] = fine and result or pandoc.json.encode({ error = tostring(result) })
end
io.write("[", table.concat(answers, ",\n"), "]")
