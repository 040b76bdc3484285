import Model

/// What a page says about itself: JSON-LD, OpenGraph and other `meta` elements, `time`, `html lang`.
struct HTMLMetadata {
  private(set) var headline: String?
  private(set) var subtitle: String?
  private(set) var authors: [String] = []
  private(set) var published: CalendarDate?
  private(set) var language: String?
  private(set) var siteName: String?

  private var ogTitle: String?
  private var pageTitle = ""
  private var metaAuthor: String?
  private var metaDate: CalendarDate?
  private var timeDate: CalendarDate?

  /// The title as the head of the page has it, without the site's name behind it.
  var title: String? {
    let raw = headline ?? ogTitle ?? (pageTitle.isEmpty ? nil : pageTitle)
    return raw.map { withoutSite($0) }
  }

  /// The day of publication.
  var date: CalendarDate? { published ?? metaDate ?? timeDate }

  /// Who wrote it, by the structured data.
  var people: [String] { authors.isEmpty ? metaAuthor.map { BylineNames.read(Scalars($0)).people } ?? [] : authors }

  mutating func read(_ name: String, _ attributes: [String: Scalars]) {
    switch name {
    case "html": language = attributes["lang"]?.string ?? language
    case "time":
      if timeDate == nil, let value = attributes["datetime"] { timeDate = Timestamp.day(in: value[...]) }
    case "meta":
      guard let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"], let content = attributes["content"] else {
        return
      }
      readMeta(key.string.lowercased(), Entities.decode(content[...]))
    default: break
    }
  }

  private mutating func readMeta(_ key: String, _ content: Scalars) {
    let value = Self.cleaned(content)
    guard !value.isEmpty else { return }
    switch key {
    case "og:title", "twitter:title": ogTitle = ogTitle ?? value
    case "og:site_name": siteName = value
    case "author", "article:author", "dc.creator":
      if !value.hasPrefix("http") { metaAuthor = metaAuthor ?? value }
    case "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dcterms.created", "publish-date",
      "publication_date", "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "og:published_time":
      metaDate = metaDate ?? Timestamp.day(in: content[...])
    default: break
    }
  }

  mutating func add(title: Scalars) { pageTitle += Self.cleaned(title) }

  /// Reads a block of JSON-LD; control characters inside strings, which many sites leave there, are taken for blanks.
  mutating func add(linkedData: ArraySlice<Unicode.Scalar>) {
    guard linkedData.count < 1 << 20 else { return }
    let text = linkedData.map { $0.value < 0x20 ? " " : $0 }
    guard let value = try? JSONReader.read(Array(text.string.utf8)) else { return }
    visit(value, depth: 0)
  }

  private mutating func visit(_ value: JSONValue, depth: Int) {
    guard depth < 4 else { return }
    switch value {
    case .array(let items):
      for item in items.prefix(50) { visit(item, depth: depth + 1) }
    case .object(let members):
      let types = members.first { $0.name == "@type" }.map { Self.strings($0.value) } ?? []
      if types.contains(where: Self.isArticle), headline == nil {
        readArticle(members)
      } else if let graph = members.first(where: { $0.name == "@graph" }) {
        visit(graph.value, depth: depth + 1)
      }
    default: break
    }
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type == "BlogPosting" || type == "LiveBlogPosting" || type == "Report"
  }

  private mutating func readArticle(_ members: [JSONValue.Member]) {
    for member in members {
      let texts = Self.strings(member.value).map { Self.cleaned(Entities.decode(Scalars($0)[...])) }.filter { !$0.isEmpty }
      switch member.name {
      case "headline": headline = texts.first
      case "alternativeHeadline", "alternateHeadline": subtitle = texts.first
      case "datePublished": published = texts.first.flatMap { Timestamp.day(in: Scalars($0)[...]) }
      case "author", "creator": authors = Self.isOrganization(member.value) ? [] : texts.filter { !$0.hasPrefix("http") }
      case "inLanguage": language = texts.first ?? language
      default: break
      }
    }
  }

  /// Whether a value is a newspaper or another body rather than a person.
  private static func isOrganization(_ value: JSONValue) -> Bool {
    switch value {
    case .object(let members): members.contains { $0.name == "@type" && strings($0.value).contains { $0.hasSuffix("Organization") } }
    case .array(let items): !items.isEmpty && items.allSatisfy(isOrganization)
    default: false
    }
  }

  /// The strings of a value: itself, the names of the things it is, or those of its items.
  private static func strings(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let items): items.prefix(20).flatMap(strings)
    case .object(let members): members.first { $0.name == "name" }.map { strings($0.value) } ?? []
    default: []
    }
  }

  private static func cleaned(_ text: Scalars) -> String {
    var result = Scalars()
    for scalar in CharacterCleaning.cleaned(text) {
      let scalar = scalar == "\n" ? " " : scalar
      if scalar != " " || result.last != " " { result.append(scalar) }
    }
    return result.trimmed.string
  }

  private func withoutSite(_ title: String) -> String {
    let scalars = Scalars(title)
    for mark in ["|", " - ", " – ", " — ", "::"] {
      let mark = Scalars(mark)
      guard let start = scalars.indices.last(where: { scalars[$0...].starts(with: mark) }), start > 10 else { continue }
      let tail = scalars[(start + mark.count)...]
      let isSite = siteName.map { Scalars($0)[...].foldedName == tail.foldedName } ?? false
      if isSite || mark == ["|"] && tail.count < 40 { return scalars[..<start].trimmed.string }
    }
    return title
  }
}
