import Model

/// Reads the blocks of text out of a page, with the elements that hold them, and what the page says about itself in its head.
struct HTMLContent {
  private(set) var elements: [HTMLElement] = []
  private(set) var blocks: [HTMLBlock] = []
  private(set) var metadata = HTMLMetadata()
  /// Text in elements that hold none of an article.
  private(set) var dropped: [Decision] = []

  /// What the first element that is named as a byline holds.
  private(set) var byline: Scalars?

  private struct Open {
    let element: Int
    let name: String
    let isInline: Bool
    let role: HTMLVocabulary.Role?
  }

  private var scalars: Scalars
  private var stack: [Open] = []
  private var droppedAt: Int?
  private var links = 0
  private var text = Scalars()
  private var linkLength = 0
  private var textStart: Int?
  private var textEnd = 0
  private var breaks = 0
  private var isLinkedData = false
  private var isTitle = false
  private var isSoft = false
  private var skips = SkipLinks()
  /// Where the text of an element begins that is named as a byline, and how deep it stands.
  private var bylineStart: (text: Int, depth: Int)?

  /// Reads a page, or a piece of one.
  init(_ scalars: Scalars) {
    self.scalars = scalars
    elements.append(HTMLElement(name: "", parent: -1, isSuspect: false, isBody: false))
    var tokenizer = MarkupTokenizer(scalars)
    while let token = tokenizer.next() {
      switch token {
      case .start(let name, let attributes, let isClosed): start(name, attributes, isClosed, at: tokenizer.position)
      case .end(let name): end(name)
      case .text(let range): add(range)
      case .raw(let range): addRaw(range)
      }
    }
    flush()
    addUp()
    for index in skips.skipped(blocks) { blocks[index].isSkipped = true }
    blocks = HTMLTables.joined(blocks, elements)
    self.scalars = []
  }

  private var element: Int { stack.last { !$0.isInline }?.element ?? 0 }

  // MARK: - Tags

  private mutating func start(_ name: String, _ attributes: [String: Scalars], _ isClosed: Bool, at position: Int) {
    metadata.read(name, attributes)
    switch name {
    case "br":
      breakLine()
      return
    case "script": isLinkedData = attributes["type"]?.string.lowercased() == "application/ld+json"
    case "title": isTitle = droppedAt == nil || !stack.contains { $0.name == "svg" }
    case "body":
      if let head = stack.firstIndex(where: { $0.name == "head" }) { close(to: head) }
    default: break
    }
    let tag = HTMLVocabulary.tag(name)
    if !tag.isInline {
      flush()
      isSoft = false
      closeImplied(by: name)
    }
    if let id = attributes["id"] ?? (name == "a" ? attributes["name"] : nil) { skips.place(id: id, block: blocks.count) }
    guard !tag.isVoid, !isClosed || tag.isInline, stack.count < Self.deepest else { return }
    var text = attributes["class"] ?? []
    if let id = attributes["id"] { text += [" "] + id }
    let names = HTMLVocabulary.names(text)
    if !tag.isInline { addElement(name, names, attributes) }
    stack.append(Open(element: elements.count - 1, name: name, isInline: tag.isInline, role: names.role))
    if name == "a" {
      links += 1
      skips.start(href: attributes["href"])
    }
    if byline == nil, bylineStart == nil, droppedAt == nil, names.role == .byline || attributes["rel"]?.string == "author" {
      bylineStart = (text: self.text.count, depth: stack.count)
    }
    let isHidden = attributes["hidden"] != nil || attributes["aria-hidden"]?.string == "true" || names.isHidden
    if droppedAt == nil, tag.isDropped || isHidden && !Self.neverSuspect.contains(name) { droppedAt = stack.count - 1 }
  }

  private mutating func addElement(_ name: String, _ names: HTMLVocabulary.Names, _ attributes: [String: Scalars]) {
    guard elements.count < Self.most else { return }
    let parent = element
    let suspect = !Self.neverSuspect.contains(name) && (names.isSuspect || isSiteHeader(name))
    let isBody = names.isBody || attributes["itemprop"]?.string.lowercased() == "articlebody"
    elements.append(HTMLElement(name: name, parent: parent, isSuspect: suspect || elements[parent].isSuspect, isBody: isBody))
  }

  /// The header of the site, not the one of the article.
  private func isSiteHeader(_ name: String) -> Bool {
    name == "header" && !stack.contains { $0.name == "article" || $0.name == "main" }
  }

  private mutating func closeImplied(by name: String) {
    let closes: Set<String>
    switch name {
    case "li": closes = ["li", "p"]
    case "td", "th": closes = ["td", "th", "p"]
    case "tr": closes = ["tr", "td", "th", "p"]
    case "dt", "dd": closes = ["dt", "dd", "p"]
    default: closes = ["p"]
    }
    for index in stack.indices.suffix(6).reversed() {
      if closes.contains(stack[index].name) {
        close(to: index)
      } else if !stack[index].isInline {
        return
      }
    }
  }

  private mutating func end(_ name: String) {
    if name == "p", !stack.suffix(8).contains(where: { $0.name == "p" }) { flush() }
    guard let index = stack.indices.suffix(64).last(where: { stack[$0].name == name }) else { return }
    if !HTMLVocabulary.tag(name).isInline {
      takeByline(closing: index)
      flush()
      isSoft = false
    } else {
      takeByline(closing: index)
    }
    close(to: index)
  }

  private mutating func close(to index: Int) {
    while stack.count > index {
      let open = stack.removeLast()
      if open.name == "a" { links -= 1 }
      if open.name == "script" { isLinkedData = false }
      if open.name == "title" { isTitle = false }
    }
    if let dropped = droppedAt, dropped >= stack.count { droppedAt = nil }
  }

  /// Keeps what a byline held when it closes; what was cut by a block inside it is none.
  private mutating func takeByline(closing index: Int) {
    guard let start = bylineStart, index < start.depth else { return }
    bylineStart = nil
    guard start.text <= text.count else { return }
    let name = text[start.text...].trimmed
    if (3...80).contains(name.count), !elements[element].isSuspect { byline = Array(name) }
  }

  // MARK: - Text

  private mutating func breakLine() {
    let count = breaks + 1
    flush()
    breaks = count
    isSoft = count == 1 && !blocks.isEmpty
  }

  private mutating func add(_ range: Range<Int>) {
    if isTitle {
      metadata.add(title: Entities.decode(scalars[range]))
      noteDropped(range, "title")
      return
    }
    if let droppedAt {
      noteDropped(range, stack[droppedAt].name)
      return
    }
    for scalar in Entities.decode(scalars[range]) { append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar) }
    if textStart == nil, !text.isEmpty { textStart = range.lowerBound }
    if scalars[range].contains(where: { $0 != " " && $0 != "\n" && $0 != "\t" && $0 != "\r" }) {
      textEnd = range.upperBound
      breaks = 0
    }
  }

  private mutating func noteDropped(_ range: Range<Int>, _ name: String) {
    guard scalars[range].contains(where: { $0 != " " && $0 != "\n" && $0 != "\t" && $0 != "\r" }) else { return }
    if textStart != nil {
      // Hidden words inside a paragraph go with it.
      textEnd = range.upperBound
      return
    }
    let reasons = ["inside \(name)"]
    if let last = dropped.indices.last, dropped[last].reasons == reasons, dropped[last].span.end > textEnd {
      dropped[last].span.end = range.upperBound
    } else {
      if dropped.count < Self.most { dropped.append(Decision(range.scalars, .markup, reasons: reasons)) }
    }
  }

  private mutating func addRaw(_ range: Range<Int>) {
    if isLinkedData { metadata.add(linkedData: scalars[range]) }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let before = text.count
    CharacterCleaning.append(scalar, to: &text)
    if text.count > before, text[text.count - 1] == " ", before == 0 || text[before - 1] == " " {
      text.removeLast()
      return
    }
    if links > 0 { linkLength += text.count - before }
  }

  private mutating func flush() {
    defer {
      text.removeAll(keepingCapacity: true)
      (linkLength, textStart, breaks) = (0, nil, 0)
    }
    guard let start = textStart else { return }
    let content = text.trimmed
    guard !content.isEmpty else { return }
    guard blocks.count < Self.most else { return addToLast(content, start) }
    let element = element
    let role = stack.suffix(4).last { $0.role != nil }?.role
    let span = start..<max(start, textEnd)
    skips.block(blocks.count, isLink: linkLength * 2 >= content.count)
    var block = HTMLBlock(kind: kind, element: element, text: content, linkLength: linkLength, span: span, role: role)
    block.isSoft = isSoft && blocks.last?.element == element
    isSoft = false
    blocks.append(block)
    count(content.count, links: linkLength, from: element, isPart: block.isSoft)
  }

  /// Adds a stretch of text to the last block, where there are too many to make another.
  private mutating func addToLast(_ content: Scalars, _ start: Int) {
    let last = blocks.count - 1
    blocks[last].text += [" "]
    blocks[last].text += content
    blocks[last].span = blocks[last].span.lowerBound..<max(start, textEnd)
  }

  private var kind: HTMLBlock.Kind {
    for open in stack.suffix(6).reversed() {
      switch open.name {
      case "h1", "h2", "h3", "h4", "h5", "h6": return .heading(open.name.utf8.last.map { Int($0) - 0x30 } ?? 6)
      case "figcaption", "caption": return .caption
      case "li": return .item
      default: break
      }
    }
    return stack.suffix(4).contains { $0.role == .caption } ? .caption : .paragraph
  }

  /// Adds the length of a block to its element, and its evidence to the nearest ones around it.
  private mutating func count(_ length: Int, links: Int, from element: Int, isPart: Bool) {
    elements[element].textLength += length - links
    elements[element].linkLength += links
    guard length > 24 || isPart, links * 2 < length, !elements[element].isSuspect else { return }
    var share = length - links
    var current = elements[element].name == "p" || elements[element].name == "blockquote" ? elements[element].parent : element
    for _ in 0..<5 where current >= 0 {
      elements[current].score += share
      share = share * 2 / 3
      current = elements[current].parent
    }
  }

  /// Gives every element the lengths of those inside; children stand behind their parents.
  private mutating func addUp() {
    for index in elements.indices.dropFirst().reversed() {
      elements[elements[index].parent].textLength += elements[index].textLength
      elements[elements[index].parent].linkLength += elements[index].linkLength
    }
  }

  private static let neverSuspect = WordList.neverSuspect.set
  private static let deepest = 128
  /// A page has some thousand elements. What a machine wrote without end is read to its end, its last elements as one.
  private static let most = 200_000
}
