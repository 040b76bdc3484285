/// What stands behind a line that might be a headline, up to the first paragraph: the evidence that an article begins there.
struct HeadlineSigns {
  /// Whether the line comes again, as sites print it above and below the picture.
  var isRepeated = false
  /// Whether a caption stands there twice.
  var hasDoubledCaption = false
  /// Whether any caption stands there.
  var hasCaption = false
  /// Whether the line has the length of a headline rather than of a section heading.
  var isLong = false
  var hasMarker = false
  var hasByline = false
  var hasDateline = false
  var hasDesk = false
  /// Other short lines: a subtitle.
  var shorts = 0
  /// Where the first paragraph stands.
  var firstParagraph: Int?
  /// How many empty lines stand before the headline.
  var gap = 0
  /// Whether the first paragraph begins with the lead of agency copy, signed or dated.
  var hasWireLead = false
  /// Whether the time of an entry of live coverage stands above the line.
  var isEntry = false

  init(_ lines: [PageLine], at index: Int) {
    gap = lines[index].source.blanksBefore
    isEntry = index > 0 && lines[index - 1].kind == .timestamp && lines[index].source.blanksBefore < 2
    let key = lines[index].key
    isLong = lines[index].text.split(separator: " ").count > 5
    for position in (index + 1)..<max(index + 1, min(lines.count, index + 18)) {
      let line = lines[position]
      if key.isTelling, line.key == key {
        isRepeated = true
        continue
      }
      switch line.kind {
      case .text:
        firstParagraph = position
        hasWireLead = WireLead(Array(line.text.prefix(100)))?.isSigned ?? false
        return
      case .caption:
        hasCaption = true
        hasDoubledCaption = hasDoubledCaption || line.isDoubled
      case .marker: hasMarker = true
      case .byline, .translator: hasByline = true
      case .dateline: hasDateline = true
      case .desk: hasDesk = true
      case .short:
        if LabelledLine(line.text)?.label == .abstract { continue }
        shorts += 1
        if shorts > 2 { return }
      case .source, .clutter, .keywords, .relatedLink, .agency: break
      case .relatedHead, .commentHead, .foreign, .republished, .timestamp: return
      }
    }
  }

  /// How surely an article begins here; 3 is enough.
  var score: Int {
    guard firstParagraph != nil, shorts < 2 || hasByline || hasDateline else { return 0 }
    return weights.reduce(0) { $1.holds ? $0 + $1.points : $0 }
  }

  private var weights: [(holds: Bool, points: Int, words: String)] {
    [
      (isRepeated, 3, "headline repeated"), (hasDoubledCaption, 2, "caption printed twice"), (hasMarker, 2, "button text"),
      (hasByline, 2, "byline"), (hasDateline, 2, "dateline"), (hasDesk, 1, "desk"), (gap > 1, 1, "wide gap before it"),
      (hasWireLead, 2, "the lead of agency copy"), (hasCaption, 1, "caption"), (isLong, 1, "length of a headline"),
      (isEntry, -4, "an entry's time above it"),
    ]
  }

  /// The evidence in words for a person, with what each sign weighs.
  var reasons: [String] {
    weights.filter(\.holds).map { "\($0.words) (\($0.points > 0 ? "+" : "")\($0.points))" }
  }
}
