import Model

/// What a line of a text page is, as far as it can be told from the line and its neighbours.
enum LineKind: Equatable {
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
  /// Whether the line right above or below is the same.
  var isDoubled = false
  /// Whether the page marks it as a heading.
  var isMarkedHeading = false

  var text: Scalars { source.text }

  var isText: Bool { kind == .text }

  var isShort: Bool { kind == .short }

  /// Whether the line may stand between a headline and the first paragraph.
  var isFrontMatter: Bool {
    switch kind {
    case .caption, .dateline, .byline, .translator, .source, .marker, .desk, .clutter, .keywords, .relatedLink: true
    default: false
    }
  }
}
