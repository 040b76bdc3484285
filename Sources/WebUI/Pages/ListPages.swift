internal import HTTP

/// The first page of each list, with a link to the next.
enum ListPages {
  private static let common = ["actor", "from", "to", "q", "match", "place", "source", "kind", "lang", "sort", "cursor"]

  /// The search desk: a box, and the articles that the address asks for.
  static func articles(_ request: Request, _ interface: Interface, _ api: AnswerSource) throws(AnswerSource.Refusal) -> PageTable.Content {
    let json = target("/v1/articles", common, of: request)
    let list: Shown.List<Shown.Article> = try api.ask(json, for: request)
    let words = request.query.first { $0.name == "q" }?.value ?? ""
    let main = searchForm(words, interface) + items(list.items.map { article($0, interface) }) + next(list.next, to: "/", interface)
    return PageTable.Content(title: words.isEmpty ? interface["nav.desk"] : words, main: main, json: json)
  }

  /// Who and what is spoken of.
  static func actors(_ request: Request, _ interface: Interface, _ api: AnswerSource) throws(AnswerSource.Refusal) -> PageTable.Content {
    let json = target("/v1/entities", ["q", "type", "cursor"], of: request)
    let list: Shown.List<Shown.Entity> = try api.ask(json, for: request)
    let lines = list.items.map { entity in
      HTML.element(
        "li", [:],
        .link(interface.address("/actors/" + entity.slug), .isolated(entity.name))
          + HTML.joined([HTML(""), .isolated(entity.englishName ?? ""), .isolated(entity.articleCount.map { String($0) } ?? "")], by: " "))
    }
    return titled("actors", items(lines) + next(list.next, to: "/actors", interface), json, interface)
  }

  /// One actor, with the newest articles.
  static func actor(_ request: Request, _ interface: Interface, _ api: AnswerSource) throws(AnswerSource.Refusal) -> PageTable.Content {
    let json = "/v1/entities/" + PercentCoding.encode(request.parameters["id"] ?? "")
    let entity: Shown.Entity = try api.ask(json, for: request)
    let list: Shown.List<Shown.Article> = try api.ask("/v1/articles?actor=\(entity.id)", for: request)
    let names = HTML.isolated(entity.name) + HTML(" ") + .element("bdi", ["class": "faint", "lang": "en"], entity.englishName ?? "")
    return PageTable.Content(
      title: entity.name, main: .element("h1", [:], names) + items(list.items.map { article($0, interface) }), json: json)
  }

  /// Who did what to whom.
  static func events(_ request: Request, _ interface: Interface, _ api: AnswerSource) throws(AnswerSource.Refusal) -> PageTable.Content {
    let json = target("/v1/events", common + ["role", "target", "type", "status", "cluster", "collapse"], of: request)
    let list: Shown.List<Shown.Event> = try api.ask(json, for: request)
    let lines = list.items.map { event in
      HTML.element(
        "li", [:],
        HTML.joined(
          [
            .link(interface.address("/articles/\(event.articleID)"), HTML(interface.word("event.\(event.type)") ?? event.type)),
            event.date.map { interface.date($0.start, precision: $0.precision) } ?? HTML(""),
            participants(event.actors, interface) + HTML(interface.isArabic ? " ← " : " → ") + participants(event.targets, interface),
          ], by: " · "))
    }
    return titled("nav.events", items(lines) + next(list.next, to: "/events", interface), json, interface)
  }

  /// Who said what.
  static func quotes(_ request: Request, _ interface: Interface, _ api: AnswerSource) throws(AnswerSource.Refusal) -> PageTable.Content {
    let json = target("/v1/quotes", common + ["speaker", "about"], of: request)
    let list: Shown.List<Shown.Quote> = try api.ask(json, for: request)
    let lines = list.items.map { quote in
      let speaker =
        quote.speaker.map { HTML.link(interface.address("/actors/" + $0.slug), .isolated($0.name)) }
        ?? .isolated(quote.speakerText ?? interface["quote.unknown"])
      return HTML.element(
        "li", [:],
        speaker + .element("blockquote", ["dir": "auto"], quote.text)
          + .link(interface.address("/articles/\(quote.articleID)"), HTML(interface["article"])))
    }
    return titled("nav.quotes", items(lines) + next(list.next, to: "/quotes", interface), json, interface)
  }

  private static func titled(_ key: String, _ list: HTML, _ json: String, _ interface: Interface) -> PageTable.Content {
    PageTable.Content(title: interface[key], main: .element("h1", [:], interface[key]) + list, json: json)
  }

  /// The parameters of a page that the API knows; the others are about how the page looks. Empty ones come from forms and say nothing.
  private static func target(_ path: String, _ names: [String], of request: Request) -> String {
    let items = request.query.filter { names.contains($0.name) && !$0.value.isEmpty }
    return items.isEmpty ? path : path + "?" + QueryItem.encode(items)
  }

  private static func searchForm(_ words: String, _ interface: Interface) -> HTML {
    let (label, hint) = (HTML(interface["search.label"]).text, HTML(interface["search.hint"]).text)
    let box = HTML(
      markup: "<input type=\"search\" name=\"q\" dir=\"auto\" value=\"\(HTML(words).text)\" aria-label=\"\(label)\" "
        + "placeholder=\"\(hint)\">")
    let language = HTML(markup: interface.isArabic ? "" : "<input type=\"hidden\" name=\"ui\" value=\"en\">")
    return .element(
      "form", ["class": "search", "role": "search", "action": "/"],
      box + .element("button", ["class": "main"], interface["search"]) + language)
  }

  private static func items(_ lines: [HTML]) -> HTML { .element("ol", ["class": "results"], HTML(lines)) }

  private static func article(_ article: Shown.Article, _ interface: Interface) -> HTML {
    let title = HTML.link(interface.address("/articles/\(article.id)"), HTML(article.title))
    let snippet = article.snippet.map { HTML.element("p", ["class": "snippet", "dir": "auto"], HTML(markup: $0)) } ?? HTML()
    return .element(
      "li", [:],
      .element("h2", ["class": "headline", "dir": "auto"], title) + ArticlePage.metaLine(article, interface) + snippet)
  }

  private static func participants(_ all: [Shown.Participant], _ interface: Interface) -> HTML {
    if all.isEmpty { return HTML("—") }
    let names = all.map { one in
      one.entity.map { HTML.link(interface.address("/actors/" + $0.slug), .isolated($0.name)) } ?? .isolated(one.text)
    }
    return .joined(names, by: interface["comma"])
  }

  /// A link to the next page of a list, from the address that the API gives for it.
  private static func next(_ target: String?, to path: String, _ interface: Interface) -> HTML {
    guard let target, let mark = target.firstIndex(of: "?") else { return HTML() }
    let language = interface.isArabic ? "" : "&ui=en"
    let address = path + target[mark...] + language
    return .element("p", [:], .element("a", ["class": "more", "rel": "next", "href": address], interface["more"]))
  }
}
