import ArabicText
import Model

/// The body of an article with what was found in it so far: what the finders of quotations and events read.
struct BodyText: Sendable {
  let text: TokenizedText
  /// The mentions in the body, in reading order, none overlapping another.
  let mentions: [EntityFinder.Found]
  let dates: [DateMention]
  /// For each token the mention that covers it.
  private let mentionOfToken: [Int32]
  /// For each token whether it is part of a date expression.
  private let isDate: [Bool]

  init(text: TokenizedText, mentions: [EntityFinder.Found], dates: [DateMention]) {
    self.text = text
    self.mentions = mentions
    self.dates = dates
    var covering = [Int32](repeating: -1, count: text.tokens.count)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { covering[token] = Int32(index) }
    }
    mentionOfToken = covering
    var dated = [Bool](repeating: false, count: text.tokens.count)
    for date in dates {
      var token = text.token(atOrAfter: date.span.start)
      while token < text.tokens.count, text.tokens[token].start < date.span.end {
        dated[token] = true
        token += 1
      }
    }
    isDate = dated
  }

  /// The mention that covers a token.
  func mention(at token: Int) -> EntityFinder.Found? {
    guard mentionOfToken.indices.contains(token), mentionOfToken[token] >= 0 else { return nil }
    return mentions[Int(mentionOfToken[token])]
  }

  /// Whether a token is part of a date expression: it says when, never who.
  func isPartOfDate(_ token: Int) -> Bool {
    isDate[token]
  }

  /// The mentions that start among some tokens.
  func mentions(in tokens: Range<Int>) -> ArraySlice<EntityFinder.Found> {
    let start = mentions.firstIndex(sortedBy: { $0.tokens.lowerBound }, atOrAfter: tokens.lowerBound)
    let end = mentions.firstIndex(sortedBy: { $0.tokens.lowerBound }, atOrAfter: tokens.upperBound)
    return mentions[start..<end]
  }

  /// The date expressions that start within a span.
  func dates(in span: ScalarSpan) -> ArraySlice<DateMention> {
    let start = dates.firstIndex(sortedBy: { $0.span.start }, atOrAfter: span.start)
    let end = dates.firstIndex(sortedBy: { $0.span.start }, atOrAfter: span.end)
    return dates[start..<end]
  }

  /// The span of a range of tokens.
  func span(_ tokens: Range<Int>) -> ScalarSpan {
    ScalarSpan(text.tokens[tokens.lowerBound].start, text.tokens[tokens.upperBound - 1].end)
  }

  /// The text of a span.
  func string(_ span: ScalarSpan) -> String {
    text.text(span.start, span.end)
  }
}

extension Array {
  /// The first index of a sorted array whose key is not below a value.
  fileprivate func firstIndex(sortedBy key: (Element) -> Int, atOrAfter value: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
