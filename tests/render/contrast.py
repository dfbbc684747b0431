"""A script that looks for text too pale to read: less than 4.5 to 1 against what lies behind it (WCAG 2.2, 1.4.3)."""

CONTRAST = """() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
  const ground = e => {
    if (!e) return [255, 255, 255];
    const own = rgb(getComputedStyle(e).backgroundColor);
    return own.length === 3 ? own : over(own, ground(e.parentElement));
  };
  const low = [];
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const back = ground(e), fore = over(rgb(getComputedStyle(e).color), back);
    const [a, b] = [light(fore), light(back)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push([e.tagName, e.className, e.textContent.slice(0, 40), fore, back]);
  }
  return low;
}"""
