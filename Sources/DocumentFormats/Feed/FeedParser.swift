import Model

/// One item of a feed, as it stands there.
struct FeedItem {
  var title = Scalars()
  var link = Scalars()
  var summary = Scalars()
  var content = Scalars()
  var date = Scalars()
  var author = Scalars()
  var span = ScalarSpan(0, 0)
}

/// Reads the items of a feed; what is not closed ends with the document.
struct FeedParser {
  private let scalars: Scalars
  private var item: FeedItem?
  private var start = 0
  private var field: String?
  private var depth = 0
  private var fieldStart = 0
  private var text = Scalars()
  private var hasMarkup = false

  private init(_ scalars: Scalars) {
    self.scalars = scalars
  }

  /// The items of a feed, in its order.
  static func items(of scalars: Scalars) -> [FeedItem] {
    var parser = FeedParser(scalars)
    return parser.items()
  }

  private mutating func items() -> [FeedItem] {
    var items: [FeedItem] = []
    var tokenizer = MarkupTokenizer(scalars, isXML: true)
    var before = 0
    while let token = tokenizer.next() {
      switch token {
      case .start(let name, let attributes, let isClosed):
        if name == "item" || name == "entry" {
          (item, start) = (FeedItem(), before)
        } else if item != nil {
          open(name, attributes, isClosed, at: tokenizer.position)
        }
      case .end(let name):
        if name == "item" || name == "entry" {
          closeField(at: before)
          if var done = item {
            done.span = ScalarSpan(start, tokenizer.position)
            items.append(done)
          }
          item = nil
        } else if item != nil {
          close(name, at: before)
        }
      case .text(let range): if field != nil { text += Entities.decode(scalars[range]) }
      case .raw(let range): if field != nil { text += scalars[range] }
      }
      before = tokenizer.position
    }
    return items
  }

  private mutating func open(_ name: String, _ attributes: [String: Scalars], _ isClosed: Bool, at position: Int) {
    if name == "link", let address = attributes["href"], attributes["rel"].map({ $0.string == "alternate" }) ?? true {
      item?.link = Entities.decode(address[...])
    }
    if field != nil {
      if !isClosed { depth += 1 }
      hasMarkup = hasMarkup || name != "name"
    } else if !isClosed {
      (field, depth, fieldStart, text, hasMarkup) = (name, 0, position, [], false)
    }
  }

  private mutating func close(_ name: String, at position: Int) {
    if depth > 0 { depth -= 1 } else if name == field { closeField(at: position) }
  }

  private mutating func closeField(at position: Int) {
    guard let field else { return }
    let value = text.trimmed
    switch field {
    case "title": item?.title = value
    case "link": if item?.link.isEmpty ?? false { item?.link = value }
    case "description", "summary": item?.summary = hasMarkup ? Array(scalars[fieldStart..<max(fieldStart, position)]) : value
    case "content:encoded", "content": item?.content = hasMarkup ? Array(scalars[fieldStart..<max(fieldStart, position)]) : value
    case "pubdate", "published", "dc:date": item?.date = value
    case "updated": if item?.date.isEmpty ?? false { item?.date = value }
    case "dc:creator", "author": item?.author = Array(value.split { $0 == "\n" }.first?.trimmed ?? [])
    default: break
    }
    (self.field, text) = (nil, [])
  }
}
