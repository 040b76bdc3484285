internal import HTTP

/// An article to read.
enum ArticlePage {
  static func content(_ request: Request, _ interface: Interface, _ api: AnswerSource) throws(AnswerSource.Refusal) -> PageTable.Content {
    let json = "/v1/articles/" + PercentCoding.encode(request.parameters["id"] ?? "")
    let article: Shown.Article = try api.ask(json, for: request)
    let paragraphs = paragraphs(of: article.body ?? "").map { HTML.element("p", ["dir": "auto"], $0) }
    let subtitle = article.subtitle.map { HTML.element("p", ["class": "subtitle", "dir": "auto"], $0) } ?? HTML()
    let story = HTML.element(
      "article", ["class": "story", "lang": article.language],
      .element("h1", ["dir": "auto"], article.title) + subtitle + metaLine(article, interface)
        + .element("div", ["class": "body"], HTML(paragraphs)))
    return PageTable.Content(title: article.title, main: .element("div", ["class": "reading"], story), json: json)
  }

  /// Who wrote it, where it stood, and when.
  static func metaLine(_ article: Shown.Article, _ interface: Interface) -> HTML {
    let published = article.published.map { interface.date($0.date, precision: $0.precision) } ?? HTML(interface["date.none"])
    let names = [article.authors.joined(separator: interface["comma"]), article.source ?? ""].filter { !$0.isEmpty }.map(HTML.isolated)
    let place = article.place.map { [HTML.isolated($0)] } ?? []
    return .element("p", ["class": "meta"], .joined(names + [published] + place, by: " · "))
  }

  /// Paragraphs stand apart by blank lines.
  private static func paragraphs(of body: String) -> [String] {
    var found: [String] = []
    var current = ""
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, !current.isEmpty {
        found.append(current)
        current = ""
      } else if !line.isEmpty {
        current += current.isEmpty ? String(line) : "\n" + line
      }
    }
    return current.isEmpty ? found : found + [current]
  }
}
