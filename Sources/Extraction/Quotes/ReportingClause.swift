import ArabicText
import Model

/// What stands between a reporting verb and the words said.
struct ReportingClause {
  /// Where the words said begin.
  enum Opening: Equatable {
    /// At إن, أن or one of their kin.
    case particle(Int)
    case colon(Int)
    /// At an opening quotation mark.
    case mark(Int)

    var index: Int {
      switch self {
      case .particle(let index), .colon(let index), .mark(let index): index
      }
    }
  }

  /// The noun phrase behind the verb, all of its words.
  var subject: Range<Int>?
  /// Where the words said begin; `nil` when they do not follow.
  var opening: Opening?
}

/// Reads the clause of a reporting verb. The phrase between the verb and the words said is its subject, however long: it ends at the first
/// preposition, adverb or mark that does not belong to a name (Badawi, Carter, Gully, Modern Written Arabic, chapter 3).
struct ReportingClauseReader {
  let body: BodyText
  let lexicon: Lexicon
  let cues: QuoteCues
  let words: QuoteWords
  /// Stretches in quotation marks that are names or terms: by their opening mark their closing one.
  let names: [Int: Int]
  /// The opening marks of quotations.
  let speeches: Set<Int>

  /// The words said begin no further behind the verb, in tokens.
  private static let reach = 40
  /// Prepositions of one letter that stand alone before a mark: لـ «…».
  static let letters: Set<String> = ["ب", "ل", "ك"]
  /// A subject has no more tokens.
  static let longest = 18

  func clause(from start: Int, in sentence: Range<Int>, isWide: Bool = true) -> ReportingClause {
    var opening = self.opening(from: start, in: sentence)
    // A verb that mostly means something else reports a clause near it only: اتهم … نتيجة تأكيدها أنه.
    if !isWide, let found = opening, found.index - start > 10 { opening = nil }
    let limit = opening?.index ?? min(sentence.upperBound, start + 14)
    return ReportingClause(subject: subject(from: start, to: limit, beforeWords: opening != nil), opening: opening)
  }

  // MARK: - Where the words said begin

  private func opening(from start: Int, in sentence: Range<Int>) -> ReportingClause.Opening? {
    var index = start
    let limit = min(sentence.upperBound, start + Self.reach)
    while index < limit {
      let token = body.text.tokens[index]
      if let closing = names[index] {
        index = closing + 1
        continue
      }
      if speeches.contains(index) { return .mark(index) }
      if words.isOne(.particle, token.folded) {
        guard index > start else { return .particle(index) }
        let before = body.text.tokens[index - 1].folded
        if words.isOne(.contrast, before) { return nil }
        if !words.hasStem(.beforeInfinitive, before) { return .particle(index) }
      } else if token.kind == .punctuation {
        if token.folded == "؛" { return nil }
        if token.folded == ":", body.text.tokens[index - 1].kind != .number { return .colon(index) }
      } else if index > start, startsAnotherReport(index, behind: start) {
        return nil
      }
      index += 1
    }
    return nil
  }

  private func startsAnotherReport(_ index: Int, behind start: Int) -> Bool {
    guard body.mention(at: index) == nil, let (cue, _) = cues.cue(at: index, in: body.text) else { return false }
    switch cue.kind {
    case .verb:
      let before = body.text.tokens[index - 1].folded
      return cue.isWide && !lexicon.words.isOne(.preposition, before) && before != "ما"
    case .participle:
      return cue.isWide && (index > start + 1 || cue.lemma == "قول") && !words.isOne(.adverb, body.text.tokens[index].folded)
    case .relay: return isRelay(index, cue)
    case .source, .echo: return false
    }
  }

  /// Whether a verb of passing on has someone behind it who is passed on, and is no masdar (ونقل المصابين).
  func isRelay(_ index: Int, _ cue: QuoteCues.Cue) -> Bool {
    let limit = min(body.text.tokens.count, index + 12)
    let particle = cue.lemma == "نسب" ? "الي" : "عن"
    return ((index + 1)..<max(index + 1, limit)).contains {
      body.text.tokens[$0].folded == particle || words.isOne(.particle, body.text.tokens[$0].folded)
    }
  }
}

extension EntityFinder.Found {
  /// Whether a particle is written onto the first word of the name.
  func isPrefixed(at token: TokenizedText.Token) -> Bool {
    span.start > token.start && span.start < token.end
  }
}
