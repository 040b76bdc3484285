/// Which elements and class names mean what.
enum HTMLVocabulary {
  /// What the class of an element says of its text.
  enum Role {
    case subtitle, byline, date, caption
  }

  /// Elements that hold no text of an article.
  static let dropped: Set<String> = [
    "script", "style", "nav", "aside", "footer", "noscript", "template", "svg", "iframe", "select", "option", "button", "textarea",
    "object", "video",
    "audio", "canvas", "map", "datalist", "dialog", "menu", "math", "head",
  ]

  /// Elements that have no end tag.
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  /// Elements inside a paragraph.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "nobr",
  ]

  /// Whether a class or id names something that is not the text of the article.
  static func isSuspect(_ names: Scalars) -> Bool {
    let words = words(of: names)
    return words.contains { suspects.contains($0) } || words.contains("most") && words.contains("read")
  }

  static func role(_ names: Scalars) -> Role? {
    for word in words(of: names) {
      if let role = roles[word] { return role }
    }
    return nil
  }

  static func isBody(_ names: Scalars) -> Bool {
    let text = words(of: names).joined(separator: "-")
    return bodies.contains { text.contains($0) }
  }

  private static func words(of names: Scalars) -> [String] {
    names.prefix(300).split { !$0.isLatinLetter }.map { $0.string.lowercased() }
  }

  private static let roles: [String: Role] = [
    "subtitle": .subtitle, "subheadline": .subtitle, "subhead": .subtitle, "standfirst": .subtitle, "deck": .subtitle, "dek": .subtitle,
    "byline": .byline, "author": .byline, "authors": .byline, "writer": .byline, "caption": .caption, "figcaption": .caption, "date": .date,
    "published": .date, "timestamp": .date, "datetime": .date,
  ]

  private static let bodies = [
    "article-body", "articlebody", "entry-content", "post-content", "article-content", "story-body", "post-body", "field-body",
  ]

  private static let suspects: Set<String> = [
    "share", "sharing", "social", "socials", "related", "comment", "comments", "breadcrumb", "breadcrumbs", "newsletter", "subscribe",
    "subscription",
    "cookie", "cookies", "ad", "ads", "advert", "advertisement", "banner", "promo", "sidebar", "widget", "widgets", "menu", "navbar",
    "navigation",
    "mostread", "popular", "trending", "ticker", "breaking", "recommended", "recommendations", "recommend", "toolbar", "skip", "login",
    "modal", "popup",
    "rating", "pagination", "pager", "readmore", "disqus", "outbrain", "taboola", "hidden", "print", "alsoread", "suggested", "copyright",
  ]
}
