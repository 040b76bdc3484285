/// The frame around every page: `page.html` with names in double braces, which stand for what a page gives or for words of the language.
enum PageTemplate {
  private enum Piece {
    case text(String)
    case name(String)
  }

  private static let pieces: [Piece] = {
    guard let bytes = WebFiles.contents(of: "page.html") else { preconditionFailure("page.html is not among the built-in files") }
    let text = String(decoding: bytes, as: UTF8.self)
    var pieces: [Piece] = []
    for (index, part) in text.split(separator: "{{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let brace = part.firstIndex(of: "}") else {
        pieces.append(.text(String(part)))
        continue
      }
      pieces.append(.name(String(part[..<brace])))
      pieces.append(.text(String(part[brace...].dropFirst(2))))
    }
    return pieces
  }()

  /// The page with everything in its place.
  static func filled(_ values: [String: HTML], _ interface: Interface) -> [UInt8] {
    var page = ""
    for piece in pieces {
      switch piece {
      case .text(let text): page += text
      case .name(let name): page += (values[name] ?? HTML(interface[name])).text
      }
    }
    return Array(page.utf8)
  }
}
