/// Cuts HTML or XML into tags and text. It never fails: what is no tag is text, what is not closed ends with the document. Every character
/// is looked at once.
struct MarkupTokenizer {
  /// A piece of markup with its place in the document.
  enum Token {
    case start(name: String, attributes: [String: Scalars], isClosed: Bool)
    case end(name: String)
    /// Characters in which entities are still to be decoded.
    case text(Range<Int>)
    /// Characters that stand for themselves: CDATA, and what scripts and styles hold.
    case raw(Range<Int>)
  }

  /// Where the next token begins.
  private(set) var position: Int

  private let scalars: Scalars
  private let end: Int
  private let isXML: Bool
  private var rawElement: String?

  init(_ scalars: Scalars, isXML: Bool = false) {
    self.scalars = scalars
    self.isXML = isXML
    position = 0
    end = scalars.count
  }

  /// The next token, `nil` at the end.
  mutating func next() -> Token? {
    while position < end {
      if let name = rawElement {
        rawElement = nil
        if let token = rawText(until: name) { return token }
        continue
      }
      if scalars[position] != "<" { return text() }
      guard position + 1 < end else { return text() }
      switch scalars[position + 1] {
      case "!":
        if let token = declaration() { return token }
      case "?": skip(past: ">")
      case "/": if let token = endTag() { return token }
      default:
        if scalars[position + 1].isLatinLetter, scalars[position + 1].isASCII { return startTag() }
        return text()
      }
    }
    return nil
  }

  private mutating func text() -> Token {
    let start = position
    position += 1
    while position < end, scalars[position] != "<" { position += 1 }
    return .text(start..<position)
  }

  private mutating func rawText(until name: String) -> Token? {
    let start = position
    let closing = Scalars("</" + name)
    while position < end, !(scalars[position] == "<" && matches(closing, at: position)) { position += 1 }
    return start < position ? .raw(start..<position) : nil
  }

  private func matches(_ word: Scalars, at start: Int) -> Bool {
    guard start + word.count <= end else { return false }
    return word.indices.allSatisfy { Self.lowercased(scalars[start + $0]) == word[$0] }
  }

  private mutating func skip(past mark: Unicode.Scalar) {
    while position < end, scalars[position] != mark { position += 1 }
    position = min(end, position + 1)
  }

  private mutating func declaration() -> Token? {
    if matches(["<", "!", "-", "-"], at: position) {
      position = min(end, position + 4)
      while position < end, !matches(["-", "-", ">"], at: position) { position += 1 }
      position = min(end, position + 3)
      return nil
    }
    if matches(Scalars("<![cdata["), at: position) {
      let start = position + 9
      position = start
      while position < end, !matches(["]", "]", ">"], at: position) { position += 1 }
      let range = start..<position
      position = min(end, position + 3)
      return .raw(range)
    }
    skip(past: ">")
    return nil
  }

  private mutating func endTag() -> Token? {
    position += 2
    let name = name()
    skip(past: ">")
    return name.isEmpty ? nil : .end(name: name)
  }

  private mutating func startTag() -> Token {
    position += 1
    let name = name()
    var attributes: [String: Scalars] = [:]
    var isClosed = false
    while position < end, scalars[position] != ">" {
      if scalars[position] == "/" {
        isClosed = position + 1 < end && scalars[position + 1] == ">"
        position += 1
      } else if Self.isBlank(scalars[position]) {
        position += 1
      } else {
        let attribute = attribute()
        if attributes[attribute.name] == nil { attributes[attribute.name] = attribute.value }
      }
    }
    position = min(end, position + 1)
    if !isXML, !isClosed, Self.rawElements.contains(name) { rawElement = name }
    return .start(name: name, attributes: attributes, isClosed: isClosed)
  }

  private mutating func name() -> String {
    var view = String.UnicodeScalarView()
    while position < end {
      let scalar = scalars[position]
      if Self.isBlank(scalar) || scalar == ">" || scalar == "/" || scalar == "=" || scalar == "<" { break }
      view.append(Self.lowercased(scalar))
      position += 1
    }
    return String(view)
  }

  private mutating func attribute() -> (name: String, value: Scalars) {
    let start = position
    let name = name()
    if position == start { position += 1 }
    skipBlanks()
    guard position < end, scalars[position] == "=" else { return (name, []) }
    position += 1
    skipBlanks()
    guard position < end else { return (name, []) }
    let quote = scalars[position]
    guard quote == "\"" || quote == "'" else {
      let start = position
      while position < end, !Self.isBlank(scalars[position]), scalars[position] != ">" { position += 1 }
      return (name, Array(scalars[start..<position]))
    }
    position += 1
    let valueStart = position
    while position < end, scalars[position] != quote { position += 1 }
    let value = Array(scalars[valueStart..<position])
    position = min(end, position + 1)
    return (name, value)
  }

  private mutating func skipBlanks() {
    while position < end, Self.isBlank(scalars[position]) { position += 1 }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}"
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
  }

  /// Elements whose contents are no markup (HTML Standard, 13.1.2).
  private static let rawElements = WordList.rawElements.set
}
