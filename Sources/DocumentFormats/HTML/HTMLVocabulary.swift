/// Which elements and class names mean what.
enum HTMLVocabulary {
  /// What the class of an element says of its text.
  enum Role: String {
    case subtitle, byline, date, caption
  }

  /// What the name of an element says of it.
  struct Tag {
    /// Whether it stands inside a paragraph.
    var isInline = false
    /// Whether it has no end tag.
    var isVoid = false
    /// Whether it holds no text of an article.
    var isDropped = false
  }

  /// What the class and id of an element say of it.
  struct Names {
    /// Whether they name something that is not the text of the article.
    var isSuspect = false
    /// Whether they mark the article's body.
    var isBody = false
    /// Whether the text is for readers who hear the page.
    var isHidden = false
    var role: Role?
  }

  static func tag(_ name: String) -> Tag { tags[name] ?? Tag() }

  static func names(_ text: Scalars) -> Names {
    var names = Names()
    guard !text.isEmpty else { return names }
    var previous = ""
    for part in text.prefix(300).split(whereSeparator: { !$0.isLatinLetter }) {
      let word = String(decoding: part.map { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) | 0x20 : 0x3F }, as: UTF8.self)
      names.isSuspect = names.isSuspect || suspects.contains(word) || word == "read" && previous == "most"
      names.isHidden =
        names.isHidden || word == "vh" || word == "only" && previous == "sr" || word == "reader" && previous == "screen"
        || word == "hidden" && previous == "visually" || word == "visuallyhidden"
      names.isBody = names.isBody || word == "articlebody" || word.utf8.count < 8 && bodies.contains(previous + "-" + word)
      names.role = names.role ?? roles[word]
      previous = word
    }
    return names
  }

  private static let tags: [String: Tag] = {
    var tags: [String: Tag] = [:]
    for name in dropped { tags[name] = Tag(isDropped: true) }
    for name in void { tags[name] = Tag(isVoid: true) }
    for name in inline { tags[name] = Tag(isInline: true) }
    return tags
  }()

  private static let dropped = WordList.droppedElements.words

  private static let void = WordList.voidElements.words

  private static let inline = WordList.inlineElements.words

  private static let roles = WordList.classRoles.table.compactMapValues(Role.init)

  private static let bodies = WordList.bodyClasses.set

  private static let suspects = WordList.suspectClasses.set
}
