import Model

/// What a line of a text page is, as far as it can be told from the line and its neighbours.
indirect enum LineKind: Equatable {
  /// A paragraph or a part of one.
  case text
  /// A short line without a final stop: a headline, a subtitle, a section heading, a name.
  case short
  /// The line below a picture, without its credit.
  case caption(Scalars)
  case dateline(Dateline)
  /// A time of day alone, as live coverage has it.
  case timestamp
  case byline(BylineNames.Signature)
  case translator(String)
  case source
  case republished
  /// `TT` and the like: a remnant of the page's own buttons.
  case marker
  /// The head of a list of other articles.
  case relatedHead
  /// Another article named inside the text.
  case relatedLink
  case desk(DeskLine)
  case keywords
  /// The credit of an agency, as it is written.
  case agency(String)
  /// The head of what readers wrote.
  case commentHead
  case clutter
  /// Latin script on an Arabic page.
  case foreign
}

/// A line with its kind.
struct PageLine {
  let source: SourceLine
  var kind: LineKind
  /// The words of a line that may be repeated, none for long ones.
  let key: LineKey
  /// What marks the line as what it is in the markup around it, in words for a person.
  var mark: String?
  /// Whether the line right above or below is the same.
  var isDoubled = false
  /// Whether the page marks it as a heading.
  var isMarkedHeading = false

  var text: Scalars { source.text }

  /// The words of the line without their spelling's differences.
  var folded: String { text[...].foldedName }

  /// How many words stand on the line.
  var wordCount: Int { text.split(separator: " ").count }

  /// Whether the line is what a page prints around every text.
  var isButton: Bool { kind == .clutter || kind == .marker }

  var isText: Bool { kind == .text }

  var isShort: Bool { kind == .short }

  /// Whether the line may stand between a headline and the first paragraph.
  var isFrontMatter: Bool {
    switch kind {
    case .caption, .dateline, .byline, .translator, .source, .marker, .desk, .clutter, .keywords, .relatedLink, .agency, .commentHead: true
    default: false
    }
  }

  /// What the line shows by itself, in words for a person.
  var sign: String { signs[0] }

  /// ``sign`` alone in a list. The commonest are made once: there are as many as there are lines.
  var signs: [String] {
    if let mark { return [mark] }
    switch kind {
    case .text: return Self.textSigns
    case .short: return Self.shortSigns
    case .caption: return [isDoubled ? "printed twice" : "a picture credit or a caption's label"]
    case .dateline: return ["a date and nothing else"]
    case .timestamp: return ["a time of day alone"]
    case .byline: return ["begins as a byline does"]
    case .translator: return ["begins as a translator's line does"]
    case .source, .republished: return ["names where the text comes from"]
    case .marker: return ["what a button says"]
    case .relatedHead: return ["the head of a list of other articles"]
    case .relatedLink: return ["leads to another article"]
    case .desk: return ["a desk or correspondent with a place"]
    case .keywords: return ["a list of keywords"]
    case .agency: return ["the credit of an agency"]
    case .commentHead: return ["the head of the readers' comments"]
    case .clutter: return ["what pages print around every text"]
    case .foreign: return ["in Latin script on an Arabic page"]
    }
  }

  private static let textSigns = ["a sentence, or long as one"]
  private static let shortSigns = ["short, without a final stop"]
}
