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

  init(_ lines: [PageLine], at index: Int) {
    gap = lines[index].source.blanksBefore
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
        return
      case .caption:
        hasCaption = true
        hasDoubledCaption = hasDoubledCaption || line.isDoubled
      case .marker: hasMarker = true
      case .byline, .translator: hasByline = true
      case .dateline: hasDateline = true
      case .desk: hasDesk = true
      case .short:
        shorts += 1
        if shorts > 2 { return }
      case .source, .clutter, .keywords, .relatedLink: break
      case .relatedHead, .foreign, .republished, .timestamp: return
      }
    }
  }

  /// How surely an article begins here; 3 is enough.
  var score: Int {
    guard firstParagraph != nil, shorts < 2 || hasByline || hasDateline else { return 0 }
    let weights: [(Bool, Int)] = [
      (isRepeated, 3), (hasDoubledCaption, 2), (hasMarker, 2), (hasByline, 2), (hasDateline, 2), (hasDesk, 1), (gap > 1, 1),
      (hasCaption, 1), (isLong, 1),
    ]
    return weights.reduce(0) { $1.0 ? $0 + $1.1 : $0 }
  }

  /// Whether the article is more than a teaser by what surrounds its headline.
  var isWhole: Bool { hasDoubledCaption || hasMarker || hasByline || hasDateline }

  /// The evidence in words for a person.
  var reasons: [String] {
    let words: [(Bool, String)] = [
      (isRepeated, "headline repeated"), (hasDoubledCaption, "caption printed twice"), (hasMarker, "button text"), (hasByline, "byline"),
      (hasDateline, "dateline"), (hasDesk, "desk"), (gap > 1, "wide gap before it"),
      (hasCaption, "caption"), (isLong, "length of a headline"),
    ]
    return words.filter(\.0).map(\.1)
  }
}
