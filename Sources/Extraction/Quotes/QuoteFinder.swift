import ArabicText
import Model

/// Finds who is reported to have said what: words in quotation marks and clauses with إن/أن that a reporting verb governs.
///
/// Quotation marks that no cue governs set off names and words at a distance («حمام الدم»); they are not quotations.
struct QuoteFinder: Sendable {
  let cues: QuoteCues
  let words: QuoteWords
  let lexicon: Lexicon

  /// A cue in the text with the speaker whom it names.
  struct Report {
    let cue: QuoteCues.Cue
    /// The cue's own tokens.
    let tokens: Range<Int>
    let clause: ReportingClause
    let speaker: Speaker?
    /// Whether it stands inside what another says: in a relative clause, or behind "and that he".
    let isEmbedded: Bool
  }

  /// A body with what the finder needs to know of it.
  struct Page {
    let body: BodyText
    /// The outermost stretches in quotation marks.
    let stretches: [QuotedStretch]
    /// Those that can be speech, by their opening mark.
    let speeches: Set<Int>
    let resolver: SpeakerResolver

    var reader: ReportingClauseReader { resolver.reader }
    var tokens: [TokenizedText.Token] { body.text.tokens }
  }

  func quotes(in body: BodyText) -> [Quote] {
    let marked = QuotationMarks.stretches(in: body.text)
    let page = page(body, marked.filter { $0.depth == 0 })
    var quotes: [Quote] = nested(marked, page)
    var history = SpeakerHistory()
    var open: Report?
    // The report of a sentence before that ends in a colon: its words are the next paragraph.
    var announcer: Report?
    var first = 0
    for sentence in body.text.sentences {
      while first < page.stretches.count, page.stretches[first].closing < sentence.lowerBound { first += 1 }
      let stretches = page.stretches[first...].prefix { $0.opening < sentence.upperBound }
      let reports = self.reports(in: sentence, page, carrying: &history, outside: stretches)
      let direct = direct(in: sentence, reports, stretches, page, announced: announcer, goingOnWith: &open)
      announcer = sentence.last.flatMap { page.tokens[$0].folded == ":" ? reports.last : nil }
      quotes += direct + indirect(in: sentence, reports, beside: direct, page)
      if let paragraph = announced(by: sentence, reports, page) { quotes.append(paragraph) }
      if let headline = headline(in: sentence, reports, page, carrying: &history) { quotes.append(headline) }
    }
    return quotes.sorted { $0.span < $1.span }
  }

  private func page(_ body: BodyText, _ stretches: [QuotedStretch]) -> Page {
    let speeches = Set(stretches.filter { isSpeech($0, body) }.map(\.opening))
    let names = Dictionary(stretches.filter { !speeches.contains($0.opening) }.map { ($0.opening, $0.closing) }) { first, _ in first }
    let reader = ReportingClauseReader(body: body, lexicon: lexicon, cues: cues, words: words, names: names, speeches: speeches)
    return Page(
      body: body, stretches: stretches, speeches: speeches,
      resolver: SpeakerResolver(body: body, lexicon: lexicon, cues: cues, words: words, reader: reader))
  }

  /// The cues of a sentence outside quotation marks. A verb without a subject of its own goes on for the last speaker.
  private func reports(
    in sentence: Range<Int>, _ page: Page, carrying history: inout SpeakerHistory, outside stretches: ArraySlice<QuotedStretch>
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
      guard let (cue, end) = cues.cue(at: index, in: page.body.text), page.body.mention(at: index) == nil, !isNoReport(index, cue, page)
      else {
        index += 1
        continue
      }
      let report = report(cue, index..<end, in: sentence, behind: reports, page, history)
      if let speaker = report.speaker, !report.isEmbedded {
        let isAside = cue.kind == .participle || cue.kind == .echo || isAttribution(index, page.body)
        let isOnly = !reports.contains { $0.speaker != nil && !$0.isEmbedded }
        if cue.kind == .source || isAside ? isOnly && cue.kind == .source : true { history.add(speaker) }
      }
      if cue.kind != .source || report.speaker != nil { reports.append(report) }
      index = end
    }
    return reports
  }

  private func report(
    _ cue: QuoteCues.Cue, _ tokens: Range<Int>, in sentence: Range<Int>, behind reports: [Report], _ page: Page, _ history: SpeakerHistory
  ) -> Report {
    let clause = page.reader.clause(from: tokens.upperBound, in: sentence, isWide: cue.isWide)
    // زار القرية وقال …، مؤكدا: the participle has the subject of the verb before it.
    let mains = reports.filter { !$0.isEmbedded && $0.speaker != nil && !isAttribution($0.tokens.lowerBound, page.body) }
    let main = mains.last { $0.cue.kind == .verb || $0.cue.kind == .relay } ?? (cue.kind == .echo ? mains.last : nil)
    let place = SpeakerResolver.Place(
      cue: cue, tokens: tokens, clause: clause, sentence: sentence, main: ownMain(cue, reports) ?? main?.speaker)
    return Report(
      cue: cue, tokens: tokens, clause: clause, speaker: page.resolver.speaker(at: place, history),
      isEmbedded: isEmbedded(tokens.lowerBound, in: sentence, behind: reports, page))
  }

  /// وفق ما أعلن البيت الأبيض مضيفا: a participle right behind a source goes on with it.
  private func ownMain(_ cue: QuoteCues.Cue, _ reports: [Report]) -> Speaker? {
    guard cue.kind == .participle, let last = reports.last, last.cue.kind == .source, last.tokens.count > 1 + last.cue.rest.count else {
      return nil
    }
    return last.speaker
  }

  /// "كما ذكرت وكالة": the paper's source, who does not go on speaking.
  private func isAttribution(_ index: Int, _ body: BodyText) -> Bool {
    index > 0 && ["حسبما", "كما", "ما", "حسب", "وفقما", "مثلما"].contains(body.text.tokens[index - 1].folded)
      && !body.text.tokens[index - 1].isFirstOfClause(in: body, at: index - 1)
  }

  private static let openers: Set<String> = ["بينما", "فيما", "لكن", "ولكن", "لكنه", "لكنها", "كما", "ثم", "وقد", "حين", "حيث", "ف"]

  /// "التي تعهدت", "وأنها حذرت", or a verb in the middle of a reported clause, joined to nothing: it belongs to what is reported.
  private func isEmbedded(_ index: Int, in sentence: Range<Int>, behind reports: [Report], _ page: Page) -> Bool {
    guard index > sentence.lowerBound else { return false }
    let before = page.tokens[index - 1].folded
    if before == "ان", index > 1, ["بعد", "قبل", "منذ"].contains(page.tokens[index - 2].folded) { return true }
    if let main = reports.last(where: { !$0.isEmbedded && $0.cue.kind != .source && $0.cue.kind != .echo }), main.speaker != nil,
      isVerb(index, page.body),
      case .particle(let particle) = main.clause.opening, particle < index
    {
      let isJoined = page.tokens[index].folded.hasPrefix("و") || page.tokens[index].folded.hasPrefix("ف")
      if !isJoined, before != "و", page.tokens[index - 1].kind != .punctuation, !Self.openers.contains(before),
        page.body.mention(at: index - 1).map({ page.resolver.isGoverned($0) }) ?? true
      {
        return true
      }
    }
    return SpeakerResolver.relatives.contains(before)
      || ["وانها", "وانه", "وانهم", "وان", "وبانه", "وبانها", "عندما", "حين", "حينما", "بعدما"].contains(before)
  }

  private func isVerb(_ index: Int, _ body: BodyText) -> Bool {
    cues.cue(at: index, in: body.text)?.cue.kind == .verb
  }

  private func direct(
    in sentence: Range<Int>, _ reports: [Report], _ stretches: ArraySlice<QuotedStretch>, _ page: Page, announced: Report?,
    goingOnWith open: inout Report?
  ) -> [Quote] {
    var quotes: [Quote] = []
    for stretch in stretches where sentence.contains(stretch.opening) {
      guard page.speeches.contains(stretch.opening) else { continue }
      let isAnnounced = stretch.opening == sentence.lowerBound && announced != nil
      let report = stretch.continues ? open : isAnnounced ? announced : governing(stretch, reports, page.body)
      open = report
      guard let report, let speaker = report.speaker else { continue }
      var quote = self.quote(stretch.tokens, report, speaker, direct: true, page)
      quote.partial = !stretch.continues && isPartial(stretch, report, in: sentence, page)
      quotes.append(quote)
    }
    return quotes
  }

  /// What somebody is quoted as having said inside a quotation: «قال لي الرئيس: "…"».
  private func nested(_ stretches: [QuotedStretch], _ page: Page) -> [Quote] {
    var quotes: [Quote] = []
    var outer: QuotedStretch?
    for stretch in stretches {
      if stretch.depth == 0 { outer = stretch }
      guard stretch.depth == 1, let outer, isSpeech(stretch, page.body) else { continue }
      for index in (max(outer.tokens.lowerBound, stretch.opening - 10)..<stretch.opening).reversed() {
        guard let (cue, end) = cues.cue(at: index, in: page.body.text), end <= stretch.opening, cue.kind != .source, cue.kind != .echo
        else { continue }
        let report = report(cue, index..<end, in: index..<stretch.opening, behind: [], page, SpeakerHistory())
        if let speaker = report.speaker { quotes.append(quote(stretch.tokens, report, speaker, direct: true, page)) }
        break
      }
    }
    return quotes
  }

  /// The cue that governs a stretch: the nearest before it in the sentence, or one right behind it.
  private func governing(_ stretch: QuotedStretch, _ reports: [Report], _ body: BodyText) -> Report? {
    let after = reports.first {
      $0.tokens.lowerBound > stretch.closing && $0.tokens.lowerBound - stretch.closing <= 3 && $0.speaker != nil
        && $0.cue.kind != .participle && !($0.cue.kind == .verb && body.text.tokens[$0.tokens.lowerBound].folded.hasPrefix("و"))
    }
    guard let before = reports.last(where: { $0.tokens.upperBound <= stretch.opening && $0.cue.kind != .echo }) else {
      return after
    }
    // ندوة حول «…» أن: what stands before the particle is no part of the words said.
    if case .particle(let particle) = before.clause.opening, stretch.closing < particle { return nil }
    if before.cue.isWide { return before.speaker == nil ? after ?? before : before }
    let distance = stretch.opening - before.tokens.upperBound
    let words = stretch.tokens.count
    return distance <= 12 && (words >= 4 || distance <= 6) ? before : after
  }

  /// A quotation with what its own clause says about it.
  func quote(_ tokens: Range<Int>, _ report: Report, _ speaker: Speaker, direct: Bool, _ page: Page) -> Quote {
    let span = page.body.span(tokens)
    var quote = Quote(
      speaker: speaker.entity?.slug, speakerText: speaker.text, text: page.body.string(span), span: span,
      cue: page.body.string(page.body.span(report.tokens)), direct: direct)
    QuoteCircumstances(body: page.body, lexicon: lexicon, words: words, reader: page.reader).fill(&quote, tokens, report)
    return quote
  }
}

extension TokenizedText.Token {
  /// Whether كما begins the sentence: "كما قال الوزير إن" goes on reporting.
  fileprivate func isFirstOfClause(in body: BodyText, at index: Int) -> Bool {
    guard folded == "كما" else { return false }
    return index == 0 || body.text.tokens[index - 1].kind == .punctuation
      || body.text.scalars[body.text.tokens[index - 1].end..<start].contains("\n")
  }
}
