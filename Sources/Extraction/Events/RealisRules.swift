import ArabicText
import Model

/// Decides whether an event is told as fact: negation, plans, conditions, questions, how long ago it was, and what the sentence is about.
/// The words are data: `Config/realis/words.tsv`.
struct RealisRules: Sendable {
  private enum Kind: String {
    case negation, denial, plan, condition, background, occurrence, sport, accident
    case nominalNegation = "nominal-negation"
  }

  private var words: [Kind: Set<String>] = [:]

  /// Days after which an event counts as history.
  private static let historicalAge = 365

  /// Reads the files under `Config/realis/`; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.contains("Config/realis/") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        guard let kind = Kind(rawValue: row["kind"]) else {
          throw TableFile.Malformed(file: path, line: row.line, reason: "'\(row["kind"])' is no kind of realis word")
        }
        words[kind, default: []].insert(Folding.fold(row["word"]))
      }
    }
  }

  private func isOne(of kind: Kind, _ word: String) -> Bool {
    let list = words[kind, default: []]
    return list.contains(word) || (word.hasPrefix("و") && list.contains(String(word.dropFirst())))
  }

  /// Whether the sentence is about a game or an accident, so that its triggers mean something else.
  func isOffTopic(_ event: Event, in sentence: Range<Int>, _ body: BodyText) -> Bool {
    let tokens = body.text.tokens[sentence].map(\.folded)
    if tokens.contains(where: { isOne(of: .sport, $0) }) { return true }
    let isOutcome = event.type == .assault && event.mode == nil
    return isOutcome && tokens.contains { isOne(of: .accident, $0) }
  }

  /// Sets status and ``Event/historical``.
  func judge(_ event: inout Event, _ hit: TriggerFinder.Hit, in sentence: Range<Int>, _ body: BodyText, _ published: PartialDate?) {
    let before = wordsBefore(hit.tokens.lowerBound, 3, in: sentence, body)
    let wider = wordsBefore(hit.tokens.lowerBound, 6, in: sentence, body)
    if isDenied(hit, before, wider), event.type != .reject {
      event.status = before.contains("لن") || before.contains("ولن") ? .hypothetical : .denied
    } else if hit.isFuture || wider.contains(where: { isOne(of: .plan, $0) }) || isFuture(event, published) {
      event.status = .planned
    } else if wider.contains(where: { isOne(of: .condition, $0) }) && !isPastVerb(hit, before) || isQuestion(sentence, body) {
      event.status = .hypothetical
    }
    if let date = event.date, date.basis == .text, let day = published?.first {
      event.historical = day.daysSinceEpoch - date.last.daysSinceEpoch > Self.historicalAge
    }
    if event.quadClass == 4, isBackground(hit, in: sentence, body) { event.historical = true }
  }

  private func isDenied(_ hit: TriggerFinder.Hit, _ before: [String], _ wider: [String]) -> Bool {
    if wider.contains(where: { isOne(of: .denial, $0) }) { return true }
    return before.prefix(2).contains { isOne(of: hit.trigger.isVerb ? .negation : .nominalNegation, $0) }
  }

  /// Whether a conflict is mentioned rather than reported: an event noun behind "suspected of", "anniversary of", or with nothing near it that
  /// says when or that it happened; a present verb in a relative clause, which tells what somebody keeps doing.
  private func isBackground(_ hit: TriggerFinder.Hit, in sentence: Range<Int>, _ body: BodyText) -> Bool {
    let before = wordsBefore(hit.tokens.lowerBound, 7, in: sentence, body)
    if hit.trigger.isVerb {
      return hit.isPresent && !hit.isFuture && before.prefix(2).contains { ["الذين", "الذي", "التي", "كان", "كانوا"].contains($0) }
    }
    if before.prefix(5).contains(where: { isOne(of: .background, $0) }) { return true }
    let behind = body.text.tokens[hit.tokens.upperBound..<min(sentence.upperBound, hit.tokens.upperBound + 5)].map(\.folded)
    if (before + behind).contains(where: { isOne(of: .occurrence, $0) }) { return false }
    let span = body.span(sentence)
    return !body.dates(in: span).contains { $0.precision == .day }
  }

  /// قد before a past verb makes it certain, before a present one doubtful.
  private func isPastVerb(_ hit: TriggerFinder.Hit, _ before: [String]) -> Bool {
    guard hit.trigger.isVerb, !hit.isPresent else { return false }
    return before.contains { $0 == "قد" || $0 == "وقد" || $0 == "فقد" }
  }

  private func isFuture(_ event: Event, _ published: PartialDate?) -> Bool {
    guard let date = event.date, date.basis == .text, let day = published?.last else { return false }
    return date.first > day
  }

  private func isQuestion(_ sentence: Range<Int>, _ body: BodyText) -> Bool {
    sentence.last.map { ["؟", "?"].contains(body.text.tokens[$0].folded) } ?? false
  }

  private func wordsBefore(_ index: Int, _ count: Int, in sentence: Range<Int>, _ body: BodyText) -> [String] {
    var words: [String] = []
    var position = index - 1
    while position >= sentence.lowerBound, words.count < count {
      let token = body.text.tokens[position]
      if token.kind == .punctuation, ["،", "؛", ":"].contains(token.folded) { break }
      words.append(token.folded)
      position -= 1
    }
    return words
  }
}
