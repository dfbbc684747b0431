-- Reads {"format": …, "trees": [JSON text, …]} from standard input and writes a JSON list of the trees written in that format.
local job = pandoc.json.decode(io.read("a"), false)
local answers = {}
for n, tree in ipairs(job.trees) do
  answers[n] = pandoc.json.encode(pandoc.write(pandoc.read(tree, "json", {}, {}), job.format))
end
io.write("[", table.concat(answers, ",\n"), "]")
