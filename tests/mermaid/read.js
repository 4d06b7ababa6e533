// What Mermaid makes of a text: run in a page that has loaded mermaid.min.js.
window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

window.read = async (text) => {
  const { db } = await window.mermaid.mermaidAPI.getDiagramFromText(text);
  return {
    title: db.getDiagramTitle(),
    accTitle: db.getAccTitle(),
    accDescr: db.getAccDescription(),
    sections: db.getSections(),
    tasks: db.getTasks().map(({ section, task, score, people }) => [section, task, score, people]),
  };
};

window.draw = async (text) => {
  const holder = document.createElement("div");
  holder.innerHTML = (await window.mermaid.render("picture", text)).svg;
  holder.querySelectorAll("style").forEach((style) => style.remove());
  return { text: holder.textContent, live: holder.querySelectorAll("script, img, b, br").length };
};
