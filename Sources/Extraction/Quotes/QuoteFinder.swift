import ArabicText
import Model

/// Finds who is reported to have said what: words in quotation marks and clauses with إن/أن that a reporting verb governs.
///
/// Quotation marks that no cue governs set off names and words at a distance («حمام الدم»); they are not quotations.
struct QuoteFinder: Sendable {
  let cues: QuoteCues
  let lexicon: Lexicon

  /// A cue in the text with the speaker whom it names.
  struct Report {
    let cue: QuoteCues.Cue
    /// The cue's own tokens.
    let tokens: Range<Int>
    let speaker: SpeakerResolver.Speaker?
    /// Whether it stands inside what another says: in a relative clause, or behind "and that he".
    let isEmbedded: Bool
  }

  func quotes(in body: BodyText) -> [Quote] {
    let resolver = SpeakerResolver(body: body, lexicon: lexicon, cues: cues)
    let marked = QuotationMarks.stretches(in: body.text)
    let all = marked.filter { $0.depth == 0 }
    var quotes: [Quote] = nested(marked, resolver)
    var last: SpeakerResolver.Speaker?
    var open: Report?
    var first = 0
    for sentence in body.text.sentences {
      while first < all.count, all[first].closing < sentence.lowerBound { first += 1 }
      let stretches = all[first...].prefix { $0.opening < sentence.upperBound }
      let reports = self.reports(in: sentence, resolver, carrying: &last, outside: stretches)
      let direct = direct(in: sentence, reports, stretches, body, goingOnWith: &open)
      quotes += direct + indirect(in: sentence, reports, beside: direct, body)
      if let paragraph = announced(by: sentence, reports, body) { quotes.append(paragraph) }
    }
    return quotes.sorted { $0.span < $1.span }
  }

  /// The cues of a sentence outside quotation marks. A verb without a subject of its own goes on for the last speaker.
  private func reports(
    in sentence: Range<Int>, _ resolver: SpeakerResolver, carrying last: inout SpeakerResolver.Speaker?,
    outside stretches: ArraySlice<QuotedStretch>
  ) -> [Report] {
    var reports: [Report] = []
    var index = sentence.lowerBound
    var stretches = stretches
    while index < sentence.upperBound {
      while let first = stretches.first, first.closing <= index { stretches.removeFirst() }
      if let inside = stretches.first, inside.tokens.contains(index) {
        index = inside.closing
        continue
      }
      guard let (cue, end) = cues.cue(at: index, in: resolver.body.text), resolver.body.mention(at: index) == nil,
        !isNegatedNoun(index, resolver.body), !isImpersonal(index, resolver.body)
      else {
        index += 1
        continue
      }
      // زار القرية وقال …، مؤكدا: the participle has the subject of the verb before it.
      let main = cue.kind == .participle ? reports.last { $0.cue.kind == .verb && !$0.isEmbedded } : nil
      let own = main == nil ? resolver.speaker(of: cue, at: index, end: end, in: sentence, last: last) : nil
      let speaker = main?.speaker ?? own
      let isEmbedded = isEmbedded(index, in: sentence, behind: reports, resolver.body)
      if let speaker, !isEmbedded, cue.kind != .source, !isAttribution(index, resolver.body) { last = speaker }
      reports.append(Report(cue: cue, tokens: index..<end, speaker: speaker, isEmbedded: isEmbedded))
      index = end
    }
    return reports
  }

  /// "حسبما ذكرت وكالة": the paper's source, who does not go on speaking.
  private func isAttribution(_ index: Int, _ body: BodyText) -> Bool {
    index > 0 && ["حسبما", "كما", "ما", "حسب", "وفقما", "مثلما"].contains(body.text.tokens[index - 1].folded)
  }

  private static let openers: Set<String> = ["بينما", "فيما", "لكن", "ولكن", "لكنه", "لكنها", "كما", "ثم", "قد", "وقد", "حين", "حيث", "ف"]

  /// "التي تعهدت", "وأنها حذرت", or a verb in the middle of a reported clause, joined to nothing: it belongs to what is reported.
  private func isEmbedded(_ index: Int, in sentence: Range<Int>, behind reports: [Report], _ body: BodyText) -> Bool {
    guard index > sentence.lowerBound else { return false }
    let before = body.text.tokens[index - 1].folded
    if let main = reports.last(where: { !$0.isEmbedded }), main.speaker != nil, main.cue.isWide, main.cue.kind != .source,
      isVerb(index, body),
      complementizer(from: main.tokens.upperBound, to: index, body) != nil
    {
      let isJoined = body.text.tokens[index].folded.hasPrefix("و") || body.text.tokens[index].folded.hasPrefix("ف")
      if !isJoined, before != "و", body.text.tokens[index - 1].kind != .punctuation, !Self.openers.contains(before) { return true }
    }
    return SpeakerResolver.relatives.contains(before) || ["وانها", "وانه", "وانهم", "وان", "وبانه", "وبانها"].contains(before)
  }

  private func isVerb(_ index: Int, _ body: BodyText) -> Bool {
    cues.cue(at: index, in: body.text)?.cue.kind == .verb
  }

  private func direct(
    in sentence: Range<Int>, _ reports: [Report], _ stretches: ArraySlice<QuotedStretch>, _ body: BodyText, goingOnWith open: inout Report?
  ) -> [Quote] {
    var quotes: [Quote] = []
    for stretch in stretches where sentence.contains(stretch.opening) {
      guard isSpeech(stretch, body) else { continue }
      let report = stretch.continues ? open : governing(stretch, reports, in: sentence, body)
      open = report
      guard let report, let speaker = report.speaker else { continue }
      var quote = self.quote(stretch.tokens, report, speaker, direct: true, body)
      quote.partial = !stretch.continues && isPartial(stretch, report, in: sentence, body)
      quotes.append(quote)
    }
    return quotes
  }

  /// What somebody is quoted as having said inside a quotation: «قال لي الرئيس: "…"».
  private func nested(_ stretches: [QuotedStretch], _ resolver: SpeakerResolver) -> [Quote] {
    var quotes: [Quote] = []
    var outer: QuotedStretch?
    for stretch in stretches {
      if stretch.depth == 0 { outer = stretch }
      guard stretch.depth == 1, let outer, isSpeech(stretch, resolver.body) else { continue }
      for index in (max(outer.tokens.lowerBound, stretch.opening - 10)..<stretch.opening).reversed() {
        guard let (cue, end) = cues.cue(at: index, in: resolver.body.text), end <= stretch.opening, cue.kind != .source else { continue }
        if let speaker = resolver.speaker(of: cue, at: index, end: end, in: index..<stretch.opening, last: nil) {
          let report = Report(cue: cue, tokens: index..<end, speaker: speaker, isEmbedded: true)
          quotes.append(quote(stretch.tokens, report, speaker, direct: true, resolver.body))
        }
        break
      }
    }
    return quotes
  }

  /// "فضّل عدم ذكر اسمه": a masdar that is spelt like a reporting verb.
  private func isNegatedNoun(_ index: Int, _ body: BodyText) -> Bool {
    index > 0 && ["عدم", "بعدم", "دون"].contains(body.text.tokens[index - 1].folded)
  }

  /// "يذكر أن", "يشار إلى أن": the newspaper recalls something, nobody says it.
  private func isImpersonal(_ index: Int, _ body: BodyText) -> Bool {
    guard index + 1 < body.text.tokens.count else { return false }
    let (word, next) = (body.text.tokens[index].folded, body.text.tokens[index + 1].folded)
    // ما يؤكد أن, وهو ما يعني: a thing shows it, nobody says it.
    if index > 0, ["ما", "مما"].contains(body.text.tokens[index - 1].folded), next == "ان" { return true }
    // يدعى صالح: he is called so.
    if ["يدعي", "تدعي"].contains(word) { return !["ان", "انه", "انها", "بان"].contains(next) }
    return ["يذكر", "ويذكر", "يشار", "ويشار"].contains(word) && ["ان", "الي", "انه", "انها"].contains(next)
  }

  /// Words after which a few words in quotation marks are somebody's own; after a noun they are a name or a term: الجوهرة "أف أم".
  private static let beforeFewWords: WordSet = [
    ":", "،", "ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "الي", "هي", "هو", "ب", "كان", "كانت", "ليس", "ليست", "بالقول", "قوله",
    "قولها",
    "قائلا", "قائله", "من", "علي", "يكون", "تكون",
  ]

  /// Whether a stretch of two or three words stands where speech can.
  private func isPlaceOfFewWords(_ stretch: QuotedStretch, _ body: BodyText) -> Bool {
    guard stretch.opening > 0 else { return false }
    if Self.beforeFewWords.contains(body.text.tokens[stretch.opening - 1].folded) { return true }
    // لن تغلق أبوابها: a clause and no name.
    if ["لن", "لم", "لا", "نحن", "سوف", "قد", "ليس"].contains(body.text.tokens[stretch.tokens.lowerBound].folded) { return true }
    return cues.cue(at: stretch.opening - 1, in: body.text)?.cue.isWide ?? false
  }

  /// Whether a stretch can be speech: two words at least, and not the name of something.
  private func isSpeech(_ stretch: QuotedStretch, _ body: BodyText) -> Bool {
    let words = stretch.tokens.filter { body.text.tokens[$0].kind != .punctuation }
    // Marks that do not pair: what lies between two quotations begins with the end of a sentence.
    guard ![".", "،"].contains(body.text.tokens[stretch.tokens.lowerBound].folded) else { return false }
    guard words.count >= 2, !isLabelled(stretch, body), words.count > 3 || isPlaceOfFewWords(stretch, body) else { return false }
    if let mention = body.mention(at: stretch.tokens.lowerBound), mention.tokens.upperBound >= stretch.tokens.upperBound { return false }
    return true
  }

  /// A word that says what the quoted words name stands right before them: وكالة «…», لـ «…».
  private func isLabelled(_ stretch: QuotedStretch, _ body: BodyText) -> Bool {
    guard stretch.opening > 0 else { return false }
    let before = body.text.tokens[stretch.opening - 1].folded
    return before == "ل" || Clitics.hasStem(before) { lexicon.words.isOne(.label, hash: $0) }
  }

  /// The cue that governs a stretch: the nearest before it in the sentence, or one right behind it.
  private func governing(_ stretch: QuotedStretch, _ reports: [Report], in sentence: Range<Int>, _ body: BodyText) -> Report? {
    let after = reports.first {
      $0.tokens.lowerBound > stretch.closing && $0.tokens.lowerBound - stretch.closing <= 3 && $0.speaker != nil
        && $0.cue.kind != .participle && !($0.cue.kind == .verb && body.text.tokens[$0.tokens.lowerBound].folded.hasPrefix("و"))
    }
    guard let before = reports.last(where: { $0.tokens.upperBound <= stretch.opening }) else {
      return after
    }
    if before.cue.isWide { return before.speaker == nil ? after ?? before : before }
    let distance = stretch.opening - before.tokens.upperBound
    let words = stretch.tokens.count
    return distance <= 12 && (words >= 4 || distance <= 6) ? before : after
  }

  /// Clauses with إن or أن behind a wide cue, to the end of the sentence, where nothing in quotation marks tells it better.
  private func indirect(in sentence: Range<Int>, _ reports: [Report], beside quotes: [Quote], _ body: BodyText) -> [Quote] {
    var found: [Quote] = []
    for (position, report) in reports.enumerated() where report.cue.isWide && report.cue.kind != .source {
      guard let speaker = report.speaker else { continue }
      let limit = reports[(position + 1)...].first { !$0.isEmbedded }?.tokens.lowerBound ?? sentence.upperBound
      guard let particle = complementizer(from: report.tokens.upperBound, to: min(limit, report.tokens.upperBound + 16), body) else {
        continue
      }
      var end = limit
      while end > particle + 1, body.text.tokens[end - 1].kind == .punctuation { end -= 1 }
      guard end - particle >= 4 else { continue }
      let span = body.span((particle + 1)..<end)
      if quotes.contains(where: { $0.direct && $0.span.overlaps(span) }) { continue }
      found.append(self.quote((particle + 1)..<end, report, speaker, direct: false, body))
    }
    return found
  }

  private func complementizer(from start: Int, to end: Int, _ body: BodyText) -> Int? {
    (start..<max(start, end)).first { index in
      let word = body.text.tokens[index].folded
      return word == "ان" || word == "بان" || word == "انه" || word == "انها" || word == "انهم"
    }
    .map { body.text.tokens[$0].folded.hasSuffix("ان") ? $0 : $0 - 1 }
  }

  /// The paragraph behind "صرح … بما يلي:": the sentence ends in a colon, and what follows is not in quotation marks.
  private func announced(by sentence: Range<Int>, _ reports: [Report], _ body: BodyText) -> Quote? {
    let tokens = body.text.tokens
    guard let last = sentence.last, tokens[last].folded == ":", let report = reports.last, let speaker = report.speaker,
      sentence.upperBound < tokens.count, !["«", "\"", "“"].contains(tokens[sentence.upperBound].folded)
    else { return nil }
    var end = sentence.upperBound + 1
    while end < tokens.count, !body.text.scalars[tokens[end - 1].end..<tokens[end].start].contains("\n") { end += 1 }
    return quote(sentence.upperBound..<end, report, speaker, direct: true, body)
  }

  /// A quotation with what its own clause says about it.
  private func quote(_ tokens: Range<Int>, _ report: Report, _ speaker: SpeakerResolver.Speaker, direct: Bool, _ body: BodyText) -> Quote {
    let span = body.span(tokens)
    var quote = Quote(
      speaker: speaker.entity?.slug, speakerText: speaker.text, text: body.string(span), span: span,
      cue: body.string(body.span(report.tokens)), direct: direct)
    QuoteCircumstances(body: body, lexicon: lexicon).fill(&quote, tokens, report)
    return quote
  }
}
