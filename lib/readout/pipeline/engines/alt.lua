-- Pandoc's Typst writer leaves out alt texts, without which a PDF is not accessible. Quarto mends that too.
local function literal(text)
  local escaped = text:gsub('[\\"]', '\\%0')
  return '"' .. escaped .. '"'
end

function Image(image)
  local alt = pandoc.utils.stringify(image.caption)
  return pandoc.RawInline("typst", "#box(image(" .. literal(image.src) .. ", alt: " .. literal(alt) .. "))")
end
