-- What Quarto does to a document before Typst sees it, done for the embedded renderer too.

local function literal(text)
  local escaped = text:gsub('[\\"]', '\\%0')
  return '"' .. escaped .. '"'
end

-- Pandoc's Typst writer leaves out alt texts, without which a PDF is not accessible.
function Image(image)
  local alt = pandoc.utils.stringify(image.caption)
  return pandoc.RawInline("typst", "#box(image(" .. literal(image.src) .. ", alt: " .. literal(alt) .. "))")
end

-- A table within a figure stays on one page and is centred; Quarto's are plain tables.
function Table(table)
  table.classes:insert("typst:no-figure")
  return table
end
